-- SELECT obj_id, nummer FROM api.bestand_objekte(zeilen);
CREATE FUNCTION api.bestand_objekte(p_b jsonb)
RETURNS TABLE (zeile int, schluessel text, obj_id text, verwart text, name text, strasse text, plz text, ort text, land text, nummer text, notizen text, eigentuemer_k_id text, konten jsonb)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT o.zeile, o."OBJ_ID", o."OBJ_ID", o."VerwArt", coalesce(o."Name", o."Straße"), o."Straße", o."PLZ", o."Ort", o."Land", coalesce(o."ObjNr", o."OBJ_ID"), o."Notizen", o."MV_Eig_K_ID",
       pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('BK1_ID', o."BK1_ID", 'BK2_ID', o."BK2_ID", 'BK3_ID', o."BK3_ID", 'RL1_BK_ID', o."RL1_BK_ID", 'RL2_BK_ID', o."RL2_BK_ID"))
  FROM pg_catalog.jsonb_to_recordset(p_b->'objekte') AS o(zeile int, "OBJ_ID" text, "VerwArt" text, "Name" text, "Straße" text, "PLZ" text, "Ort" text, "Land" text, "ObjNr" text,
       "Notizen" text, "MV_Eig_K_ID" text, "BK1_ID" text, "BK2_ID" text, "BK3_ID" text, "RL1_BK_ID" text, "RL2_BK_ID" text)
$fn$;
ALTER FUNCTION api.bestand_objekte(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_objekte(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_objekte(jsonb) IS
'Objekte des gelesenen Exports (api.bestand_lesen).';
