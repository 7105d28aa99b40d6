-- The last open day before: the file must be at the bank by then.
-- SELECT regel.bankarbeitstag_vor('2026-04-07');   →  2026-04-02
CREATE FUNCTION regel.bankarbeitstag_vor(p_tag date)
RETURNS date
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT max(t::date) FROM pg_catalog.generate_series(p_tag - 10, p_tag - 1, interval '1 day') t WHERE regel.bankarbeitstag(t::date)
$fn$;
ALTER FUNCTION regel.bankarbeitstag_vor(date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bankarbeitstag_vor(date) FROM PUBLIC;
COMMENT ON FUNCTION regel.bankarbeitstag_vor(date) IS
'Letzter Bankarbeitstag vor einem Tag: bis dahin muss die Datei bei der Bank sein (Vorlagefrist D−1).';
