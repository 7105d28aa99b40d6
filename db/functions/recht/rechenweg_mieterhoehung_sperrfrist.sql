-- Derivation of recht.mieterhoehung_sperrfrist.
--
--   SELECT recht.rechenweg_mieterhoehung_sperrfrist(DATE '2025-03-01', DATE '2026-03-02')->'ergebnis'->>'wirksam_ab';
--    → 2026-06-01
CREATE FUNCTION recht.rechenweg_mieterhoehung_sperrfrist(p_letzte_wirksam date, p_zugang date)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT z.fruehester_zugang, z.zulaessig, z.wirksam_ab INTO v FROM recht.mieterhoehung_sperrfrist(p_letzte_wirksam := p_letzte_wirksam, p_zugang := p_zugang) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'mieterhoehung_sperrfrist', p_version := '2026-11-1', p_stichtag := p_zugang,
    p_argumente := jsonb_build_object('p_letzte_wirksam', p_letzte_wirksam, 'p_zugang', p_zugang),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Das Verlangen darf frühestens ein Jahr nach dem letzten Wirksamwerden zugehen; ein früheres ist unwirksam.',
        p_norm := '§ 558 Abs. 1 S. 2 BGB',
        p_eingaben := jsonb_build_object('letzte_wirksam', p_letzte_wirksam, 'zugang', p_zugang),
        p_ergebnis := jsonb_build_object('fruehester_zugang', v.fruehester_zugang, 'zulaessig', v.zulaessig)),
      recht.schritt(
        p_regel := 'Die Miete muss beim Wirksamwerden seit 15 Monaten unverändert sein; sonst wirkt die Erhöhung ab dem dritten Monat nach Zugang, zur Sicherheit auf den Monatsersten aufgerundet.',
        p_norm := '§ 558 Abs. 1 S. 1, § 558b Abs. 1 BGB',
        p_eingaben := jsonb_build_object('letzte_wirksam', p_letzte_wirksam, 'zugang', p_zugang),
        p_ergebnis := to_jsonb(v.wirksam_ab))],
    p_ergebnis := jsonb_build_object('fruehester_zugang', v.fruehester_zugang, 'zulaessig', v.zulaessig, 'wirksam_ab', v.wirksam_ab));
END
$fn$;
ALTER FUNCTION recht.rechenweg_mieterhoehung_sperrfrist(date, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_mieterhoehung_sperrfrist(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_mieterhoehung_sperrfrist(date, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_mieterhoehung_sperrfrist(date, date) IS
'Rechenweg zu recht.mieterhoehung_sperrfrist, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
