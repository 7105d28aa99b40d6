-- SELECT k_id, personen FROM api.bestand_kontakte(zeilen);
CREATE FUNCTION api.bestand_kontakte(p_b jsonb)
RETURNS TABLE (zeile int, schluessel text, k_id text, anrede text, firma text, personen jsonb, strasse text, plz text, ort text, zustellhinweis text, telefon_privat text, telefon_dienst text, telefon_mobil text, email text, notizen text)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
-- personen: the persons that have a name, in their order; fax and creditor id have no column of their own and are kept readable in the notes
SELECT k.zeile, k."K_ID", k."K_ID", k."Anrede", k."Firma",
       coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('titel', p.titel, 'vorname', p.vorname, 'nachname', p.nachname)) ORDER BY p.nr)
                   FROM (VALUES (1, k."Titel1", k."Vorname1", k."Nachname1"), (2, k."Titel2", k."Vorname2", k."Nachname2"),
                                (3, k."Titel3", k."Vorname3", k."Nachname3"), (4, k."Titel4", k."Vorname4", k."Nachname4")) AS p(nr, titel, vorname, nachname)
                  WHERE coalesce(p.vorname, p.nachname) IS NOT NULL), '[]'),
       k."Straße", k."PLZ", k."Ort", k."Zustellhinweis", k."TelPrivat", k."TelDienst", k."TelHandy", k."Email",
       nullif(pg_catalog.concat_ws(E'\n', k."Notizen", 'Fax: ' || k."Fax", 'Gläubiger-ID: ' || k."GläubigerID"), '')
  FROM pg_catalog.jsonb_to_recordset(p_b->'kontakte') AS k(zeile int, "K_ID" text, "GläubigerID" text, "Anrede" text, "Firma" text, "Titel1" text, "Vorname1" text, "Nachname1" text,
       "Titel2" text, "Vorname2" text, "Nachname2" text, "Titel3" text, "Vorname3" text, "Nachname3" text, "Titel4" text, "Vorname4" text, "Nachname4" text, "Straße" text, "PLZ" text, "Ort" text,
       "Zustellhinweis" text, "TelPrivat" text, "TelDienst" text, "TelHandy" text, "Fax" text, "Email" text, "Notizen" text)
$fn$;
ALTER FUNCTION api.bestand_kontakte(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_kontakte(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_kontakte(jsonb) IS
'Kontakte des gelesenen Exports (api.bestand_lesen); personen sind bis zu vier Namen.';
