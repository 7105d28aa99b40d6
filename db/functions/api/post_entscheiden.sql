-- What a person does with a piece of mail: try again, send as a letter, take back, confirm, print again.
-- SELECT api.post_entscheiden('5c1e…', 'wiederholen');   →  wartend
CREATE FUNCTION api.post_entscheiden(p_kennung uuid, p_was text, p_grund text DEFAULT NULL)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s   sitzung.person := engine.tuer();
  v_p   akte.postausgang;
  v_neu bigint;
BEGIN
  SELECT p.* INTO v_p FROM akte.postausgang p WHERE p.mandant_id = v_s.mandant_id AND p.kennung = p_kennung FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG10', MESSAGE = 'Diese Sendung gibt es nicht.', DETAIL = 'Kennung ' || p_kennung,
      HINT = 'Die Seite Post zeigt alle Sendungen.';
  END IF;
  IF NOT coalesce(p_was, '') = ANY (api.post_moeglich(v_p.status, v_p.weg, v_p.dokument_id IS NOT NULL, v_p.versuche)) THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG11', MESSAGE = 'Das geht mit dieser Sendung nicht mehr.',
      DETAIL = 'Stand ' || v_p.status || ', gewünscht ' || coalesce(p_was, 'nichts'),
      HINT = 'Die Seite neu laden: Der Stand hat sich geändert.';
  END IF;
  IF p_was = 'zurueckziehen' AND pg_catalog.length(coalesce(p_grund, '')) < 3 THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG12', MESSAGE = 'Warum geht die Sendung nicht hinaus?', COLUMN = 'grund',
      HINT = 'Einen kurzen Grund angeben; er bleibt bei der Sendung stehen.';
  END IF;
  CASE p_was
    WHEN 'wiederholen' THEN
      UPDATE akte.postausgang AS p SET status = 'wartend', versuche = 0, naechster_ab = engine.jetzt(), grund = NULL
       WHERE p.mandant_id = v_p.mandant_id AND p.id = v_p.id;
      PERFORM regel.post_vermerken(v_p.mandant_id, v_p.id, 'wiederholt', p_grund, v_s.akteur);
      RETURN 'wartend';
    WHEN 'bestaetigen' THEN
      UPDATE akte.postausgang AS p SET status = 'versendet', erledigt_am = engine.jetzt(), grund = 'Von Hand bestätigt.'
       WHERE p.mandant_id = v_p.mandant_id AND p.id = v_p.id;
      PERFORM regel.post_vermerken(v_p.mandant_id, v_p.id, 'bestaetigt', p_grund, v_s.akteur);
      RETURN 'versendet';
    WHEN 'als_brief' THEN
      UPDATE akte.postausgang AS p SET status = 'zurueckgezogen', erledigt_am = engine.jetzt(), grund = 'Geht als Brief hinaus.'
       WHERE p.mandant_id = v_p.mandant_id AND p.id = v_p.id;
      PERFORM regel.post_vermerken(v_p.mandant_id, v_p.id, 'zurueckgezogen', 'Geht als Brief hinaus', v_s.akteur);
      INSERT INTO akte.postausgang (mandant_id, schluessel, dokument_id, vorgang_id, mietverhaeltnis_id, weg, weg_grund, empfaenger, anschrift, betreff,
                                    naechster_ab, eingereiht_am, eingereiht_von)
      VALUES (v_p.mandant_id, v_p.schluessel || ':druck', v_p.dokument_id, v_p.vorgang_id, v_p.mietverhaeltnis_id, 'druck', 'Statt der E-Mail als Brief.',
              v_p.empfaenger, v_p.anschrift, v_p.betreff, engine.jetzt(), engine.jetzt(), v_s.akteur)
      RETURNING id INTO v_neu;
      PERFORM regel.post_vermerken(v_p.mandant_id, v_neu, 'eingereiht', 'Statt der E-Mail als Brief', v_s.akteur);
      RETURN 'zurueckgezogen';
    WHEN 'neu_drucken' THEN
      UPDATE akte.postausgang AS p SET status = 'wartend', druckstapel_id = NULL, stapel_position = NULL, erledigt_am = NULL, grund = 'Wird noch einmal gedruckt.'
       WHERE p.mandant_id = v_p.mandant_id AND p.id = v_p.id;
      PERFORM regel.post_vermerken(v_p.mandant_id, v_p.id, 'neu_gedruckt', p_grund, v_s.akteur);
      RETURN 'wartend';
    ELSE  -- zurueckziehen
      UPDATE akte.postausgang AS p SET status = 'zurueckgezogen', erledigt_am = engine.jetzt(), grund = pg_catalog.left(p_grund, 1000)
       WHERE p.mandant_id = v_p.mandant_id AND p.id = v_p.id;
      PERFORM regel.post_vermerken(v_p.mandant_id, v_p.id, 'zurueckgezogen', p_grund, v_s.akteur);
      RETURN 'zurueckgezogen';
  END CASE;
END
$fn$;
ALTER FUNCTION api.post_entscheiden(uuid, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_entscheiden(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_entscheiden(uuid, text, text) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.post_entscheiden(uuid, text, text) IS
'Entscheidet über eine Sendung und gibt ihren neuen Stand zurück. p_was: wiederholen, als_brief, zurueckziehen (mit Grund), bestaetigen (ist doch angekommen), neu_drucken. Fehler: MA001, MA002, MAG10, MAG11, MAG12.';
