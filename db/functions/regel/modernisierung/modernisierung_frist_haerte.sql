-- The day after the last day for a hardship objection.
CREATE FUNCTION regel.modernisierung_frist_haerte(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT regel.miethoehe_mitternacht(m.haerteeinwand_bis_193 + 1) FROM akte.modernisierungen m WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.modernisierung_frist_haerte(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_frist_haerte(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_frist_haerte(engine.kontext) IS
'Frist: die Frist des Härteeinwands ist vorbei. Norm: § 555d Abs. 3 BGB.';
