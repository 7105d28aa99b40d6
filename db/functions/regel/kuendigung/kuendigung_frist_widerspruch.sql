-- The day after the hardship deadline, midnight in Berlin. None where there is no objection, where it came, or where the day has passed.
CREATE FUNCTION regel.kuendigung_frist_widerspruch(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT (k.widerspruch_bis + 1)::timestamp AT TIME ZONE 'Europe/Berlin'
            FROM akte.kuendigungen k
           WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id AND k.widerspruch_am IS NULL AND k.widerspruch_bis >= p_k.heute);
END
$fn$;
ALTER FUNCTION regel.kuendigung_frist_widerspruch(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_frist_widerspruch(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_frist_widerspruch(engine.kontext) IS
'Frist: der Tag nach Ablauf der Widerspruchsfrist. Norm: § 574b Abs. 2 BGB.';
