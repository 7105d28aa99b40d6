-- The data of a letter, from the frozen rows: what the PDF shows and what its XML says.
-- SELECT regel.mahnung_brief(k, 17)->'summen'->>'gesamt';   →  1278.00
CREATE FUNCTION regel.mahnung_brief(p_k engine.kontext, p_mahnung_id bigint)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_object(
    'absender', pg_catalog.jsonb_build_object('name', ma.name, 'zusatz', NULL, 'strasse', ma.strasse, 'plz', ma.plz, 'ort', ma.ort, 'telefon', coalesce(ma.telefon, '–'), 'telefax', NULL,
       'email', coalesce(ma.email, '–'), 'web', ma.webseite, 'bearbeitung', (SELECT b.name FROM akte.benutzer b WHERE b.mandant_id = ma.id AND 'benutzer:' || b.id = p_k.akteur),
       'durchwahl', NULL, 'angaben', '[]'::jsonb, 'bank', NULL),
    'vermieter', pg_catalog.jsonb_build_object('name', b.bezug->>'glaeubiger', 'vertreten', (b.bezug->>'vertreten')::boolean),
    'empfaenger', x.e->'empfaenger', 'anschrift', x.e->'anschrift',
    'ort', ma.ort, 'datum', m.datum, 'zeichen', b.bezug->>'zeichen', 'ihr_zeichen', NULL, 'ihre_nachricht_vom', NULL,
    'betreff', pg_catalog.jsonb_build_object('titel', CASE m.stufe WHEN 1 THEN 'Zahlungserinnerung' WHEN 2 THEN 'Zweite Mahnung' ELSE 'Letzte Mahnung vor dem gerichtlichen Mahnverfahren' END, 'zusatz', NULL),
    'bezug', b.bezug->>'zeile',
    'mahnung', pg_catalog.jsonb_build_object('kennung', m.kennung, 'stufe', m.stufe, 'glaeubiger', b.bezug->>'glaeubiger', 'art', CASE WHEN g.mietverhaeltnis_id IS NULL THEN 'hausgeld' ELSE 'miete' END,
       'zahlbar_bis', m.zahlbar_bis, 'gebuehr_erlassen', m.gebuehr_erlassen,
       'frueher', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('stufe', f.stufe, 'am', f.am) ORDER BY f.stufe), '[]')
                     FROM (VALUES (1, g.stufe_1_am), (2, g.stufe_2_am)) AS f(stufe, am) WHERE f.am IS NOT NULL AND f.stufe < m.stufe)),
    'positionen', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('nummer', p.nummer, 'bezeichnung', p.bezeichnung, 'faellig_am', p.faellig_am, 'verzug_ab', p.verzug_ab,
                      'ursprungsbetrag', p.ursprungsbetrag::text, 'offen', p.offen::text, 'prozentpunkte', pg_catalog.trim_scale(p.prozentpunkte)::text, 'abschnitte', p.zinsabschnitte,
                      'zinsen_gezahlt', p.zinsen_gezahlt::text, 'zinsen', p.zinsen::text, 'gebuehr_anteil', p.gebuehr_anteil::text, 'gesamt', p.gesamt::text) ORDER BY p.nummer)
                     FROM akte.mahnung_positionen p WHERE p.mandant_id = m.mandant_id AND p.mahnung_id = m.id),
    'summen', pg_catalog.jsonb_build_object('hauptforderung', m.hauptforderung::text, 'zinsen', m.zinsen::text, 'gebuehr', m.gebuehr::text, 'gesamt', m.gesamt::text),
    'zahlung', regel.mahnung_konto(m.mandant_id, g.mietverhaeltnis_id, g.einheit_id)
               || pg_catalog.jsonb_build_object('zweck', pg_catalog.left('Mahnung ' || m.id || ', ' || (b.bezug->>'zeichen'), 100)))
  FROM akte.mahnungen m
  JOIN akte.mahnvorgaenge g ON g.mandant_id = m.mandant_id AND g.id = m.mahnvorgang_id
  JOIN akte.mandanten ma ON ma.id = m.mandant_id
 CROSS JOIN LATERAL (SELECT regel.mahnung_bezug(g) AS bezug) b
 CROSS JOIN LATERAL (SELECT regel.mahnung_empfaenger(g, m.datum) AS e) x
 WHERE m.mandant_id = p_k.mandant_id AND m.id = p_mahnung_id
$fn$;
ALTER FUNCTION regel.mahnung_brief(engine.kontext, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_brief(engine.kontext, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_brief(engine.kontext, bigint) IS
'Datenstand eines Mahnschreibens aus den eingefrorenen Zeilen (docs/dokumente.md).';
