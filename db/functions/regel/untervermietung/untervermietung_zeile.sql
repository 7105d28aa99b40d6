-- The row of the subletting this step is about.
CREATE FUNCTION regel.untervermietung_zeile(p_k engine.kontext)
RETURNS akte.untervermietungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT u FROM akte.untervermietungen u WHERE u.mandant_id = p_k.mandant_id AND u.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.untervermietung_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_zeile(engine.kontext) IS
'Die Zeile der Untervermietung eines Vorgangs.';
