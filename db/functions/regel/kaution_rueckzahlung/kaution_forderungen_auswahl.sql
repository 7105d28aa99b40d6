-- → [{"wert": "4", "titel": "4 · Miete Mai 2026, Restbetrag (62,50 €)"}]
CREATE FUNCTION regel.kaution_forderungen_auswahl(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', p.nummer::text, 'titel',
            p.nummer || ' · ' || p.bezeichnung || ' (' || pg_catalog.replace(p.betrag::text, '.', ',') || ' €)') ORDER BY p.nummer), '[]')
            FROM regel.kaution_positionen_gueltig(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id) p
           WHERE p.art = 'forderung' AND p.betrag > 0);
END
$fn$;
ALTER FUNCTION regel.kaution_forderungen_auswahl(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_forderungen_auswahl(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_forderungen_auswahl(engine.kontext) IS
'Auswahlliste der aufgenommenen Forderungen einer Kautionsabrechnung.';
