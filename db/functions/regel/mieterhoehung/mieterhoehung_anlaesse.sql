-- What a demand may have been caused by: the finished modernisations and agreements of this file.
CREATE FUNCTION regel.mieterhoehung_anlaesse(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN coalesce((
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', v.id::text, 'titel', m.bezeichnung || ' (Modernisierung, beendet ' || regel.datum((v.beendet_am AT TIME ZONE 'Europe/Berlin')::date) || ')') ORDER BY v.id)
      FROM akte.modernisierungen m JOIN engine.vorgang v ON v.mandant_id = m.mandant_id AND v.id = m.vorgang_id
     WHERE m.mandant_id = p_k.mandant_id AND m.mietverhaeltnis_id = p_k.bezug_id AND v.ende_art = 'erfolg'), '[]');
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_anlaesse(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_anlaesse(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_anlaesse(engine.kontext) IS
'Auswahl: abgeschlossene Modernisierungen dieses Mietverhältnisses als Anlass einer Mieterhöhung.';
