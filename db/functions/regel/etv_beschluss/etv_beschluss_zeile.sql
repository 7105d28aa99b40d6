-- SELECT (regel.etv_beschluss_zeile(k)).titel;   →  Dachsanierung
CREATE FUNCTION regel.etv_beschluss_zeile(p_k engine.kontext)
RETURNS akte.beschluesse
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT b FROM akte.beschluesse b WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.etv_beschluss_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_beschluss_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_beschluss_zeile(engine.kontext) IS
'Der Beschluss des Vorgangs.';
