-- What § 690 ZPO asks for, as far as the file knows it and a person has said; and what is still missing, with the field of the form.
-- SELECT regel.mahnung_antrag(g, DATE '2026-04-30', g.mahnbescheid)->'fehlt' FROM akte.mahnvorgaenge g WHERE g.id = 3;   →  []
CREATE FUNCTION regel.mahnung_antrag(p_g akte.mahnvorgaenge, p_tag date, p_angaben jsonb)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH posten AS (
  SELECT p.*, CASE WHEN p.quelle = 'hausgeld' THEN '90' WHEN f.art IN ('nk_nachforderung', 'nk_guthaben') THEN '20'
                   WHEN f.art = 'miete' THEN CASE WHEN (regel.mahnung_bezug(p_g)->>'gewerbe')::boolean THEN '17' ELSE '19' END
                   WHEN f.art = 'schadenersatz' THEN '28' ELSE p_angaben->>'katalog_nr' END AS katalog
    FROM regel.mahnung_posten(p_g.mandant_id, p_g.mietverhaeltnis_id, p_g.eigentuemer_id, p_g.einheit_id, p_tag) p
    LEFT JOIN akte.mietzahlungen f ON p.quelle = 'miete' AND f.mandant_id = p_g.mandant_id AND f.id = p.forderung_id
)
SELECT pg_catalog.jsonb_build_object(
  'antragsteller', pg_catalog.jsonb_build_object('name', b.bezug->>'glaeubiger', 'vertreten_durch', CASE WHEN (b.bezug->>'vertreten')::boolean THEN ma.name END,
     'handelnd', p_angaben->>'antragsteller_vertreter', 'strasse', ma.strasse, 'plz', ma.plz, 'ort', ma.ort),
  'antragsgegner', x.e->'empfaenger', 'anschrift', x.e->'anschrift', 'gesamtschuldner', pg_catalog.jsonb_array_length(x.e->'empfaenger') > 1, 'vertreter', p_angaben->>'vertreter',
  'schuldgrund', b.bezug->>'schuldgrund', 'ort_der_sache', b.bezug->>'ort_der_sache', 'zeichen', b.bezug->>'zeichen',
  'ansprueche', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
       'katalog_nr', p.katalog, 'bezeichnung', p.bezeichnung, 'betrag', p.offen::text, 'faellig_am', p.faellig_am, 'zinsen_ab', p.verzug_ab,
       'zinsen_punkte', pg_catalog.trim_scale(p.prozentpunkte)::text, 'zinsen_bis_heute', p.zinsen::text,
       'abschnitte', regel.posten_abschnitte(p_g.mandant_id, p.quelle, p.forderung_id, p_tag)) ORDER BY p.nummer), '[]') FROM posten p),
  'mahnkosten', (SELECT coalesce(sum(m.gebuehr) FILTER (WHERE m.stufe = p_g.stufe), 0)::text FROM akte.mahnungen m WHERE m.mandant_id = p_g.mandant_id AND m.mahnvorgang_id = p_g.id AND m.storniert_am IS NULL),
  'gegenleistung_erbracht', true,
  'streitgericht', p_angaben->>'streitgericht', 'mahngericht', p_angaben->>'mahngericht', 'katalog_nr', p_angaben->>'katalog_nr',
  'fehlt', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('text', t.text, 'feld', t.feld) ORDER BY t.nr), '[]') FROM (VALUES
       (1, NULL, CASE WHEN NOT coalesce((x.e->>'zustellbar')::boolean, false) THEN 'zustellbare Anschrift des Schuldners (Straße, Postleitzahl, Ort, kein Postfach)' END),
       (2, NULL, CASE WHEN coalesce(ma.strasse, '') = '' OR coalesce(ma.plz, '') = '' OR coalesce(ma.ort, '') = '' THEN 'Anschrift des Antragstellers' END),
       (3, NULL, CASE WHEN NOT EXISTS (SELECT FROM posten) THEN 'eine offene, unbestrittene Forderung' END),
       (4, 'vertreter', CASE WHEN x.e->'empfaenger' @> '[{"anrede": "Firma"}]' AND p_angaben->>'vertreter' IS NULL THEN 'gesetzlicher Vertreter der Schuldnerseite' END),
       (5, 'katalog_nr', CASE WHEN EXISTS (SELECT FROM posten p WHERE p.katalog IS NULL) THEN 'Katalognummer für: ' || (SELECT pg_catalog.string_agg(p.bezeichnung, ', ') FROM posten p WHERE p.katalog IS NULL) END),
       (6, 'streitgericht', CASE WHEN p_angaben->>'streitgericht' IS NULL THEN 'Streitgericht' END),
       (7, 'mahngericht', CASE WHEN p_angaben->>'mahngericht' IS NULL THEN 'Mahngericht' END)) AS t(nr, feld, text)
      WHERE t.text IS NOT NULL))
  FROM akte.mandanten ma CROSS JOIN LATERAL (SELECT regel.mahnung_bezug(p_g) AS bezug) b CROSS JOIN LATERAL (SELECT regel.mahnung_empfaenger(p_g, p_tag) AS e) x
 WHERE ma.id = p_g.mandant_id
$fn$;
ALTER FUNCTION regel.mahnung_antrag(akte.mahnvorgaenge, date, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_antrag(akte.mahnvorgaenge, date, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_antrag(akte.mahnvorgaenge, date, jsonb) IS
'Angaben für den Antrag auf Erlass eines Mahnbescheids (§ 690 ZPO) zum Tag p_tag; p_angaben: streitgericht, mahngericht, vertreter, antragsteller_vertreter, katalog_nr. Unter fehlt steht, was noch fehlt: [{text, feld}], feld NULL: in den Stammdaten.';
