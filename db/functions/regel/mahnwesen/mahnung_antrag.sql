-- What § 690 ZPO asks for, as far as the file knows it.
-- SELECT regel.mahnung_antrag(g, DATE '2026-04-30')->'fehlt' FROM akte.mahnvorgaenge g WHERE g.id = 3;   →  []
CREATE FUNCTION regel.mahnung_antrag(p_g akte.mahnvorgaenge, p_tag date)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_object(
  'antragsteller', pg_catalog.jsonb_build_object('name', b.bezug->>'glaeubiger', 'vertreten_durch', CASE WHEN (b.bezug->>'vertreten')::boolean THEN ma.name END,
     'strasse', ma.strasse, 'plz', ma.plz, 'ort', ma.ort),
  'antragsgegner', x.e->'empfaenger', 'anschrift', x.e->'anschrift', 'gesamtschuldner', pg_catalog.jsonb_array_length(x.e->'empfaenger') > 1,
  'schuldgrund', b.bezug->>'schuldgrund', 'ort_der_sache', (b.bezug->>'plz') || ' ' || (b.bezug->>'ort'),
  'ansprueche', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
       'katalog_nr', CASE WHEN p.quelle = 'hausgeld' THEN 90 WHEN f.art IN ('nk_nachforderung', 'nk_guthaben') THEN 20 WHEN f.art = 'miete' THEN CASE WHEN (b.bezug->>'gewerbe')::boolean THEN 17 ELSE 19 END END,
       'bezeichnung', p.bezeichnung, 'betrag', p.offen::text, 'faellig_am', p.faellig_am, 'zinsen_ab', p.verzug_ab, 'zinsen_punkte', pg_catalog.trim_scale(p.prozentpunkte)::text,
       'zinsen_bis_heute', p.zinsen::text) ORDER BY p.nummer), '[]')
       FROM regel.mahnung_posten(p_g.mandant_id, p_g.mietverhaeltnis_id, p_g.eigentuemer_id, p_g.einheit_id, p_tag) p
       LEFT JOIN akte.mietzahlungen f ON p.quelle = 'miete' AND f.mandant_id = p_g.mandant_id AND f.id = p.forderung_id),
  'mahnkosten', (SELECT coalesce(sum(m.gebuehr) FILTER (WHERE m.stufe = p_g.stufe), 0)::text FROM akte.mahnungen m WHERE m.mandant_id = p_g.mandant_id AND m.mahnvorgang_id = p_g.id AND m.storniert_am IS NULL),
  'gegenleistung_erbracht', true,
  'fehlt', (SELECT coalesce(pg_catalog.jsonb_agg(t.text ORDER BY t.nr), '[]') FROM (VALUES
       (1, CASE WHEN NOT coalesce((x.e->>'zustellbar')::boolean, false) THEN 'zustellbare Anschrift des Schuldners (Straße, Postleitzahl, Ort, kein Postfach)' END),
       (2, CASE WHEN coalesce(ma.strasse, '') = '' OR coalesce(ma.plz, '') = '' OR coalesce(ma.ort, '') = '' THEN 'Anschrift des Antragstellers' END),
       (3, CASE WHEN NOT EXISTS (SELECT FROM regel.mahnung_posten(p_g.mandant_id, p_g.mietverhaeltnis_id, p_g.eigentuemer_id, p_g.einheit_id, p_tag)) THEN 'eine offene, unbestrittene Forderung' END)) AS t(nr, text)
      WHERE t.text IS NOT NULL))
  FROM akte.mandanten ma CROSS JOIN LATERAL (SELECT regel.mahnung_bezug(p_g) AS bezug) b CROSS JOIN LATERAL (SELECT regel.mahnung_empfaenger(p_g, p_tag) AS e) x
 WHERE ma.id = p_g.mandant_id
$fn$;
ALTER FUNCTION regel.mahnung_antrag(akte.mahnvorgaenge, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_antrag(akte.mahnvorgaenge, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_antrag(akte.mahnvorgaenge, date) IS
'Angaben für den Antrag auf Erlass eines Mahnbescheids (§ 690 ZPO) und unter fehlt, was der Akte dafür noch fehlt.';
