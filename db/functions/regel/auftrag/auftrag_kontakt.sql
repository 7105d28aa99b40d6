-- Whom to ring at the door: name and number, nothing else of the person.   SELECT regel.auftrag_kontakt(a);   →  Katrin Ostermann, 0150 5550176
CREATE FUNCTION regel.auftrag_kontakt(p_a akte.anfragen)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT nullif(pg_catalog.concat_ws(', ', coalesce(regel.personenname(m.titel, m.vorname, m.nachname, m.firma), p_a.absender_name),
                                   coalesce(p_a.absender_telefon, m.telefon_mobil, m.telefon_privat)), '')
  FROM (SELECT 1) AS eine LEFT JOIN akte.mieter m ON m.mandant_id = p_a.mandant_id AND m.id = p_a.mieter_id
$fn$;
ALTER FUNCTION regel.auftrag_kontakt(akte.anfragen) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.auftrag_kontakt(akte.anfragen) FROM PUBLIC;
COMMENT ON FUNCTION regel.auftrag_kontakt(akte.anfragen) IS
'Name und Telefon der Person vor Ort; NULL, wenn beides unbekannt ist.';
