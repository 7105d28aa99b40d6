CREATE FUNCTION regel.etv_verkuendung_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_build_object('verkuendet_am', v.durchgefuehrt_am, 'verkuendet_von', v.leitung)
            FROM akte.eigentuemerversammlungen v WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.bezug_id);
END
$fn$;
ALTER FUNCTION regel.etv_verkuendung_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_verkuendung_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_verkuendung_vorgaben(engine.kontext) IS
'Vorbelegung: am Tag der Versammlung durch deren Leitung.';
