-- Puts a document that has not gone out yet into the outbox by hand.
-- SELECT api.post_einreihen('0d6f…', 'druck');   →  9b0c…   (kennung of the piece of mail)
CREATE FUNCTION api.post_einreihen(p_dokument uuid, p_weg text DEFAULT NULL)
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s  sitzung.person := engine.tuer();
  v_k  engine.kontext;
  v_id bigint;
BEGIN
  IF coalesce(p_weg, 'druck') NOT IN ('druck', 'email') THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG13', MESSAGE = 'Diesen Versandweg gibt es nicht.', DETAIL = 'Weg ' || p_weg, COLUMN = 'weg',
      HINT = 'druck oder email wählen, oder nichts: Dann entscheidet, was der Empfänger erlaubt hat.';
  END IF;
  SELECT t.art, t.bezug_id, v.traeger_id, v.id INTO v_k.traeger_art, v_k.bezug_id, v_k.traeger_id, v_k.vorgang_id
    FROM akte.dokumente d JOIN engine.vorgang v ON v.mandant_id = d.mandant_id AND v.id = d.vorgang_id
    JOIN engine.traeger t ON t.mandant_id = v.mandant_id AND t.id = v.traeger_id
   WHERE d.mandant_id = v_s.mandant_id AND d.kennung = p_dokument;
  v_k.mandant_id := v_s.mandant_id;
  v_k.jetzt      := engine.jetzt();
  v_k.heute      := engine.heute();
  v_k.akteur     := v_s.akteur;
  v_id := regel.post_einreihen(v_k, p_dokument, p_weg);
  IF v_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG14', MESSAGE = 'Dieses Schreiben ist schon im Postausgang.', DETAIL = 'Dokument ' || p_dokument,
      HINT = 'Auf der Seite Post nachsehen, was daraus geworden ist; von dort lässt es sich noch einmal drucken.';
  END IF;
  RETURN (SELECT p.kennung FROM akte.postausgang p WHERE p.mandant_id = v_s.mandant_id AND p.id = v_id);
END
$fn$;
ALTER FUNCTION api.post_einreihen(uuid, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_einreihen(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_einreihen(uuid, text) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.post_einreihen(uuid, text) IS
'Reiht ein Dokument von Hand in den Postausgang ein und gibt die Kennung der Sendung zurück. p_weg: druck, email oder NULL. Fehler: MA001, MA002, MA823, MAG13, MAG14.';
