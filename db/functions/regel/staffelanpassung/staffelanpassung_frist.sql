-- The day of the step: it is owed without any declaration.
CREATE FUNCTION regel.staffelanpassung_frist(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN regel.miethoehe_mitternacht((regel.staffelanpassung_stufe(p_k)).gueltig_ab);
END
$fn$;
ALTER FUNCTION regel.staffelanpassung_frist(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffelanpassung_frist(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffelanpassung_frist(engine.kontext) IS
'Frist: der Tag der Staffel. Norm: § 557a Abs. 1 BGB.';
