-- Where it is.   SELECT regel.auftrag_ort(a);   →  Hauptstraße 47, 10827 Berlin, WE 07, 3. OG links, Bad
CREATE FUNCTION regel.auftrag_ort(p_a akte.anfragen)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT nullif(pg_catalog.concat_ws(', ', o.strasse, pg_catalog.concat_ws(' ', o.plz, o.ort), e.bezeichnung, e.lage, p_a.raum), '')
  FROM (SELECT 1) AS eine
  LEFT JOIN akte.objekte o ON o.mandant_id = p_a.mandant_id AND o.id = p_a.objekt_id
  LEFT JOIN akte.einheiten e ON e.mandant_id = p_a.mandant_id AND e.id = p_a.einheit_id
$fn$;
ALTER FUNCTION regel.auftrag_ort(akte.anfragen) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.auftrag_ort(akte.anfragen) FROM PUBLIC;
COMMENT ON FUNCTION regel.auftrag_ort(akte.anfragen) IS
'Ort einer Anfrage für den, der hinfährt; NULL, wenn keiner bekannt ist.';
