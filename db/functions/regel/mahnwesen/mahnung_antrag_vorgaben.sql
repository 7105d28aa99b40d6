-- Courts and representatives as they were named the last time.
CREATE FUNCTION regel.mahnung_antrag_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
    'mahngericht', (SELECT g.mahngericht FROM akte.mahnvorgaenge g WHERE g.mandant_id = p_k.mandant_id AND g.mahngericht IS NOT NULL ORDER BY g.id DESC LIMIT 1),
    'antragsteller_vertreter', (SELECT g.mahnbescheid->'antragsteller'->>'handelnd' FROM akte.mahnvorgaenge g WHERE g.mandant_id = p_k.mandant_id AND g.mahnbescheid IS NOT NULL ORDER BY g.id DESC LIMIT 1),
    'streitgericht', (SELECT g.mahnbescheid->>'streitgericht' FROM akte.mahnvorgaenge g
                       WHERE g.mandant_id = p_k.mandant_id AND g.mahnbescheid->>'ort_der_sache' = regel.mahnung_bezug(h)->>'ort_der_sache' ORDER BY g.id DESC LIMIT 1),
    'vertreter', (SELECT g.mahnbescheid->>'vertreter' FROM akte.mahnvorgaenge g
                   WHERE g.mandant_id = p_k.mandant_id AND g.mahnbescheid ? 'vertreter' AND (g.mietverhaeltnis_id = h.mietverhaeltnis_id OR g.eigentuemer_id = h.eigentuemer_id) ORDER BY g.id DESC LIMIT 1)))
  FROM akte.mahnvorgaenge h WHERE h.mandant_id = p_k.mandant_id AND h.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.mahnung_antrag_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_antrag_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_antrag_vorgaben(engine.kontext) IS
'Vorbelegung: Gerichte und Vertreter wie beim letzten Antrag.';
