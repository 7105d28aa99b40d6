-- One step from an enquiry to somebody who does it: a task beside the enquiry, the order, and the e-mail with the link to report it done.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, vorgang_id FROM api.auftrag_erteilen(4711, '{"name": "Hausmeister Krause", "email": "krause@example.org", "text": "Klingel reparieren", "bis": "27.11.2026"}');
--  ok | vorgang_id
--  t  |       4732
-- COMMIT;
CREATE FUNCTION api.auftrag_erteilen(p_vorgang_id bigint, p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_daten  jsonb := coalesce(p_daten, '{}');
  v_a      akte.anfragen;
  v_wie    akte.auftraege;
  v_r      akte.auftraege;
  v_e      engine.ergebnis;
  v_k      engine.kontext;
  v_name   text;
  v_email  text;
  v_fon    text;
  v_bis    date;
  v_felder jsonb := '{}'::jsonb;
BEGIN
  SELECT a.* INTO v_a FROM akte.anfragen a WHERE a.mandant_id = v_s.mandant_id AND a.vorgang_id = p_vorgang_id;
  IF NOT FOUND THEN
    RETURN engine.vorgang_unbekannt(v_s, p_vorgang_id, 'auftrag_erteilen');
  END IF;
  -- somebody who had an order before is named by it: one choice instead of three fields. Who is named anew is somebody else.
  IF v_daten->>'wie' <> '' AND coalesce(pg_catalog.btrim(v_daten->>'name'), '') = '' THEN
    SELECT r.* INTO v_wie FROM akte.auftraege r WHERE r.mandant_id = v_s.mandant_id AND r.kennung::text = v_daten->>'wie';
  END IF;
  v_name  := coalesce(nullif(pg_catalog.btrim(v_daten->>'name'), ''), v_wie.name);
  v_email := coalesce(nullif(pg_catalog.btrim(v_daten->>'email'), ''), v_wie.email);
  v_fon   := coalesce(nullif(pg_catalog.btrim(v_daten->>'telefon'), ''), v_wie.telefon);
  IF coalesce(pg_catalog.length(v_name), 0) NOT BETWEEN 2 AND 200 THEN
    v_felder := v_felder || '{"name": "Bitte angeben, wer es machen soll."}';
  END IF;
  IF v_email !~ '^[^[:space:]@<>,;"]{1,64}@[^[:space:]@<>,;"]+[.][^[:space:]@<>,;".]{2,}$' OR pg_catalog.length(v_email) > 254 THEN
    v_felder := v_felder || '{"email": "Bitte eine vollständige E-Mail-Adresse."}';
  END IF;
  IF pg_catalog.length(v_fon) > 60 THEN
    v_felder := v_felder || '{"telefon": "Höchstens 60 Zeichen."}';
  END IF;
  IF pg_catalog.length(pg_catalog.btrim(coalesce(v_daten->>'text', ''))) NOT BETWEEN 3 AND 3000 THEN
    v_felder := v_felder || '{"text": "Bitte in 3 bis 3.000 Zeichen sagen, was zu tun ist."}';
  END IF;
  IF v_felder <> '{}' THEN
    RETURN engine.abgelehnt(v_s, (SELECT v.traeger_id FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id), p_vorgang_id, 'anfrage_general', 'auftrag_erteilen', NULL, v_daten,
      engine.ablehnung('MAE55', 'Der Auftrag ist noch nicht vollständig.', 'Die markierten Felder berichtigen.'), v_felder);
  END IF;

  v_e := engine.ausloesen(p_vorgang_id, 'aufgabe_anlegen', pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
    'titel', pg_catalog.left(v_name || ': ' || v_a.betreff, 200), 'beschreibung', v_daten->>'text', 'faellig_am', nullif(v_daten->>'bis', ''))));
  IF NOT v_e.ok THEN
    -- the task calls the day by another name than the order
    v_e.felder := CASE WHEN v_e.felder ? 'faellig_am' THEN v_e.felder - 'faellig_am' || pg_catalog.jsonb_build_object('bis', v_e.felder->'faellig_am') ELSE v_e.felder END;
    RETURN v_e;
  END IF;
  SELECT max(v.id) INTO v_e.vorgang_id FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.entstanden_aus = p_vorgang_id AND v.automat = 'aufgabe_status';
  SELECT x.faellig_am INTO v_bis FROM akte.aufgaben x WHERE x.mandant_id = v_s.mandant_id AND x.vorgang_id = v_e.vorgang_id;
  INSERT INTO akte.auftraege (mandant_id, anfrage_id, vorgang_id, name, email, telefon, text, bis, erteilt_am, erteilt_von)
  VALUES (v_s.mandant_id, v_a.id, v_e.vorgang_id, v_name, v_email, v_fon, pg_catalog.btrim(v_daten->>'text'), v_bis, engine.jetzt(), v_s.akteur) RETURNING * INTO v_r;
  INSERT INTO akte.anfrage_nachrichten (mandant_id, anfrage_id, art, text, weg, von, am)
  VALUES (v_s.mandant_id, v_a.id, 'notiz', pg_catalog.left('Auftrag an ' || v_name || ': ' || v_r.text, 4000), CASE WHEN v_email IS NOT NULL THEN 'email' END, v_s.akteur, engine.jetzt());

  IF v_email IS NOT NULL THEN
    v_k.mandant_id := v_s.mandant_id;
    v_k.vorgang_id := v_e.vorgang_id;
    v_k.jetzt      := engine.jetzt();
    v_k.heute      := engine.heute();
    v_k.akteur     := v_s.akteur;
    -- the link is made when the mail is sent: no token ever lies in the outbox
    PERFORM regel.post_nachricht(v_k, 'auftrag:' || v_r.id, v_name, v_email, 'Auftrag ' || v_a.nummer || COALESCE(', ' || regel.auftrag_ort(v_a), ''),
      'Guten Tag,' || E'\n\n' || 'bitte übernehmen Sie diesen Auftrag:' || E'\n\n' || v_r.text || E'\n\n'
      || pg_catalog.concat_ws(E'\n', 'Wo: ' || regel.auftrag_ort(v_a), 'Vor Ort: ' || regel.auftrag_kontakt(v_a), 'Bis: ' || regel.datum(v_bis))
      || E'\n\n' || 'Wenn es erledigt ist, melden Sie es bitte hier, mit Tag und Fotos. Eine Anmeldung brauchen Sie nicht:' || E'\n\n' || '[[auftrag:' || v_r.kennung || ']]' || E'\n\n' || 'Mit freundlichen Grüßen' || E'\n'
      || (SELECT m.name FROM akte.mandanten m WHERE m.id = v_s.mandant_id));
  END IF;
  RETURN v_e;
END
$fn$;
ALTER FUNCTION api.auftrag_erteilen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.auftrag_erteilen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.auftrag_erteilen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.auftrag_erteilen(bigint, jsonb) IS
'Beauftragt aus einer Anfrage (Vorgangsnummer) einen Hausmeister oder eine Firma: legt die Aufgabe an, hält den Auftrag fest und schreibt, wenn eine E-Mail-Adresse genannt ist, mit dem Link für die Erledigung. Danach COMMIT. vorgang_id im Ergebnis: die Aufgabe.
p_daten: wie (Kennung eines früheren Auftrags: dieselbe Firma, wenn kein Name genannt ist) oder name, email, telefon; text (was zu tun ist), bis (Tag). Fehler: MA001, MA002; als Zeile MA015, MAE55 mit den Feldern und wie das Ereignis aufgabe_anlegen.';
