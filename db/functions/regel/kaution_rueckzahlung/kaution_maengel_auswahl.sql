-- → [{"wert": "3", "titel": "3 · Küche: Glasscheibe des Backofens fehlt (geschätzt 180,00 €)"}]
CREATE FUNCTION regel.kaution_maengel_auswahl(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', p.nummer::text, 'titel',
            p.nummer || ' · ' || p.bezeichnung || CASE
              WHEN p.fassung > 1 THEN ' (bewertet: ' || pg_catalog.replace(p.betrag::text, '.', ',') || ' €)'
              WHEN u.kosten_geschaetzt IS NOT NULL THEN ' (geschätzt ' || pg_catalog.replace(u.kosten_geschaetzt::text, '.', ',') || ' €)'
              ELSE '' END) ORDER BY p.nummer), '[]')
            FROM regel.kaution_positionen_gueltig(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id) p
            LEFT JOIN akte.uebergabe_maengel u ON u.mandant_id = p.mandant_id AND u.id = p.mangel_id
           WHERE p.art = 'mangel');
END
$fn$;
ALTER FUNCTION regel.kaution_maengel_auswahl(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_maengel_auswahl(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_maengel_auswahl(engine.kontext) IS
'Auswahlliste der Mängel einer Kautionsabrechnung.';
