-- The annex to the application: parties, claims, interest by segment, letters, payments.
-- SELECT regel.mahnung_anlage(k, g, a)->'bloecke'->2->'summe';   →  ["Summe", null, null, null, null, null, null, "8.00"]
CREATE FUNCTION regel.mahnung_anlage(p_k engine.kontext, p_g akte.mahnvorgaenge, p_antrag jsonb)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH anspruch AS (
  SELECT a, nr FROM pg_catalog.jsonb_array_elements(p_antrag->'ansprueche') WITH ORDINALITY AS x(a, nr)
), summe AS (
  SELECT coalesce(sum((a->>'betrag')::numeric), 0.00) AS haupt, coalesce(sum((a->>'zinsen_bis_heute')::numeric), 0.00) AS zinsen FROM anspruch
), gezahlt AS (
  SELECT z.wertstellung, z.betrag, z.text, pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('auf', u.auf, 'betrag', u.betrag) ORDER BY u.id) AS teile
    FROM akte.mahnung_positionen p JOIN akte.mahnungen m ON m.mandant_id = p.mandant_id AND m.id = p.mahnung_id AND m.mahnvorgang_id = p_g.id AND m.storniert_am IS NULL AND m.stufe = p_g.stufe
    JOIN akte.zahlung_zuordnungen u ON u.mandant_id = p.mandant_id AND (u.mietzahlung_id = p.mietzahlung_id OR u.hausgeld_id = p.hausgeld_id)
    JOIN akte.zahlungen z ON z.mandant_id = u.mandant_id AND z.id = u.zahlung_id
   WHERE p.mandant_id = p_g.mandant_id GROUP BY z.id, z.wertstellung, z.betrag, z.text
)
SELECT pg_catalog.jsonb_build_object(
  'absender', pg_catalog.jsonb_build_object('name', ma.name, 'zusatz', NULL, 'strasse', ma.strasse, 'plz', ma.plz, 'ort', ma.ort, 'telefon', coalesce(ma.telefon, '–'), 'telefax', NULL,
     'email', coalesce(ma.email, '–'), 'web', ma.webseite, 'bearbeitung', (SELECT b.name FROM akte.benutzer b WHERE b.mandant_id = ma.id AND 'benutzer:' || b.id = p_k.akteur),
     'durchwahl', NULL, 'angaben', '[]'::jsonb, 'bank', NULL),
  'vermieter', pg_catalog.jsonb_build_object('name', p_antrag->'antragsteller'->>'name', 'vertreten', p_antrag->'antragsteller'->>'vertreten_durch' IS NOT NULL),
  'empfaenger', p_antrag->'antragsgegner', 'anschrift', p_antrag->'anschrift', 'ort', ma.ort, 'datum', p_k.heute, 'zeichen', p_antrag->>'zeichen', 'ihr_zeichen', NULL, 'ihre_nachricht_vom', NULL,
  'betreff', pg_catalog.jsonb_build_object('titel', 'Anlage zum Antrag auf Erlass eines Mahnbescheids', 'zusatz', 'Aufstellung nach § 690 ZPO zum ' || regel.datum(p_k.heute)), 'mietverhaeltnis', NULL,
  'bloecke', regel.schreiben_bloecke(pg_catalog.jsonb_build_array(
    pg_catalog.jsonb_build_object('art', 'werte', 'titel', 'Beteiligte und Gerichte', 'zeilen', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(t.was, t.wert) ORDER BY t.nr) FROM (
      SELECT 1, 'Antragsteller', p_antrag->'antragsteller'->>'name'
      UNION ALL SELECT 2, 'vertreten durch', pg_catalog.concat_ws(', ', p_antrag->'antragsteller'->>'vertreten_durch', p_antrag->'antragsteller'->>'handelnd')
      UNION ALL SELECT 3, 'Anschrift', (p_antrag->'antragsteller'->>'strasse') || ', ' || (p_antrag->'antragsteller'->>'plz') || ' ' || (p_antrag->'antragsteller'->>'ort')
      UNION ALL SELECT 3 + nr, 'Antragsgegner ' || nr, e->>'name' FROM pg_catalog.jsonb_array_elements(p_antrag->'antragsgegner') WITH ORDINALITY AS y(e, nr)
      UNION ALL SELECT 50, 'gesetzlich vertreten durch', p_antrag->>'vertreter'
      UNION ALL SELECT 51, 'Anschrift', pg_catalog.concat_ws(', ', p_antrag->'anschrift'->>'zusatz', p_antrag->'anschrift'->>'strasse', (p_antrag->'anschrift'->>'plz') || ' ' || (p_antrag->'anschrift'->>'ort'))
      UNION ALL SELECT 52, 'Haftung', CASE WHEN (p_antrag->>'gesamtschuldner')::boolean THEN 'als Gesamtschuldner' END
      UNION ALL SELECT 53, 'Mahngericht', p_antrag->>'mahngericht'
      UNION ALL SELECT 54, 'Streitgericht', p_antrag->>'streitgericht'
      UNION ALL SELECT 55, 'Schuldgrund', p_antrag->>'schuldgrund'
      UNION ALL SELECT 56, 'Ort der Sache', p_antrag->>'ort_der_sache') AS t(nr, was, wert) WHERE coalesce(t.wert, '') <> '')),
    pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Hauptforderungen',
      'spalten', '[{"titel": "Nr.", "typ": "zahl"}, {"titel": "Katalog", "typ": "text"}, {"titel": "Bezeichnung", "typ": "text"}, {"titel": "Fällig am", "typ": "datum"}, {"titel": "Verzug ab", "typ": "datum"}, {"titel": "Betrag", "typ": "betrag"}]'::jsonb,
      'zeilen', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(nr::text, a->>'katalog_nr', a->>'bezeichnung', a->>'faellig_am', a->>'zinsen_ab', a->>'betrag') ORDER BY nr), '[]') FROM anspruch),
      'summe', pg_catalog.jsonb_build_array('Summe', NULL, NULL, NULL, NULL, s.haupt::text)),
    pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Zinsaufstellung bis zum ' || regel.datum(p_k.heute),
      'spalten', '[{"titel": "Nr.", "typ": "zahl"}, {"titel": "Von", "typ": "datum"}, {"titel": "Bis", "typ": "datum"}, {"titel": "Tage", "typ": "zahl"}, {"titel": "Saldo", "typ": "betrag"}, {"titel": "Basiszins %", "typ": "zahl"}, {"titel": "Zinssatz %", "typ": "zahl"}, {"titel": "Zinsen €", "typ": "zahl"}]'::jsonb,
      'zeilen', (SELECT coalesce(pg_catalog.jsonb_agg(z.zeile ORDER BY z.nr, z.teil), '[]') FROM (
         SELECT nr, t.i AS teil, pg_catalog.jsonb_build_array(nr::text, t.x->>'von', t.x->>'bis', t.x->>'tage', t.x->>'saldo', t.x->>'basiszinssatz', t.x->>'zinssatz', t.x->>'zinsen') AS zeile
           FROM anspruch CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(a->'abschnitte') WITH ORDINALITY AS t(x, i)
         UNION ALL
         SELECT nr, 100000, pg_catalog.jsonb_build_array(nr::text, NULL, NULL, NULL, NULL, NULL, NULL, a->>'zinsen_bis_heute') FROM anspruch) z),
      'summe', pg_catalog.jsonb_build_array('Summe', NULL, NULL, NULL, NULL, NULL, NULL, s.zinsen::text)),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Tagesgenau gerechnet (§§ 247, 288 BGB), Abschnitte mit vier Nachkommastellen, je Forderung einmal gerundet (Zeile ohne Zeitraum). Schon gezahlte Zinsen sind abgezogen.'),
    pg_catalog.jsonb_build_object('art', 'liste', 'punkte', (SELECT coalesce(nullif(pg_catalog.jsonb_agg('Nr. ' || nr || ': Zinsen in Höhe von ' || (a->>'zinsen_punkte') || ' Prozentpunkten über dem jeweiligen Basiszinssatz aus '
         || regel.euro((a->>'betrag')::numeric) || ' ab dem ' || regel.datum(coalesce((a->>'zinsen_ab')::date, p_k.heute)) ORDER BY nr), '[]'), '["Keine Zinsen."]') FROM anspruch)),
    pg_catalog.jsonb_build_object('art', 'werte', 'titel', 'Zusammenstellung', 'zeilen', pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_array('Hauptforderungen', regel.euro(s.haupt)),
      pg_catalog.jsonb_build_array('Verzugszinsen bis ' || regel.datum(p_k.heute), regel.euro(s.zinsen)),
      pg_catalog.jsonb_build_array('Vorgerichtliche Mahnkosten', regel.euro((p_antrag->>'mahnkosten')::numeric)),
      pg_catalog.jsonb_build_array('Zusammen', regel.euro(s.haupt + s.zinsen + (p_antrag->>'mahnkosten')::numeric)),
      pg_catalog.jsonb_build_array('Gegenleistung', 'Der Anspruch hängt von einer Gegenleistung ab; sie ist erbracht.'))),
    pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Vorausgegangene Schreiben',
      'spalten', '[{"titel": "Schreiben", "typ": "text"}, {"titel": "Vom", "typ": "datum"}, {"titel": "Zahlbar bis", "typ": "datum"}, {"titel": "Betrag", "typ": "betrag"}]'::jsonb,
      'zeilen', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array((ARRAY['Zahlungserinnerung', 'Zweite Mahnung', 'Letzte Mahnung'])[f.stufe], f.am, m.zahlbar_bis, m.gesamt::text) ORDER BY f.stufe), '[]')
                   FROM (VALUES (1, p_g.stufe_1_am), (2, p_g.stufe_2_am), (3, p_g.stufe_3_am)) AS f(stufe, am)
                   LEFT JOIN akte.mahnungen m ON m.mandant_id = p_g.mandant_id AND m.mahnvorgang_id = p_g.id AND m.stufe = f.stufe AND m.storniert_am IS NULL
                  WHERE f.am IS NOT NULL)))
    || CASE WHEN EXISTS (SELECT FROM gezahlt) THEN pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Zahlungen auf diese Forderungen (§§ 366, 367 BGB)',
      'spalten', '[{"titel": "Wertstellung", "typ": "datum"}, {"titel": "Betrag", "typ": "betrag"}, {"titel": "Verrechnet auf", "typ": "text"}]'::jsonb,
      'zeilen', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(z.wertstellung, z.betrag::text,
                   (SELECT pg_catalog.string_agg(CASE t->>'auf' WHEN 'haupt' THEN 'Hauptforderung' WHEN 'zinsen' THEN 'Zinsen' ELSE 'Mahngebühr' END || ' ' || regel.euro((t->>'betrag')::numeric), ', ')
                      FROM pg_catalog.jsonb_array_elements(z.teile) t)) ORDER BY z.wertstellung) FROM gezahlt z))) ELSE '[]' END))
  FROM akte.mandanten ma CROSS JOIN summe s
 WHERE ma.id = p_g.mandant_id
$fn$;
ALTER FUNCTION regel.mahnung_anlage(engine.kontext, akte.mahnvorgaenge, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_anlage(engine.kontext, akte.mahnvorgaenge, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_anlage(engine.kontext, akte.mahnvorgaenge, jsonb) IS
'Datenstand der Anlage zum Mahnbescheid: Beteiligte, Hauptforderungen, Zinsaufstellung nach Abschnitten, Zinsantrag, Mahnkosten, vorausgegangene Schreiben, Zahlungen. Norm: § 690 ZPO.';
