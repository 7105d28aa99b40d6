-- Puts a frozen document into the outbox, once; the way follows from the form of the letter and from what the addressee has agreed to.
-- SELECT regel.post_einreihen(k, '0d6f…');   →  17
CREATE FUNCTION regel.post_einreihen(
  p_k engine.kontext,
  p_dokument uuid,
  p_weg text DEFAULT NULL,             -- druck, email; NULL: what form and addressee allow; keiner: not at all
  p_email text DEFAULT NULL,           -- an address named for this letter
  p_lesebestaetigung boolean DEFAULT false   -- an e-mail asks its reader to confirm
)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_d        akte.dokumente;
  v_adressen text[];
  v_weg      text := 'druck';
  v_grund    text;
  v_id       bigint;
BEGIN
  -- A replayed past went out long ago: the real clock is asked on purpose, because p_k.heute is the day that is being replayed.
  IF p_weg = 'keiner' OR p_k.heute < (pg_catalog.clock_timestamp() AT TIME ZONE 'Europe/Berlin')::date THEN
    RETURN NULL;
  END IF;
  SELECT d.* INTO v_d FROM akte.dokumente d WHERE d.mandant_id = p_k.mandant_id AND d.kennung = p_dokument;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MA823', MESSAGE = 'Dieses Dokument gibt es nicht.', DETAIL = 'Kennung ' || p_dokument,
      HINT = 'Die Kennung nehmen, die beim Anlegen zurückkam.';
  END IF;
  v_adressen := coalesce(CASE WHEN p_email <> '' THEN ARRAY[p_email] END,
                         regel.post_adressen(p_k.mandant_id, v_d.mietverhaeltnis_id, v_d.an, p_k.heute));
  IF regel.post_form(v_d.art, p_k.heute) = 'schriftform' THEN
    v_grund := 'Schriftform: Das Schreiben wird von Hand unterschrieben.';
  ELSIF p_weg = 'druck' THEN
    v_grund := 'Als Brief gewünscht.';
  ELSIF v_adressen IS NULL THEN
    v_grund := CASE WHEN p_weg = 'email' THEN 'E-Mail gewünscht, aber keine Adresse mit Einwilligung bekannt.'
                    ELSE 'Keine Einwilligung in den Versand per E-Mail.' END;
  ELSIF EXISTS (SELECT FROM pg_catalog.unnest(v_adressen) AS x(a) WHERE a !~ '^[^[:space:]@<>,;"]{1,64}@[^[:space:]@<>,;"]+[.][^[:space:]@<>,;".]{2,}$') THEN
    v_grund := 'Die E-Mail-Adresse ist nicht brauchbar.';
  ELSE
    v_weg   := 'email';
    v_grund := CASE WHEN p_email <> '' THEN 'E-Mail-Adresse für dieses Schreiben genannt.' ELSE 'Einwilligung in den Versand per E-Mail.' END;
  END IF;
  INSERT INTO akte.postausgang (mandant_id, schluessel, dokument_id, vorgang_id, mietverhaeltnis_id, weg, weg_grund, empfaenger, anschrift, adressen,
                                betreff, text, naechster_ab, eingereiht_am, eingereiht_von, lesebestaetigung)
  VALUES (p_k.mandant_id, 'dokument:' || v_d.id, v_d.id, v_d.vorgang_id, v_d.mietverhaeltnis_id, v_weg, v_grund,
          pg_catalog.left(coalesce((SELECT pg_catalog.string_agg(e->>'name', ', ' ORDER BY nr)
                                      FROM pg_catalog.jsonb_array_elements(v_d.daten->'empfaenger') WITH ORDINALITY AS x(e, nr)), 'Empfänger'), 500),
          pg_catalog.concat_ws(', ', v_d.daten->'anschrift'->>'zusatz', v_d.daten->'anschrift'->>'strasse',
                               (v_d.daten->'anschrift'->>'plz') || ' ' || (v_d.daten->'anschrift'->>'ort')),
          CASE v_weg WHEN 'email' THEN v_adressen ELSE '{}' END,
          pg_catalog.left(pg_catalog.regexp_replace(coalesce(v_d.daten->'betreff'->>'titel', v_d.titel), '[[:cntrl:]]+', ' ', 'g'), 200), NULL,
          p_k.jetzt, p_k.jetzt, p_k.akteur, p_lesebestaetigung)
  ON CONFLICT (mandant_id, schluessel) DO NOTHING
  RETURNING id INTO v_id;
  IF v_id IS NOT NULL THEN
    PERFORM regel.post_vermerken(p_k.mandant_id, v_id, 'eingereiht', v_grund, p_k.akteur);
  END IF;
  RETURN v_id;
END
$fn$;
ALTER FUNCTION regel.post_einreihen(engine.kontext, uuid, text, text, boolean) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.post_einreihen(engine.kontext, uuid, text, text, boolean) FROM PUBLIC;
COMMENT ON FUNCTION regel.post_einreihen(engine.kontext, uuid, text, text, boolean) IS
'Reiht ein Dokument in den Postausgang ein und gibt die Nummer der Sendung zurück; NULL, wenn es nicht hinausgeht oder schon eingereiht ist. E-Mail nur mit Einwilligung aller Empfänger und nur, wo Textform genügt; sonst Druckstapel.
Läuft die Uhr des Vorgangs in der Vergangenheit (nachgetragene Geschichte), geht nichts hinaus. Fehler: MA823. Norm: §§ 126, 126b BGB.';
