-- Who looks after data protection: the officer and whoever leads the office. NULL: may; else the refusal.
-- SELECT regel.datenschutz_berechtigt(sitzung.kontext());
CREATE FUNCTION regel.datenschutz_berechtigt(p_s sitzung.person)
RETURNS engine.ablehnung
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN coalesce(p_s.rolle, '') NOT IN ('datenschutz', 'teamleitung', 'verwalter-admin') THEN
  engine.ablehnung('MAH02', 'Das darf nur, wer für den Datenschutz zuständig ist.', 'Datenschutz, Teamleitung oder Verwalter-Admin darum bitten.', 'Art. 5 Abs. 1 Buchst. f DSGVO', NULL, 'Rolle ' || coalesce(p_s.rolle, 'keine')) END
$fn$;
ALTER FUNCTION regel.datenschutz_berechtigt(sitzung.person) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.datenschutz_berechtigt(sitzung.person) FROM PUBLIC;
COMMENT ON FUNCTION regel.datenschutz_berechtigt(sitzung.person) IS
'Ablehnung MAH02, wenn die handelnde Person nicht für den Datenschutz zuständig ist (Rollen datenschutz, teamleitung, verwalter-admin), sonst NULL. Norm: Art. 5 Abs. 1 Buchst. f DSGVO.';
