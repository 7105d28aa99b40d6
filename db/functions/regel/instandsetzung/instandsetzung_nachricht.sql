-- A question of the owner's, or the answer to it. Who agreed to e-mail is told that the answer is there; the link is not repeated, nobody here knows it.
CREATE FUNCTION regel.instandsetzung_nachricht(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_f akte.freigaben := regel.instandsetzung_freigabe(p_k);
  v_id bigint;
  v_adressen text[];
BEGIN
  INSERT INTO akte.freigabe_nachrichten (mandant_id, freigabe_id, von, text, am)
  VALUES (p_k.mandant_id, v_f.id, CASE p_k.rolle WHEN 'eigentuemer' THEN 'eigentuemer' ELSE 'verwaltung' END, p_k.daten->>'text', p_k.jetzt)
  RETURNING id INTO v_id;
  IF p_k.rolle <> 'eigentuemer' THEN
    v_adressen := regel.post_adressen(p_k.mandant_id, NULL, 'eigentuemer:' || v_f.eigentuemer_id, p_k.heute);
    IF v_adressen IS NOT NULL THEN
      PERFORM regel.post_nachricht(p_k, 'freigabe:' || v_id,
        (SELECT regel.personenname(e.titel, e.vorname, e.nachname, e.firma) FROM akte.eigentuemer e WHERE e.mandant_id = v_f.mandant_id AND e.id = v_f.eigentuemer_id),
        v_adressen[1], 'Antwort auf Ihre Frage: ' || (regel.instandsetzung_zeile(p_k)).titel,
        'Guten Tag,' || pg_catalog.chr(10) || pg_catalog.chr(10) || 'Ihre Frage zur Instandsetzung „' || (regel.instandsetzung_zeile(p_k)).titel || '“ ist beantwortet:'
        || pg_catalog.chr(10) || pg_catalog.chr(10) || (p_k.daten->>'text') || pg_catalog.chr(10) || pg_catalog.chr(10)
        || 'Entscheiden können Sie weiterhin über den Link, den Sie von uns erhalten haben.');
      RETURN pg_catalog.jsonb_build_object('e_mail_an', v_adressen[1]);
    END IF;
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_nachricht(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_nachricht(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_nachricht(engine.kontext) IS
'Hält die Frage des Eigentümers oder die Antwort der Verwaltung fest; wer in E-Mail eingewilligt hat, bekommt die Antwort auch so.';
