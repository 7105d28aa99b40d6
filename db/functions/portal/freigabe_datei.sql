-- A photo or the offer behind an owner's link. Only what belongs to this one decision; anything else is as if it did not exist.
--
-- SELECT typ, length(inhalt) FROM portal.freigabe_datei('0d6f…');
--  image/jpeg | 48211
CREATE FUNCTION portal.freigabe_datei(p_kennung uuid, OUT name text, OUT typ text, OUT inhalt bytea)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
BEGIN
  SELECT d.name, d.typ, d.inhalt INTO freigabe_datei.name, freigabe_datei.typ, freigabe_datei.inhalt
    FROM akte.freigaben f
    JOIN akte.instandsetzung_angebote a ON a.mandant_id = f.mandant_id AND a.id = f.angebot_id
    JOIN akte.dateien d ON d.mandant_id = f.mandant_id AND d.kennung = p_kennung
   WHERE f.mandant_id = v_s.mandant_id AND f.id = sitzung.freigabe_link_gilt()
     AND (d.id = a.datei_id OR EXISTS (SELECT FROM akte.instandsetzung_fotos p
                                        WHERE p.mandant_id = f.mandant_id AND p.instandsetzung_id = f.instandsetzung_id AND p.datei_id = d.id AND p.art = 'schaden'));
END
$fn$;
ALTER FUNCTION portal.freigabe_datei(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.freigabe_datei(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.freigabe_datei(uuid) TO mietakte_freigabe, mietakte_dba;
COMMENT ON FUNCTION portal.freigabe_datei(uuid) IS
'Foto oder Angebot zu der Entscheidung, für die der Link gilt: name, typ, inhalt; NULL für alles andere. Fehler: MA001, MA002.';
