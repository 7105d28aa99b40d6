-- Who was ordered is who did it.
CREATE FUNCTION regel.instandsetzung_ausfuehrung_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_build_object('ausgefuehrt_am', p_k.heute, 'firma', (regel.instandsetzung_zeile(p_k)).firma);
END
$fn$;
ALTER FUNCTION regel.instandsetzung_ausfuehrung_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_ausfuehrung_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_ausfuehrung_vorgaben(engine.kontext) IS
'Vorbelegung: heute und die beauftragte Firma.';
