-- A decision: from this day on this quota, until the next one. The monthly claims that exist follow, the tenant gets a letter.
-- → {"quote": "20", "ab": "2021-03-01", "im_vollen_monat": "226.00", "forderungen_geaendert": 1, "minderung_gebucht": "226.00"}
CREATE FUNCTION regel.minderung_festlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m       akte.mietminderungen := regel.minderung_zeile(p_k);
  v_ab      date := (p_k.daten->>'ab')::date;
  v_quote   numeric := pg_catalog.trim_scale((p_k.daten->>'quote')::numeric);
  v_brutto  numeric := regel.minderung_bruttomiete(p_k.mandant_id, p_k.bezug_id, v_ab);
  v_nummer  int := 1 + (SELECT count(*)::int FROM akte.minderung_quoten q WHERE q.mandant_id = p_k.mandant_id AND q.minderung_id = v_m.id);
  v_vor     bigint := coalesce((SELECT max(b.id) FROM akte.minderung_buchungen b WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id), 0::bigint);
  v_voll    numeric;
  v_weg     jsonb;
  v_wirkung jsonb;
  v_zeilen  jsonb;
BEGIN
  v_voll := pg_catalog.round(v_brutto * v_quote / 100, 2);
  INSERT INTO akte.minderung_quoten (mandant_id, minderung_id, nummer, quote, ab, bis, grund, rechenweg, festgelegt_am, festgelegt_von)
  VALUES (p_k.mandant_id, v_m.id, v_nummer, v_quote, v_ab, (p_k.daten->>'bis')::date, p_k.daten->>'grund',
          recht.wegblatt(p_funktion := 'minderung_quote', p_argumente := pg_catalog.jsonb_build_object('p_ab', v_ab, 'p_quote', v_quote::text), p_version := '2026-11-1', p_stichtag := v_ab,
            p_schritte := ARRAY[
              recht.schritt(p_regel := 'Bruttowarmmiete am ' || regel.datum(v_ab) || ': Nettokaltmiete, Vorauszahlungen und Zuschläge', p_norm := '§ 536 Abs. 1 BGB', p_eingaben := pg_catalog.jsonb_build_object('tag', v_ab), p_ergebnis := pg_catalog.to_jsonb(v_brutto::text)),
              recht.schritt(p_regel := 'Minderung für einen vollen Monat', p_norm := '§ 536 Abs. 1 BGB', p_eingaben := pg_catalog.jsonb_build_object('bruttomiete', v_brutto::text, 'prozent', v_quote::text), p_ergebnis := pg_catalog.to_jsonb(v_voll::text))],
            p_ergebnis := pg_catalog.to_jsonb(v_voll::text)),
          p_k.jetzt, p_k.akteur)
  RETURNING rechenweg INTO v_weg;
  v_wirkung := regel.minderung_buchen(p_k := p_k, p_ab := v_ab);
  IF p_k.nach = p_k.von THEN
    PERFORM engine.fristen_neu_setzen(p_k);      -- a new decision has its own end
  END IF;
  SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(b.monat, b.betrag_neu::text) ORDER BY b.monat) INTO v_zeilen
    FROM akte.minderung_buchungen b WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id AND b.id > v_vor;
  PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'minderung_quote', p_titel := 'Festlegung der Mietminderung', p_fuer_mieter := true,
    p_betreff := 'Mietminderung ab ' || regel.datum(v_ab),
    p_bloecke := pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'zu Ihrer Mängelanzeige vom ' || regel.datum(v_m.angezeigt_am) || ' („' || v_m.mangel || '“) haben wir die Minderung Ihrer Miete '
        || CASE WHEN v_nummer = 1 THEN 'festgelegt.' ELSE 'neu festgelegt.' END || ' Die Miete ist kraft Gesetzes gemindert (§ 536 Abs. 1 BGB); die Quote ist unsere Einschätzung.'),
      pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array('Bruttowarmmiete', regel.euro(v_brutto)), pg_catalog.jsonb_build_array('Minderung', pg_catalog.replace(v_quote::text, '.', ',') || ' %'), pg_catalog.jsonb_build_array('Ab', regel.datum(v_ab)),
                pg_catalog.jsonb_build_array('Bis', coalesce(regel.datum((p_k.daten->>'bis')::date), 'der Mangel behoben ist')), pg_catalog.jsonb_build_array('Im vollen Monat', regel.euro(v_voll)))),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Begründung: ' || (p_k.daten->>'grund')))
    || CASE WHEN v_zeilen IS NULL THEN '[]'::jsonb ELSE pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Schon gestellte Mieten, taggenau gemindert',
         'spalten', pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('titel', 'Monat', 'typ', 'datum'), pg_catalog.jsonb_build_object('titel', 'Minderung', 'typ', 'betrag')), 'zeilen', v_zeilen)) END
    || pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'rechenweg', 'titel', 'So ist gerechnet', 'rechenweg', v_weg), pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Was Sie für diese Zeit zu viel gezahlt haben, schreiben wir Ihnen gut. Bitte sagen Sie uns, wenn sich am Zustand der Wohnung etwas ändert.')));
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('quote_prozent', pg_catalog.replace(v_quote::text, '.', ','), 'ab', v_ab, 'bis', p_k.daten->>'bis', 'im_vollen_monat', v_voll::text)) || coalesce(v_wirkung, '{}');
END
$fn$;
ALTER FUNCTION regel.minderung_festlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_festlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_festlegen(engine.kontext) IS
'Legt eine Minderungsquote mit Rechenweg fest, gleicht die Monatsmieten an und schreibt der Mieterseite. Norm: § 536 Abs. 1 BGB.';
