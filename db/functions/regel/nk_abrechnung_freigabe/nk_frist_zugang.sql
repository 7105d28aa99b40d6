-- A week after sending somebody should know whether it arrived; none once every Zugang is entered.
CREATE FUNCTION regel.nk_frist_zugang(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT ((max(z.versendet_am) + 7)::timestamp AT TIME ZONE 'Europe/Berlin') FROM regel.nk_zustellungen(p_k) z WHERE z.zugang_am IS NULL AND z.versendet_am + 7 > p_k.heute);
END
$fn$;
ALTER FUNCTION regel.nk_frist_zugang(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_frist_zugang(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_frist_zugang(engine.kontext) IS
'Frist: sieben Tage nach Versand, wenn ein Zugang fehlt.';
