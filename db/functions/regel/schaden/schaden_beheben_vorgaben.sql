-- What the form of the remedy starts with: the company that was ordered.   → {"firma": "Sanitär Krause GmbH", "behoben_am": "2021-03-12"}
CREATE FUNCTION regel.schaden_beheben_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.schaden_auftraege := regel.schaden_auftrag(p_k);
BEGIN
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('firma', v_a.firma, 'arbeiten', v_a.umfang, 'behoben_am', p_k.heute));
END
$fn$;
ALTER FUNCTION regel.schaden_beheben_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_beheben_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_beheben_vorgaben(engine.kontext) IS
'Vorbelegung des Formulars für die Behebung.';
