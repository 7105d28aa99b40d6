-- The block every letter begins with (docs/dokumente.md), for one person and no lease: from the office, to whom and where. Without betreff.
-- p_person: a row of akte.mieter or akte.eigentuemer as jsonb
-- SELECT regel.brief_an_person(1, to_jsonb(e), '2026-11-30', 'Auskunft')->'empfaenger' FROM akte.eigentuemer e LIMIT 1;   →  [{"anrede": "Frau", "name": "Ines Berg", "nachname": "Berg"}]
CREATE FUNCTION regel.brief_an_person(p_mandant_id bigint, p_person jsonb, p_datum date, p_zeichen text)
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
    'empfaenger', pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('anrede', CASE WHEN p_person->>'anrede' IN ('Frau', 'Herr') THEN p_person->>'anrede' ELSE '' END,
      'name', regel.personenname(p_person->>'titel', p_person->>'vorname', p_person->>'nachname', p_person->>'firma'), 'nachname', p_person->>'nachname')),
    -- without an address it is handed over in the office
    'anschrift', CASE WHEN p_person->>'strasse' IS NULL OR p_person->>'plz' IS NULL OR p_person->>'ort' IS NULL
                      THEN pg_catalog.jsonb_build_object('zusatz', NULL, 'strasse', 'zur persönlichen Übergabe', 'plz', ma.plz, 'ort', ma.ort)
                      ELSE pg_catalog.jsonb_build_object('zusatz', p_person->>'zustellhinweis', 'strasse', p_person->>'strasse', 'plz', p_person->>'plz', 'ort', p_person->>'ort') END,
    'ort', ma.ort, 'datum', p_datum, 'zeichen', p_zeichen, 'ihr_zeichen', NULL, 'ihre_nachricht_vom', NULL, 'mietverhaeltnis', NULL)
  FROM akte.mandanten ma WHERE ma.id = p_mandant_id
$fn$;
ALTER FUNCTION regel.brief_an_person(bigint, jsonb, date, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.brief_an_person(bigint, jsonb, date, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.brief_an_person(bigint, jsonb, date, text) IS
'Gemeinsamer Kopf eines Schreibens der Verwaltung an eine Person (p_person: Zeile von akte.mieter oder akte.eigentuemer als jsonb), ohne Mietverhältnis (docs/dokumente.md): absender, vermieter, empfaenger, anschrift, ort, datum, zeichen. Ohne betreff.';
