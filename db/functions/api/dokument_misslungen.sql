-- The service could not render a document of a mass release: the page that waits for it says so.
-- SELECT api.dokument_misslungen('0d6f…', 'MA804', 'Mahnung: Summe offen ergibt …');
CREATE FUNCTION api.dokument_misslungen(p_kennung uuid, p_fehlercode text, p_meldung text)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
BEGIN
  UPDATE akte.sammelfreigabe_mahnungen AS m SET fehlercode = pg_catalog.left(p_fehlercode, 10), meldung = pg_catalog.left(p_meldung, 1000)
    FROM akte.dokumente d
   WHERE d.mandant_id = v_s.mandant_id AND d.kennung = p_kennung AND m.mandant_id = d.mandant_id AND m.dokument_id = d.id;
END
$fn$;
ALTER FUNCTION api.dokument_misslungen(uuid, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.dokument_misslungen(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.dokument_misslungen(uuid, text, text) TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.dokument_misslungen(uuid, text, text) IS
'Vermerkt an den Sammelfreigaben, dass ein Schreiben sich nicht erzeugen ließ; gelingt es später, zählt das Schreiben. Fehler: MA001, MA002.';
