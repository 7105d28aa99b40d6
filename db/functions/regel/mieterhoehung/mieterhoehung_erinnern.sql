-- The reminder in the log: the last safe day to sue.
CREATE FUNCTION regel.mieterhoehung_erinnern(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_build_object('klage_bis', e.klage_bis, 'klage_spaetestens', e.klage_spaetestens)
            FROM akte.mieterhoehungen e WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_erinnern(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_erinnern(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_erinnern(engine.kontext) IS
'Erinnert an den letzten sicheren Tag der Klage.';
