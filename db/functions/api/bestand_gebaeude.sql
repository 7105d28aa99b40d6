-- SELECT geb_id, name FROM api.bestand_gebaeude(zeilen);
CREATE FUNCTION api.bestand_gebaeude(p_b jsonb)
RETURNS TABLE (zeile int, schluessel text, obj_id text, geb_id text, name text, strasse text, baujahr int, denkmal boolean)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT g.zeile, pg_catalog.concat_ws('/', g."OBJ_ID", g."GEB_ID"), g."OBJ_ID", g."GEB_ID", coalesce(g."Name", g."Straße", g."GEB_ID"), g."Straße", CASE WHEN g."Baujahr" BETWEEN 1200 AND 2100 THEN g."Baujahr" END, coalesce(g."Denkmalschutz" = '1', false)
  FROM pg_catalog.jsonb_to_recordset(p_b->'gebaeude') AS g(zeile int, "OBJ_ID" text, "GEB_ID" text, "Name" text, "Straße" text, "Baujahr" numeric, "Denkmalschutz" text)
$fn$;
ALTER FUNCTION api.bestand_gebaeude(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_gebaeude(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_gebaeude(jsonb) IS
'Gebäude des gelesenen Exports (api.bestand_lesen).';
