-- Where a notice goes that must reach the real person: the address as it was 60 days ago, so that whoever changes address and account in one go
-- sends the warning to the one who lives there. Without an own address the flat.   → {"zusatz": null, "strasse": "Hauptstraße 47", "plz": "10827", "ort": "Berlin"}
CREATE FUNCTION regel.stammdaten_anschrift(p_k engine.kontext, p_mieter_id bigint)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a jsonb;
BEGIN
  -- what was empty before a change of these days is empty here, too: the new address must not slip in
  SELECT pg_catalog.jsonb_object_agg(f, CASE WHEN c.id IS NOT NULL THEN pg_catalog.to_jsonb(c.alt) ELSE pg_catalog.to_jsonb(p)->f END)
    INTO v_a
    FROM akte.mieter p CROSS JOIN pg_catalog.unnest(ARRAY['strasse', 'plz', 'ort', 'zustellhinweis']) f
    LEFT JOIN LATERAL (SELECT a.id, a.alt FROM akte.mieter_aenderungen a
                        WHERE a.mandant_id = p_k.mandant_id AND a.mieter_id = p_mieter_id AND a.feld = f AND a.geaendert_am > p_k.jetzt - interval '60 days'
                        ORDER BY a.geaendert_am, a.id LIMIT 1) c ON true
   WHERE p.mandant_id = p_k.mandant_id AND p.id = p_mieter_id;
  IF v_a->>'strasse' IS NOT NULL AND v_a->>'plz' IS NOT NULL AND v_a->>'ort' IS NOT NULL THEN
    RETURN pg_catalog.jsonb_build_object('zusatz', v_a->'zustellhinweis', 'strasse', v_a->'strasse', 'plz', v_a->'plz', 'ort', v_a->'ort');
  END IF;
  RETURN (SELECT pg_catalog.jsonb_build_object('zusatz', e.lage, 'strasse', o.strasse, 'plz', o.plz, 'ort', o.ort)
            FROM akte.mietverhaeltnisse m JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
            JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
           WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id);
END
$fn$;
ALTER FUNCTION regel.stammdaten_anschrift(engine.kontext, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_anschrift(engine.kontext, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_anschrift(engine.kontext, bigint) IS
'Anschrift für Sicherheitshinweise: die vor Änderungen der letzten 60 Tage, ohne eigene die der Wohnung.';
