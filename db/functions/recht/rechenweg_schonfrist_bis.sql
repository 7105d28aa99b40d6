-- Derivation of recht.schonfrist_bis.
--
--   SELECT recht.rechenweg_schonfrist_bis(DATE '2026-03-15', 'BE')->'ergebnis'->>'schonfrist_bis';
--    → 2026-05-15
CREATE FUNCTION recht.rechenweg_schonfrist_bis(p_zustellung date, p_land text)
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
  SELECT z.schonfrist_bis, z.schonfrist_bis_193, z.heilt_fristlose, z.heilt_ordentliche INTO v
  FROM recht.schonfrist_bis(p_zustellung := p_zustellung, p_land := p_land) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'schonfrist_bis', p_version := '2026-11-1', p_stichtag := p_zustellung,
    p_argumente := jsonb_build_object('p_zustellung', p_zustellung, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Zwei Monate nach Rechtshängigkeit der Räumungsklage; vollständige Zahlung heilt nur die fristlose Kündigung, nicht die ordentliche.',
        p_norm := '§ 569 Abs. 3 Nr. 2 BGB, §§ 187 Abs. 1, 188 Abs. 2, 3 BGB, BGH VIII ZR 287/23',
        p_eingaben := jsonb_build_object('zustellung', p_zustellung),
        p_ergebnis := to_jsonb(v.schonfrist_bis)),
      recht.schritt_193(p_tag := v.schonfrist_bis, p_land := p_land)],
    p_ergebnis := jsonb_build_object('schonfrist_bis', v.schonfrist_bis, 'schonfrist_bis_193', v.schonfrist_bis_193, 'heilt_fristlose', v.heilt_fristlose, 'heilt_ordentliche', v.heilt_ordentliche));
END
$fn$;
ALTER FUNCTION recht.rechenweg_schonfrist_bis(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_schonfrist_bis(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_schonfrist_bis(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_schonfrist_bis(date, text) IS
'Rechenweg zu recht.schonfrist_bis, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
