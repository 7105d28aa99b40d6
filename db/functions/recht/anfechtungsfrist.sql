-- Deadlines of the action against a decision of the owners.
--
--   SELECT * FROM recht.anfechtungsfrist(DATE '2021-05-11', 'BE');
--    → 2021-06-11 | 2021-07-12
CREATE FUNCTION recht.anfechtungsfrist(p_beschluss date, p_land text)
RETURNS TABLE (klage_bis date, begruendung_bis date)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_beschluss', p_tag := p_beschluss);
  -- Both run from the decision, not the second from the end of the first.
  klage_bis := recht.naechster_werktag(p_tag := recht.fristende(p_ereignis := p_beschluss, p_monate := 1), p_land := p_land);
  begruendung_bis := recht.naechster_werktag(p_tag := recht.fristende(p_ereignis := p_beschluss, p_monate := 2), p_land := p_land);
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.anfechtungsfrist(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.anfechtungsfrist(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.anfechtungsfrist(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.anfechtungsfrist(date, text) IS
'Anfechtung eines Beschlusses: klage_bis einen Monat, begruendung_bis zwei Monate nach der Beschlussfassung (Verkündung in der Versammlung), § 193 BGB angewandt; Ausschlussfristen. p_land: Sitz des Gerichts. Für Nichtigkeit (§ 23 Abs. 4 S. 1 WEG) gibt es keine Frist. Norm: § 45 WEG, §§ 187 Abs. 1, 188 Abs. 2, 3, 193 BGB. Fehler: MA201, MA204, MA205, MA215.';
