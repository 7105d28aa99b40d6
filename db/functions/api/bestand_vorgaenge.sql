-- SELECT automat, zustand, vertrag FROM api.bestand_vorgaenge(zeilen);
CREATE FUNCTION api.bestand_vorgaenge(p_b jsonb)
RETURNS TABLE (zeile int, schluessel text, obj_id text, ve_id text, k_id text, typ text, von date, bis date, ergebnis text, wort text, betrag numeric, text text,
               automat text, variante text, zustand text, art text, vertrag text)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT g.zeile, g.schluessel, g.obj_id, g.ve_id, g.k_id, g.typ, g.von, g.bis, g.ergebnis, g.wort, g.betrag, g.text, g.automat, g.variante, g.zustand, g.art, g.vertrag
  FROM pg_catalog.jsonb_to_recordset(p_b->'_historie') AS g(zeile int, schluessel text, obj_id text, ve_id text, k_id text, typ text, von date, bis date, ergebnis text, wort text,
       betrag numeric, text text, automat text, variante text, zustand text, art text, vertrag text)
$fn$;
ALTER FUNCTION api.bestand_vorgaenge(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_vorgaenge(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_vorgaenge(jsonb) IS
'Historie des gelesenen Exports, zugeordnet von api.bestand_vorgaenge_zuordnen; wort ist das Ergebnis in Vergleichsform.';
