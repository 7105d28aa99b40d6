-- What the form of the release proposes.
CREATE FUNCTION regel.mahnung_freigabe_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_object('zahlbar_bis', p_k.heute + regel.mahnung_zahlungsfrist(CASE p_k.von WHEN 'vorgeschlagen' THEN 1 WHEN 'stufe_2_vorgeschlagen' THEN 2 ELSE 3 END))
$fn$;
ALTER FUNCTION regel.mahnung_freigabe_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_freigabe_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_freigabe_vorgaben(engine.kontext) IS
'Vorgabe der Zahlungsfrist: zehn, zehn, sieben Tage.';
