-- The day after the end of the lease, midnight in Berlin: whoever still lives there then owes the flat. In haertefall only while the
-- end is to come, or an objection entered after it would lead straight out of that state again.
CREATE FUNCTION regel.kuendigung_frist_mietende(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT (k.mietende + 1)::timestamp AT TIME ZONE 'Europe/Berlin'
            FROM akte.kuendigungen k
           WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id AND (p_k.nach <> 'haertefall' OR k.mietende >= p_k.heute));
END
$fn$;
ALTER FUNCTION regel.kuendigung_frist_mietende(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_frist_mietende(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_frist_mietende(engine.kontext) IS
'Frist: der Tag nach dem Mietende. Norm: § 542 Abs. 1, § 546 Abs. 1 BGB.';
