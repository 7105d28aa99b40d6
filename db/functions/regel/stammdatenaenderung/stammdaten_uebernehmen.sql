-- The new values, and beside them every old one that they replace. An account is a row of its own: the old one stays, and so does the mandate it had.
-- The letter goes where the person lived before.   → {"email": "geändert", "telefon_mobil": "geändert"}
CREATE FUNCTION regel.stammdaten_uebernehmen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s      akte.stammdatenaenderungen := regel.stammdaten_zeile(p_k);
  v_bisher jsonb := regel.stammdaten_bisher(p_k, v_s.mieter_id, v_s.art);
  v_konto  bigint;
BEGIN
  INSERT INTO akte.mieter_aenderungen (mandant_id, mieter_id, vorgang_id, feld, alt, neu, gueltig_ab, geaendert_am, geaendert_von)
  SELECT p_k.mandant_id, v_s.mieter_id, p_k.vorgang_id, n.key, v_bisher->>n.key, n.value, v_s.gueltig_ab, p_k.jetzt, p_k.akteur
    FROM pg_catalog.jsonb_each_text(v_s.neu) n WHERE n.value IS DISTINCT FROM v_bisher->>n.key ORDER BY n.key;
  IF v_s.art = 'bank' THEN
    INSERT INTO akte.bankkonten (mandant_id, mieter_id, zweck, iban, bic, bank, inhaber, gueltig_ab)
    VALUES (p_k.mandant_id, v_s.mieter_id, 'person', v_s.neu->>'iban', v_s.neu->>'bic', v_s.neu->>'bank', v_s.neu->>'inhaber', v_s.gueltig_ab) RETURNING id INTO v_konto;
    IF NOT v_s.ohne_lastschrift THEN
      INSERT INTO akte.sepa_mandate (mandant_id, mietverhaeltnis_id, bankkonto_id, mandatsreferenz, unterschrieben_am, gueltig_ab, vorgang_id, erfasst_am, erfasst_von)
      VALUES (p_k.mandant_id, p_k.bezug_id, v_konto, v_s.mandatsreferenz, v_s.mandat_am, v_s.gueltig_ab, p_k.vorgang_id, p_k.jetzt, p_k.akteur);
    END IF;
    PERFORM regel.stammdaten_schreiben(p_k := p_k, p_art := 'bankverbindung_hinweis', p_titel := 'Änderung Ihrer Bankverbindung',
      p_bloecke := pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'wir haben für Sie eine neue Bankverbindung hinterlegt:'),
        pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array('Kontoinhaber', v_s.neu->>'inhaber'), pg_catalog.jsonb_build_array('IBAN', pg_catalog.left(v_s.neu->>'iban', 4) || ' … ' || pg_catalog.right(v_s.neu->>'iban', 4)), pg_catalog.jsonb_build_array('Gültig ab', regel.datum(v_s.gueltig_ab)),
                  pg_catalog.jsonb_build_array('SEPA-Mandat', CASE WHEN v_s.ohne_lastschrift THEN 'keines, nur für Erstattungen' ELSE v_s.mandatsreferenz || ' vom ' || regel.datum(v_s.mandat_am) END))),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Haben Sie das nicht selbst veranlasst, rufen Sie uns bitte sofort an.')));
  ELSE
    UPDATE akte.mieter AS p
       SET anrede = x.anrede, titel = x.titel, vorname = x.vorname, nachname = x.nachname, strasse = x.strasse, plz = x.plz, ort = x.ort, zustellhinweis = x.zustellhinweis,
           telefon_privat = x.telefon_privat, telefon_dienst = x.telefon_dienst, telefon_mobil = x.telefon_mobil, email = x.email
      FROM (SELECT (pg_catalog.jsonb_populate_record(q, v_s.neu)).* FROM akte.mieter q WHERE q.mandant_id = p_k.mandant_id AND q.id = v_s.mieter_id) x
     WHERE p.mandant_id = p_k.mandant_id AND p.id = v_s.mieter_id;
    IF v_s.art <> 'kontakt' THEN
      PERFORM regel.stammdaten_schreiben(p_k := p_k, p_art := 'stammdaten_bestaetigung', p_titel := 'Bestätigung Ihrer Änderung',
        p_bloecke := pg_catalog.jsonb_build_array(
          pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'wir haben ' || CASE v_s.art WHEN 'name' THEN 'Ihren Namen' ELSE 'Ihre Anschrift' END || ' zum ' || regel.datum(v_s.gueltig_ab) || ' geändert: '
            || pg_catalog.concat_ws(', ', VARIADIC ARRAY(SELECT v_s.neu->>f FROM pg_catalog.unnest(regel.stammdaten_felder(v_s.art)) f WHERE v_s.neu->>f IS NOT NULL)) || '.'),
          pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Stimmt das nicht, geben Sie uns bitte gleich Bescheid.')));
    END IF;
  END IF;
  RETURN (SELECT coalesce(pg_catalog.jsonb_object_agg(a.feld, 'geändert'), '{}') FROM akte.mieter_aenderungen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.stammdaten_uebernehmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_uebernehmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_uebernehmen(engine.kontext) IS
'Übernimmt die Änderung in die Stammdaten, hält alte und neue Werte fest und schreibt bei Name, Anschrift und Bank an die bisherige Anschrift. Norm: Art. 16 DSGVO.';
