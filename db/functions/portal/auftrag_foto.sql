-- A photo of the enquiry behind the link of an order; anything else is as if it did not exist.
-- SELECT length(portal.auftrag_foto('0d6f…'));   →  48211
CREATE FUNCTION portal.auftrag_foto(p_kennung uuid)
RETURNS bytea
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
BEGIN
  RETURN (SELECT d.inhalt FROM akte.auftraege r JOIN akte.anfrage_dateien x ON x.mandant_id = r.mandant_id AND x.anfrage_id = r.anfrage_id
            JOIN akte.dateien d ON d.mandant_id = x.mandant_id AND d.id = x.datei_id AND d.art = 'foto' AND d.kennung = p_kennung
           WHERE r.mandant_id = v_s.mandant_id AND r.id = sitzung.auftrag_link_gilt());
END
$fn$;
ALTER FUNCTION portal.auftrag_foto(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.auftrag_foto(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.auftrag_foto(uuid) TO mietakte_freigabe, mietakte_dba;
COMMENT ON FUNCTION portal.auftrag_foto(uuid) IS
'Foto zu dem Auftrag, für den der Link gilt; NULL für alles andere. Fehler: MA001, MA002.';
