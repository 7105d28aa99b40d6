-- Derivation of recht.anfechtungsfrist.
--
--   SELECT recht.rechenweg_anfechtungsfrist(DATE '2021-05-11', 'BE')->'ergebnis'->>'begruendung_bis';
--    → 2021-07-12
CREATE FUNCTION recht.rechenweg_anfechtungsfrist(p_beschluss date, p_land text)
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
  SELECT z.klage_bis, z.begruendung_bis INTO v FROM recht.anfechtungsfrist(p_beschluss := p_beschluss, p_land := p_land) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'anfechtungsfrist', p_version := '2026-11-1', p_stichtag := p_beschluss,
    p_argumente := jsonb_build_object('p_beschluss', p_beschluss, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Die Klage ist innerhalb eines Monats nach der Beschlussfassung zu erheben.',
        p_norm := '§ 45 S. 1 WEG, §§ 187 Abs. 1, 188 Abs. 2, 3 BGB',
        p_eingaben := jsonb_build_object('beschluss', p_beschluss),
        p_ergebnis := to_jsonb(recht.fristende(p_ereignis := p_beschluss, p_monate := 1))),
      recht.schritt_193(p_tag := recht.fristende(p_ereignis := p_beschluss, p_monate := 1), p_land := p_land),
      recht.schritt(
        p_regel := 'Zu begründen ist sie innerhalb von zwei Monaten nach der Beschlussfassung.',
        p_norm := '§ 45 S. 1 WEG, §§ 187 Abs. 1, 188 Abs. 2, 3 BGB',
        p_eingaben := jsonb_build_object('beschluss', p_beschluss),
        p_ergebnis := to_jsonb(recht.fristende(p_ereignis := p_beschluss, p_monate := 2))),
      recht.schritt_193(p_tag := recht.fristende(p_ereignis := p_beschluss, p_monate := 2), p_land := p_land)],
    p_ergebnis := jsonb_build_object('klage_bis', v.klage_bis, 'begruendung_bis', v.begruendung_bis));
END
$fn$;
ALTER FUNCTION recht.rechenweg_anfechtungsfrist(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_anfechtungsfrist(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_anfechtungsfrist(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_anfechtungsfrist(date, text) IS
'Rechenweg zu recht.anfechtungsfrist, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
