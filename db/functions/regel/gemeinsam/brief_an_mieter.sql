-- regel.brief_an_person for a tenant, with the address of the flat where there is no other.
-- SELECT regel.brief_an_mieter(1, 17, '2026-11-30', 'A-2026-00017')->'empfaenger';   →  [{"anrede": "Frau", "name": "Katrin Ostermann", "nachname": "Ostermann"}]
CREATE FUNCTION regel.brief_an_mieter(p_mandant_id bigint, p_mieter_id bigint, p_datum date, p_zeichen text)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
-- who gave no address of an own lives in the flat
SELECT regel.brief_an_person(p_mandant_id => p_mandant_id, p_datum => p_datum, p_zeichen => p_zeichen,
         p_person => pg_catalog.to_jsonb(p) || pg_catalog.jsonb_build_object('strasse', coalesce(p.strasse, o.strasse), 'plz', coalesce(p.plz, o.plz), 'ort', coalesce(p.ort, o.ort)))
  FROM akte.mieter p
  LEFT JOIN LATERAL (
    SELECT h.strasse, h.plz, h.ort FROM akte.vertragsparteien vp
      JOIN akte.mietverhaeltnisse m ON m.mandant_id = vp.mandant_id AND m.id = vp.mietverhaeltnis_id
      JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
      JOIN akte.objekte h ON h.mandant_id = e.mandant_id AND h.id = e.objekt_id
     WHERE vp.mandant_id = p.mandant_id AND vp.mieter_id = p.id ORDER BY m.mietbeginn DESC, m.id DESC LIMIT 1) o ON true
 WHERE p.mandant_id = p_mandant_id AND p.id = p_mieter_id
$fn$;
ALTER FUNCTION regel.brief_an_mieter(bigint, bigint, date, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.brief_an_mieter(bigint, bigint, date, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.brief_an_mieter(bigint, bigint, date, text) IS
'Gemeinsamer Kopf eines Schreibens der Verwaltung an eine Mieterin oder einen Mieter, ohne Mietverhältnis (docs/dokumente.md): absender, vermieter, empfaenger, anschrift, ort, datum, zeichen. Ohne betreff.';
