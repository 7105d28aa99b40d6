-- What a form has to mark after a refusal: the field the guard names, and every reason the team lead would have to give.
-- SELECT engine.felder_offen(engine.ablehnung('MA571', 'Nicht abgemahnt.', ''), 'MA571', '{"kuendigung_abmahnung": "Nicht abgemahnt."}');
--  {"_uebersteuern.kuendigung_abmahnung": "Nicht abgemahnt."}
CREATE FUNCTION engine.felder_offen(p_a engine.ablehnung, p_sqlstate text, p_offen text)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
-- other errors use the slot for what PostgreSQL puts there
SELECT CASE WHEN p_sqlstate LIKE 'MA%' AND p_offen LIKE '{%' THEN
         (SELECT pg_catalog.jsonb_object_agg('_uebersteuern.' || o.key, o.value) FROM pg_catalog.jsonb_each(p_offen::jsonb) o)
         || CASE WHEN p_a.feld IS NOT NULL THEN pg_catalog.jsonb_build_object(p_a.feld, p_a.meldung) ELSE '{}' END
       END
$fn$;
ALTER FUNCTION engine.felder_offen(engine.ablehnung, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.felder_offen(engine.ablehnung, text, text) FROM PUBLIC;
COMMENT ON FUNCTION engine.felder_offen(engine.ablehnung, text, text) IS
'Felder einer Ablehnung, die sich übersteuern ließe: Feld → Meldung, dazu je verletzter Bedingung _uebersteuern.<bedingung> → Meldung. NULL, wenn nichts zu übersteuern ist.';
