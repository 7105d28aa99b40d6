-- What an idempotency key stands for: the same key with other data is another request and is refused.
-- SELECT engine.anfrage_digest('ausloesen', 4711, 'notieren', '{"zahl":"2"}') = engine.anfrage_digest('ausloesen', 4711, 'notieren', '{"zahl":"3"}');   →  f
CREATE FUNCTION engine.anfrage_digest(
  p_art text,
  p_id bigint,
  p_name text,
  p_daten jsonb
)
RETURNS bytea
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.jsonb_build_array(p_art, p_id, p_name,
  -- an uploaded file gets a new kennung with every post of the same form: it does not make another request of it
  (SELECT pg_catalog.jsonb_object_agg(d.key, d.value) FROM pg_catalog.jsonb_each(coalesce(p_daten, '{}')) d
    WHERE d.value #>> '{}' !~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' OR d.value #>> '{}' IS NULL))::text, 'UTF8'))
$fn$;
ALTER FUNCTION engine.anfrage_digest(text, bigint, text, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.anfrage_digest(text, bigint, text, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION engine.anfrage_digest(text, bigint, text, jsonb) IS
'Prüfsumme einer Anfrage (Art, Vorgang oder Klammer, Ereignis, Angaben ohne Kennungen hochgeladener Dateien).';
