-- Derivation of recht.sonderkuendigung_561.
--
--   SELECT recht.rechenweg_sonderkuendigung_561(DATE '2026-03-10', 'BE')->'ergebnis'->>'mietende';
--    → 2026-07-31
CREATE FUNCTION recht.rechenweg_sonderkuendigung_561(p_zugang date, p_land text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT z.kuendigung_bis, z.kuendigung_bis_193, z.mietende INTO v FROM recht.sonderkuendigung_561(p_zugang := p_zugang, p_land := p_land) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'sonderkuendigung_561', p_version := '2026-11-1', p_stichtag := p_zugang,
    p_argumente := jsonb_build_object('p_zugang', p_zugang, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Der Mieter kann bis zum Ablauf des zweiten Monats nach Zugang außerordentlich kündigen.',
        p_norm := '§ 561 Abs. 1 S. 1 BGB',
        p_eingaben := jsonb_build_object('zugang', p_zugang),
        p_ergebnis := to_jsonb(v.kuendigung_bis)),
      recht.schritt_193(p_tag := v.kuendigung_bis, p_land := p_land),
      recht.schritt(
        p_regel := 'Die Kündigung wirkt zum Ablauf des übernächsten Monats; die Erhöhung tritt nicht ein.',
        p_norm := '§ 561 Abs. 1 S. 1, 2 BGB',
        p_eingaben := jsonb_build_object('kuendigung', v.kuendigung_bis),
        p_ergebnis := to_jsonb(v.mietende))],
    p_ergebnis := jsonb_build_object('kuendigung_bis', v.kuendigung_bis, 'kuendigung_bis_193', v.kuendigung_bis_193, 'mietende', v.mietende));
END
$fn$;
ALTER FUNCTION recht.rechenweg_sonderkuendigung_561(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_sonderkuendigung_561(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_sonderkuendigung_561(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_sonderkuendigung_561(date, text) IS
'Rechenweg zu recht.sonderkuendigung_561, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
