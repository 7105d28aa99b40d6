-- What goes out to the person: kept in the thread, and as a letter where it goes by letter.
CREATE FUNCTION regel.anfrage_schreiben(p_k engine.kontext, p_art text, p_titel text)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.anfragen;
  v_k engine.kontext := p_k;
  v_kopf jsonb;
  v_dokument uuid;
  v_nachricht bigint;
BEGIN
  SELECT a.* INTO v_a FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  IF p_k.daten->>'weg' = 'brief' THEN
    -- addressed like every letter of the lease it is about
    v_k.bezug_id := v_a.mietverhaeltnis_id;
    v_kopf := regel.dokument_kopf(v_k);
    v_dokument := regel.schreiben_anlegen_an(p_k, CASE p_art WHEN 'rueckfrage' THEN 'anfrage_rueckfrage' ELSE 'anfrage_antwort' END, p_titel,
      p_titel || ' „' || v_a.betreff || '“ vom ' || regel.datum((v_a.eingegangen_am AT TIME ZONE 'Europe/Berlin')::date) || ' (' || v_a.nummer || ')',
      (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('art', 'absatz', 'text', pg_catalog.btrim(x.absatz)) ORDER BY x.nr)
         FROM pg_catalog.regexp_split_to_table(p_k.daten->>'text', '\n\s*\n') WITH ORDINALITY AS x(absatz, nr) WHERE pg_catalog.btrim(x.absatz) <> ''),
      v_kopf->'empfaenger', v_kopf->'anschrift', v_a.mietverhaeltnis_id, true, NULL, 'druck');
  END IF;
  INSERT INTO akte.anfrage_nachrichten (mandant_id, anfrage_id, art, text, weg, dokument, von, am)
  VALUES (p_k.mandant_id, v_a.id, p_art, p_k.daten->>'text', p_k.daten->>'weg', v_dokument, p_k.akteur, p_k.jetzt)
  RETURNING id INTO v_nachricht;
  IF p_k.daten->>'weg' = 'email' THEN
    PERFORM regel.post_nachricht(p_k, 'anfrage:' || v_nachricht,
      coalesce((SELECT regel.personenname(m.titel, m.vorname, m.nachname, m.firma) FROM akte.mieter m WHERE m.mandant_id = v_a.mandant_id AND m.id = v_a.mieter_id), v_a.absender_name, regel.anfrage_email(p_k)),
      regel.anfrage_email(p_k), p_titel || ' (' || v_a.nummer || ')', p_k.daten->>'text');
  END IF;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('weg', p_k.daten->>'weg', 'an', CASE p_k.daten->>'weg' WHEN 'email' THEN regel.anfrage_email(p_k) END));
END
$fn$;
ALTER FUNCTION regel.anfrage_schreiben(engine.kontext, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_schreiben(engine.kontext, text, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_schreiben(engine.kontext, text, text) IS
'Hält eine Nachricht an die anfragende Person fest und legt sie als Schreiben an, wenn sie als Brief geht. p_art: rueckfrage, antwort.';
