-- So that an addition does not begin with an empty box.
CREATE FUNCTION regel.uebergabe_bemerkung_bisher(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_build_object('bemerkung', (regel.uebergabe_zeile(p_k)).bemerkung);
END
$fn$;
ALTER FUNCTION regel.uebergabe_bemerkung_bisher(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_bemerkung_bisher(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_bemerkung_bisher(engine.kontext) IS
'Vorbelegung: die bisherigen Bemerkungen.';
