-- Whom a start is about: the lease of the bracket, or owner and unit as chosen ("7:31").
-- SELECT * FROM regel.mahnung_schuldner_aus(k);   →  NULL | 7 | 31
CREATE FUNCTION regel.mahnung_schuldner_aus(p_k engine.kontext)
RETURNS TABLE (mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE p_k.traeger_art WHEN 'vermietung' THEN p_k.bezug_id END,
       CASE WHEN p_k.traeger_art = 'objekt' THEN nullif(pg_catalog.split_part(p_k.daten->>'schuldner', ':', 1), '')::bigint END,
       CASE WHEN p_k.traeger_art = 'objekt' THEN nullif(pg_catalog.split_part(p_k.daten->>'schuldner', ':', 2), '')::bigint END
$fn$;
ALTER FUNCTION regel.mahnung_schuldner_aus(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_schuldner_aus(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_schuldner_aus(engine.kontext) IS
'Schuldner eines Starts: Mietverhältnis der Klammer oder Eigentümer und Einheit aus dem Feld schuldner.';
