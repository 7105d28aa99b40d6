-- The reminder to sue, two weeks before the safe last day.
CREATE FUNCTION regel.mieterhoehung_frist_warnung(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT regel.miethoehe_mitternacht(greatest(e.klage_bis - 14, p_k.heute))
            FROM akte.mieterhoehungen e WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id AND e.klage_bis >= p_k.heute);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_frist_warnung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_frist_warnung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_frist_warnung(engine.kontext) IS
'Frist: zwei Wochen vor dem sicheren letzten Tag der Klage. Norm: § 558b Abs. 2 Satz 2 BGB.';
