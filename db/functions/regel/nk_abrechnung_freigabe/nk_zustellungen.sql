-- The deliveries of the version in force.
CREATE FUNCTION regel.nk_zustellungen(p_k engine.kontext)
RETURNS SETOF akte.nk_zustellungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT z.* FROM akte.nk_abrechnungen a
  JOIN akte.nk_einzelabrechnungen e ON e.mandant_id = a.mandant_id AND e.abrechnung_id = a.id AND e.version = a.version
  JOIN akte.nk_zustellungen z ON z.mandant_id = e.mandant_id AND z.einzelabrechnung_id = e.id
 WHERE a.mandant_id = p_k.mandant_id AND a.traeger_id = p_k.traeger_id
$fn$;
ALTER FUNCTION regel.nk_zustellungen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_zustellungen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_zustellungen(engine.kontext) IS
'Zustellungen der geltenden Fassung.';
