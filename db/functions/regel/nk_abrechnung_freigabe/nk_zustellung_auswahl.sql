-- Statements that arrived: only against these a tenant can object.
CREATE FUNCTION regel.nk_zustellung_auswahl(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', z.id::text, 'titel', regel.nk_zustellung_titel(z.mandant_id, z.id)) ORDER BY z.id), '[]')
            FROM regel.nk_zustellungen(p_k) z);
END
$fn$;
ALTER FUNCTION regel.nk_zustellung_auswahl(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_zustellung_auswahl(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_zustellung_auswahl(engine.kontext) IS
'Auswahlliste der versendeten Abrechnungen.';
