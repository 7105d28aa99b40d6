-- Whose Zugang is still to be entered, and all of them at once.
CREATE FUNCTION regel.nk_zugang_auswahl(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT CASE WHEN count(*) > 1 THEN '[{"wert": "alle", "titel": "alle, bei denen der Zugang noch fehlt"}]'::jsonb ELSE '[]' END
            || coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', z.id::text, 'titel', regel.nk_zustellung_titel(z.mandant_id, z.id)) ORDER BY z.id), '[]')
            FROM regel.nk_zustellungen(p_k) z WHERE z.zugang_am IS NULL);
END
$fn$;
ALTER FUNCTION regel.nk_zugang_auswahl(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_zugang_auswahl(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_zugang_auswahl(engine.kontext) IS
'Auswahlliste der Abrechnungen ohne erfassten Zugang.';
