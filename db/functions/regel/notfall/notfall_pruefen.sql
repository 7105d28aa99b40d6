-- A new report: is nobody in the office, and is it one of those the client wants its emergency service called for? Calls it, through the outbox,
-- and keeps what the person is told.
--   SELECT regel.notfall_pruefen(k, a);   →  {"art": "verstaendigt", "titel": "…", "telefon": "030 …", "sofort": […]}
CREATE FUNCTION regel.notfall_pruefen(p_k engine.kontext, p_a akte.anfragen)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_d       akte.notfalldienste;
  v_gewerk  text := regel.notfall_gewerk(p_a.gewerk);
  v_art     text;
  v_hinweis jsonb;
  v_text    text;
BEGIN
  IF p_a.kategorie <> 'schaden' AND NOT p_a.dringend OR regel.buero_offen(p_k.mandant_id, p_k.jetzt) THEN
    RETURN NULL;
  END IF;
  SELECT d.* INTO v_d FROM akte.notfalldienste d WHERE d.mandant_id = p_k.mandant_id ORDER BY d.id DESC LIMIT 1;
  v_art := CASE WHEN v_d.telefon IS NULL OR NOT (v_gewerk = ANY (v_d.kategorien) OR p_a.dringend AND 'dringend' = ANY (v_d.kategorien)) THEN 'hinweis'
                -- without a way to write to it the service has to be rung up
                WHEN pg_catalog.num_nonnulls(v_d.sms, v_d.email) = 0 THEN 'anrufen'
                ELSE 'verstaendigt' END;
  v_hinweis := pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('art', v_art,
    'titel', CASE v_art WHEN 'verstaendigt' THEN 'Der Notdienst ist verständigt.' WHEN 'anrufen' THEN 'Bitte rufen Sie jetzt den Notdienst an.'
                        ELSE CASE WHEN v_d.id IS NULL THEN 'Das können Sie jetzt tun' ELSE 'Das Büro ist gerade nicht besetzt.' END END,
    'text', CASE v_art WHEN 'verstaendigt' THEN 'Wir haben ' || v_d.name || ' Ihre Meldung geschickt. Wenn es nicht warten kann, rufen Sie dort bitte zusätzlich an.'
                       WHEN 'anrufen' THEN v_d.name || ' ist jetzt für Sie zuständig; Ihre Meldung liegt uns vor.'
                       ELSE CASE WHEN v_d.id IS NULL THEN 'Ihre Meldung ist angekommen.' ELSE 'Ihre Meldung ist angekommen und steht im Büro ganz oben. Für diese Art von Schaden ist kein Notdienst eingerichtet.' END END,
    'name', CASE WHEN v_art <> 'hinweis' THEN v_d.name END, 'telefon', CASE WHEN v_art <> 'hinweis' THEN v_d.telefon END,
    'sofort', pg_catalog.to_jsonb(regel.notfall_sofort(v_gewerk))));
  INSERT INTO akte.notfaelle (mandant_id, anfrage_id, notfalldienst_id, art, hinweis, am) VALUES (p_k.mandant_id, p_a.id, v_d.id, v_art, v_hinweis, p_k.jetzt);

  IF v_art = 'verstaendigt' THEN
    SELECT pg_catalog.concat_ws(E'\n', 'Notfall ' || p_a.nummer || ', gemeldet ' || pg_catalog.to_char(p_k.jetzt AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY HH24:MI'),
             nullif(pg_catalog.concat_ws(', ', o.strasse, pg_catalog.concat_ws(' ', o.plz, o.ort), e.bezeichnung, e.lage), ''),
             nullif(pg_catalog.concat_ws(', ', p_a.gewerk, p_a.raum), ''),
             'Kontakt: ' || nullif(pg_catalog.concat_ws(', ', coalesce(regel.personenname(m.titel, m.vorname, m.nachname, m.firma), p_a.absender_name),
               coalesce(p_a.absender_telefon, m.telefon_mobil, m.telefon_privat)), ''),
             pg_catalog.left(p_a.text, 600))
      INTO v_text
      FROM (SELECT 1) AS eine
      LEFT JOIN akte.objekte o ON o.mandant_id = p_a.mandant_id AND o.id = p_a.objekt_id
      LEFT JOIN akte.einheiten e ON e.mandant_id = p_a.mandant_id AND e.id = p_a.einheit_id
      LEFT JOIN akte.mieter m ON m.mandant_id = p_a.mandant_id AND m.id = p_a.mieter_id;
    IF v_d.sms IS NOT NULL THEN
      PERFORM regel.post_nachricht(p_k, 'notfall:' || p_a.id || ':sms', v_d.name, v_d.sms, 'Notfall ' || p_a.nummer, v_text, 'sms');
    END IF;
    IF v_d.email IS NOT NULL THEN
      PERFORM regel.post_nachricht(p_k, 'notfall:' || p_a.id || ':email', v_d.name, v_d.email, 'Notfall ' || p_a.nummer, v_text);
    END IF;
  END IF;
  RETURN v_hinweis - 'sofort';
END
$fn$;
ALTER FUNCTION regel.notfall_pruefen(engine.kontext, akte.anfragen) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.notfall_pruefen(engine.kontext, akte.anfragen) FROM PUBLIC;
COMMENT ON FUNCTION regel.notfall_pruefen(engine.kontext, akte.anfragen) IS
'Prüft eine neue Meldung: Ist das Büro nicht besetzt, hält fest, was der meldenden Person gesagt wird, und verständigt den Notdienst über den Postausgang, wenn der Mandant das für diese Art will. NULL, wenn das Büro besetzt ist oder es kein Schaden ist.';
