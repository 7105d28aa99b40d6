-- Names that must not stand in what a tenant is told about himself: everybody of the same house, of his household and of the office, but himself and his landlord.
-- SELECT regel.dritte_namen(1, 17);
--  {Jonas Ostermann,Jonas,…}
CREATE FUNCTION regel.dritte_namen(p_mandant_id bigint, p_mieter_id bigint)
RETURNS text[]
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH ich AS (
  SELECT m.* FROM akte.mieter m WHERE m.mandant_id = p_mandant_id AND m.id = p_mieter_id
), meine AS (
  SELECT v.mandant_id, v.id, v.einheit_id, e.objekt_id FROM akte.vertragsparteien p
    JOIN akte.mietverhaeltnisse v ON v.mandant_id = p.mandant_id AND v.id = p.mietverhaeltnis_id
    JOIN akte.einheiten e ON e.mandant_id = v.mandant_id AND e.id = v.einheit_id
   WHERE p.mandant_id = p_mandant_id AND p.mieter_id = p_mieter_id
), dritte AS (
  SELECT m.vorname, m.nachname, m.firma FROM akte.mieter m
   WHERE m.mandant_id = p_mandant_id AND m.id <> p_mieter_id AND m.id IN (
     SELECT p.mieter_id FROM akte.vertragsparteien p JOIN akte.mietverhaeltnisse v ON v.mandant_id = p.mandant_id AND v.id = p.mietverhaeltnis_id
       JOIN akte.einheiten e ON e.mandant_id = v.mandant_id AND e.id = v.einheit_id WHERE p.mandant_id = p_mandant_id AND e.objekt_id IN (SELECT x.objekt_id FROM meine x))
  UNION ALL
  SELECT b.vorname, b.nachname, NULL FROM akte.bewohner b WHERE b.mandant_id = p_mandant_id AND b.mieter_id IS DISTINCT FROM p_mieter_id AND b.mietverhaeltnis_id IN (SELECT x.id FROM meine x)
  UNION ALL
  SELECT u.vorname, u.nachname, NULL FROM akte.untervermietungen u WHERE u.mandant_id = p_mandant_id AND u.mietverhaeltnis_id IN (SELECT x.id FROM meine x)
  UNION ALL
  SELECT w.eintritt_vorname, w.eintritt_nachname, NULL FROM akte.mieterwechsel w
   WHERE w.mandant_id = p_mandant_id AND w.mietverhaeltnis_id IN (SELECT x.id FROM meine x) AND w.eintretend_id IS DISTINCT FROM p_mieter_id
  UNION ALL
  SELECT e.vorname, e.nachname, e.firma FROM akte.eigentuemer e JOIN akte.eigentumsverhaeltnisse v ON v.mandant_id = e.mandant_id AND v.eigentuemer_id = e.id
    JOIN akte.einheiten w ON w.mandant_id = v.mandant_id AND w.id = v.einheit_id
   WHERE e.mandant_id = p_mandant_id AND w.objekt_id IN (SELECT x.objekt_id FROM meine x) AND w.id NOT IN (SELECT x.einheit_id FROM meine x)
  UNION ALL
  SELECT NULL, b.name, NULL FROM akte.benutzer b WHERE b.mandant_id = p_mandant_id
), namen AS (
  SELECT pg_catalog.concat_ws(' ', d.vorname, d.nachname) AS name FROM dritte d
  UNION SELECT d.nachname FROM dritte d UNION SELECT d.vorname FROM dritte d UNION SELECT d.firma FROM dritte d
)
SELECT coalesce(pg_catalog.array_agg(n.name ORDER BY pg_catalog.length(n.name) DESC, n.name), '{}')
  FROM namen n, ich
 WHERE pg_catalog.length(n.name) >= 3
   AND n.name IS DISTINCT FROM ich.nachname AND n.name IS DISTINCT FROM ich.vorname AND n.name IS DISTINCT FROM ich.firma
   AND n.name <> pg_catalog.concat_ws(' ', ich.vorname, ich.nachname)
$fn$;
ALTER FUNCTION regel.dritte_namen(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.dritte_namen(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.dritte_namen(bigint, bigint) IS
'Namen anderer Personen desselben Hauses, Haushalts und der Verwaltung, längste zuerst; ohne die Person selbst und ihren Vermieter.
Norm: Art. 15 Abs. 4 DSGVO.';
