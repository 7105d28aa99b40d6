-- Claims the next e-mail or SMS for this worker; commit, then api.post_halten and send.
-- BEGIN; SELECT sitzung.als_dienst(1); SELECT api.post_holen(); COMMIT;   →  5c1e…
CREATE FUNCTION api.post_holen()
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_p akte.postausgang;
BEGIN
  SELECT p.* INTO v_p FROM akte.postausgang p
   WHERE p.mandant_id = v_s.mandant_id AND p.weg IN ('email', 'sms') AND p.status = 'wartend' AND p.naechster_ab <= engine.jetzt()
     AND (p.dokument_id IS NULL OR EXISTS (SELECT FROM akte.dokument_dateien f WHERE f.mandant_id = p.mandant_id AND f.dokument_id = p.dokument_id))
   ORDER BY p.naechster_ab, p.id
     FOR UPDATE OF p SKIP LOCKED
   LIMIT 1;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  -- the minute is for the way from this commit to the lock of api.post_halten
  UPDATE akte.postausgang AS p SET status = 'in_arbeit', versuche = v_p.versuche + 1, grund = NULL, naechster_ab = engine.jetzt() + interval '1 minute'
   WHERE p.mandant_id = v_p.mandant_id AND p.id = v_p.id;
  PERFORM regel.post_vermerken(v_p.mandant_id, v_p.id, 'begonnen', pg_catalog.array_to_string(v_p.adressen, ', '), v_s.akteur);
  RETURN v_p.kennung;
END
$fn$;
ALTER FUNCTION api.post_holen() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_holen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_holen() TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.post_holen() IS
'Nimmt die nächste E-Mail oder SMS in Arbeit und gibt ihre Kennung zurück; NULL, wenn nichts wartet. Danach die Transaktion abschließen: Was in Arbeit ist, wird nie ein zweites Mal von selbst gesendet. Fehler: MA001, MA002.';
