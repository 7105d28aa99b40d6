-- Objections nobody has answered yet.
CREATE FUNCTION regel.nk_einwendung_auswahl(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', w.id::text, 'titel', 'Nr. ' || w.nummer || ' vom ' || regel.datum(w.eingegangen_am) || ', ' || regel.nk_zustellung_titel(w.mandant_id, w.zustellung_id)) ORDER BY w.nummer), '[]')
            FROM akte.nk_einwendungen w WHERE w.mandant_id = p_k.mandant_id AND w.vorgang_id = p_k.vorgang_id AND w.ergebnis IS NULL);
END
$fn$;
ALTER FUNCTION regel.nk_einwendung_auswahl(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_einwendung_auswahl(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_einwendung_auswahl(engine.kontext) IS
'Auswahlliste der offenen Einwendungen.';
