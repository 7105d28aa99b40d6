-- Mail whose worker died between claim and result: nobody knows whether it went out, so a person decides, not a second try.
-- SELECT api.post_verwaiste_klaeren();   →  0
CREATE FUNCTION api.post_verwaiste_klaeren()
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_id     bigint;
  v_anzahl int := 0;
BEGIN
  FOR v_id IN
    -- whoever is sending holds the row
    SELECT p.id FROM akte.postausgang p
     WHERE p.mandant_id = v_s.mandant_id AND p.weg IN ('email', 'sms') AND p.status = 'in_arbeit' AND p.naechster_ab <= engine.jetzt()
     ORDER BY p.id FOR UPDATE SKIP LOCKED
  LOOP
    UPDATE akte.postausgang AS p
       SET status = 'ungeklaert', grund = 'Der Versand brach ab, bevor der Mailserver geantwortet hatte oder die Antwort festgehalten war.'
     WHERE p.mandant_id = v_s.mandant_id AND p.id = v_id;
    PERFORM regel.post_vermerken(v_s.mandant_id, v_id, 'ungeklaert', 'Versand abgebrochen', v_s.akteur);
    v_anzahl := v_anzahl + 1;
  END LOOP;
  RETURN v_anzahl;
END
$fn$;
ALTER FUNCTION api.post_verwaiste_klaeren() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_verwaiste_klaeren() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_verwaiste_klaeren() TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.post_verwaiste_klaeren() IS
'Stellt Sendungen, deren Versand abbrach, auf ungeklaert und gibt ihre Anzahl zurück. Fehler: MA001, MA002.';
