-- What was entered, what it did, what was overridden: the erasable part of an audit row. Empty: no row at all.
-- SELECT engine.nutzlast('{"form":"papier"}', '{}', '{}');   →  {"daten": {"form": "papier"}}
CREATE FUNCTION engine.nutzlast(
  p_daten jsonb,
  p_wirkungen jsonb,
  p_uebersteuerung jsonb
)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN p_daten = '{}' AND p_wirkungen = '{}' AND p_uebersteuerung = '{}' THEN NULL
            ELSE pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
                   'daten', nullif(p_daten, '{}'), 'wirkung', nullif(p_wirkungen, '{}'), 'uebersteuert', nullif(p_uebersteuerung, '{}')))::text END
$fn$;
ALTER FUNCTION engine.nutzlast(jsonb, jsonb, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.nutzlast(jsonb, jsonb, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION engine.nutzlast(jsonb, jsonb, jsonb) IS
'Text der Nutzlast eines Protokolleintrags aus Eingaben, Wirkungen und Übersteuerungen; NULL, wenn alles leer ist.';
