-- The block every letter begins with (docs/dokumente.md), for one tenant and no lease: from the office, to whom and where. Without betreff.
-- SELECT regel.brief_an_mieter(1, 17, '2026-11-30', 'A-2026-00017')->'empfaenger';   →  [{"anrede": "Frau", "name": "Katrin Ostermann", "nachname": "Ostermann"}]
CREATE FUNCTION regel.brief_an_mieter(p_mandant_id bigint, p_mieter_id bigint, p_datum date, p_zeichen text)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_object(
    'absender', pg_catalog.jsonb_build_object('name', ma.name, 'zusatz', NULL, 'strasse', ma.strasse, 'plz', ma.plz, 'ort', ma.ort, 'telefon', coalesce(ma.telefon, ''), 'telefax', NULL,
      'email', coalesce(ma.email, ''), 'web', ma.webseite, 'bearbeitung', NULL, 'durchwahl', NULL, 'angaben', '[]'::jsonb, 'bank', NULL),
    'vermieter', pg_catalog.jsonb_build_object('name', ma.name, 'vertreten', false),
    'empfaenger', pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('anrede', CASE WHEN p.anrede IN ('Frau', 'Herr') THEN p.anrede ELSE '' END,
      'name', regel.personenname(p.titel, p.vorname, p.nachname, p.firma), 'nachname', p.nachname)),
    -- who gave no address of an own lives in the flat
    'anschrift', pg_catalog.jsonb_build_object('zusatz', p.zustellhinweis, 'strasse', coalesce(p.strasse, o.strasse), 'plz', coalesce(p.plz, o.plz), 'ort', coalesce(p.ort, o.ort)),
    'ort', ma.ort, 'datum', p_datum, 'zeichen', p_zeichen, 'ihr_zeichen', NULL, 'ihre_nachricht_vom', NULL, 'mietverhaeltnis', NULL)
  FROM akte.mandanten ma
  JOIN akte.mieter p ON p.mandant_id = ma.id AND p.id = p_mieter_id
  LEFT JOIN LATERAL (
    SELECT h.strasse, h.plz, h.ort FROM akte.vertragsparteien vp
      JOIN akte.mietverhaeltnisse m ON m.mandant_id = vp.mandant_id AND m.id = vp.mietverhaeltnis_id
      JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
      JOIN akte.objekte h ON h.mandant_id = e.mandant_id AND h.id = e.objekt_id
     WHERE vp.mandant_id = ma.id AND vp.mieter_id = p.id ORDER BY m.mietbeginn DESC, m.id DESC LIMIT 1) o ON true
 WHERE ma.id = p_mandant_id
$fn$;
ALTER FUNCTION regel.brief_an_mieter(bigint, bigint, date, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.brief_an_mieter(bigint, bigint, date, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.brief_an_mieter(bigint, bigint, date, text) IS
'Gemeinsamer Kopf eines Schreibens der Verwaltung an eine Mieterin oder einen Mieter, ohne Mietverhältnis (docs/dokumente.md): absender, vermieter, empfaenger, anschrift, ort, datum, zeichen. Ohne betreff.';
