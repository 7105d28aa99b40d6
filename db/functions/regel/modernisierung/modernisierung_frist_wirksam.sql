-- The first day of the higher rent; none while the declaration has not arrived.
CREATE FUNCTION regel.modernisierung_frist_wirksam(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT regel.miethoehe_mitternacht(m.wirksam_ab) FROM akte.modernisierungen m WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.modernisierung_frist_wirksam(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_frist_wirksam(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_frist_wirksam(engine.kontext) IS
'Frist: der erste Tag der erhöhten Miete. Norm: § 559b Abs. 2 BGB.';
