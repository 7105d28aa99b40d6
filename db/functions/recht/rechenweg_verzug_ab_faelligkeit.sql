-- Derivation of recht.verzug_ab_faelligkeit.
--
--   SELECT recht.rechenweg_verzug_ab_faelligkeit(DATE '2026-10-31', 'BE')->'ergebnis'->>'verzug_ab';
--    → 2026-11-03
CREATE FUNCTION recht.rechenweg_verzug_ab_faelligkeit(p_faellig date, p_land text)
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
  SELECT z.faellig_bis, z.verzug_ab INTO v FROM recht.verzug_ab_faelligkeit(p_faellig := p_faellig, p_land := p_land) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'verzug_ab_faelligkeit', p_version := '2026-11-1', p_stichtag := p_faellig,
    p_argumente := jsonb_build_object('p_faellig', p_faellig, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt_193(p_tag := p_faellig, p_land := p_land),
      recht.schritt(
        p_regel := 'Der Verzug beginnt am Kalendertag nach dem letzten Zahltag, ohne Mahnung, weil der Tag nach dem Kalender bestimmt ist.',
        p_norm := '§ 286 Abs. 2 Nr. 1, § 187 Abs. 1 BGB',
        p_eingaben := jsonb_build_object('faellig_bis', v.faellig_bis),
        p_ergebnis := to_jsonb(v.verzug_ab))],
    p_ergebnis := jsonb_build_object('faellig_bis', v.faellig_bis, 'verzug_ab', v.verzug_ab));
END
$fn$;
ALTER FUNCTION recht.rechenweg_verzug_ab_faelligkeit(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_verzug_ab_faelligkeit(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_verzug_ab_faelligkeit(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_verzug_ab_faelligkeit(date, text) IS
'Rechenweg zu recht.verzug_ab_faelligkeit, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
