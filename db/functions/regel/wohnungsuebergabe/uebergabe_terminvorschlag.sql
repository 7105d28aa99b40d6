-- Ten o'clock on the planned day.
CREATE FUNCTION regel.uebergabe_terminvorschlag(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u akte.uebergaben := regel.uebergabe_zeile(p_k);
BEGIN
  RETURN pg_catalog.jsonb_build_object(
    'termin', pg_catalog.to_char(coalesce(v_u.termin AT TIME ZONE 'Europe/Berlin', v_u.geplant_am + time '10:00'), 'YYYY-MM-DD"T"HH24:MI'),
    'treffpunkt', v_u.treffpunkt);
END
$fn$;
ALTER FUNCTION regel.uebergabe_terminvorschlag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_terminvorschlag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_terminvorschlag(engine.kontext) IS
'Vorbelegung des Termins: der geplante Tag um 10 Uhr, sonst der bisherige Termin.';
