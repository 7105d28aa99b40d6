-- SELECT ve_id, art FROM api.bestand_einheiten(zeilen);
CREATE FUNCTION api.bestand_einheiten(p_b jsonb)
RETURNS TABLE (zeile int, schluessel text, obj_id text, geb_id text, ve_id text, nummer text, bezeichnung text, lage text, art text, zimmer numeric, wohnflaeche numeric, heizflaeche numeric, mea numeric, keller text, kaution numeric, notizen text)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT e.zeile, pg_catalog.concat_ws('/', e."OBJ_ID", e."VE_ID"), e."OBJ_ID", e."GEB_ID", e."VE_ID", coalesce(e."VENr", e."VE_ID"), coalesce(e."Bezeichnung", 'Einheit ' || coalesce(e."VENr", e."VE_ID")), e."Lage",
       CASE coalesce(e."Art", 'WE') WHEN 'WE' THEN 'wohnung' WHEN 'GE' THEN 'gewerbe' WHEN 'GA' THEN 'garage' WHEN 'ST' THEN 'stellplatz' WHEN 'KE' THEN 'keller' ELSE 'zimmer' END,
       CASE WHEN e."Zimmer" > 0 AND e."Zimmer" < 1000 THEN pg_catalog.round(e."Zimmer", 1) END,
       nullif(pg_catalog.round(coalesce(e."U_Wohnfläche", e."Gesamtfläche"), 2), 0), nullif(pg_catalog.round(e."U_Heizfläche", 2), 0), pg_catalog.round(e."U_MEA", 3), e."Kellernummer", e."Kaution", e."Notizen"
  FROM pg_catalog.jsonb_to_recordset(p_b->'einheiten') AS e(zeile int, "OBJ_ID" text, "GEB_ID" text, "VE_ID" text, "Bezeichnung" text, "Lage" text, "VENr" text, "Art" text, "Zimmer" numeric,
       "Gesamtfläche" numeric, "U_Wohnfläche" numeric, "U_Heizfläche" numeric, "U_MEA" numeric, "Kellernummer" text, "Kaution" numeric, "Notizen" text)
$fn$;
ALTER FUNCTION api.bestand_einheiten(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_einheiten(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_einheiten(jsonb) IS
'Einheiten des gelesenen Exports (api.bestand_lesen).';
