-- SELECT schluessel, miete FROM api.bestand_vertraege(zeilen);
CREATE FUNCTION api.bestand_vertraege(p_b jsonb)
RETURNS TABLE (zeile int, schluessel text, obj_id text, ve_id text, k_id text, typ text, von date, bis date, gewerbe text, lastschrift boolean, mahnsperre boolean, miete numeric, bkv numeric, hkv numeric, garage numeric, stellplatz numeric, sonstige numeric, hausgeld numeric, ruecklage numeric, mea numeric, wohnflaeche numeric, personen int, bk_id text, notizen text)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT v.zeile, pg_catalog.concat_ws('/', v."OBJ_ID", v."VE_ID", v."K_ID", v."Typ", v.von), v."OBJ_ID", v."VE_ID", v."K_ID", v."Typ", v.von, v.bis, v."Gewerbe", coalesce(v."Lastschrift" = '1', false), coalesce(v."Mahnsperre" = '1', false),
       v."Z_Miete", coalesce(v."Z_BKV", 0), coalesce(v."Z_HKV", 0), coalesce(v."Z_Garage", 0), coalesce(v."Z_Stellplatz", 0), coalesce(v."Z_sonstMiete", 0),
       v."Z_Hausgeld", coalesce(v."Z_Rücklage1" + v."Z_Rücklage2", v."Z_Rücklage1", v."Z_Rücklage2"), pg_catalog.round(v."U_MEA", 3), v."U_Wohnfläche",
       CASE WHEN v."U_Personen" < 1000 THEN pg_catalog.round(v."U_Personen")::int END, v."BK_ID", v."Notizen"
  FROM pg_catalog.jsonb_to_recordset(p_b->'vertraege') AS v(zeile int, "OBJ_ID" text, "VE_ID" text, "K_ID" text, "Typ" text, von date, bis date, "Gewerbe" text, "Lastschrift" text, "Mahnsperre" text,
       "Z_Miete" numeric, "Z_BKV" numeric, "Z_HKV" numeric, "Z_Garage" numeric, "Z_Stellplatz" numeric, "Z_sonstMiete" numeric, "Z_Hausgeld" numeric, "Z_Rücklage1" numeric, "Z_Rücklage2" numeric,
       "U_MEA" numeric, "U_Wohnfläche" numeric, "U_Personen" numeric, "BK_ID" text, "Notizen" text)
$fn$;
ALTER FUNCTION api.bestand_vertraege(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_vertraege(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_vertraege(jsonb) IS
'Verträge des gelesenen Exports (api.bestand_lesen). schluessel: Objekt/Einheit/Kontakt/Typ/Beginn; so wird ein Vertrag beim nächsten Einlesen wiedererkannt.';
