-- The latest index month that can have been published for good by a day, as far as it is on record: about the middle of the following month.
-- SELECT regel.indexanpassung_monat('2026-03-20');   →  2026-02-01
CREATE FUNCTION regel.indexanpassung_monat(p_heute date)
RETURNS date
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT max(v.monat) FROM recht.vpi_geltend v
 WHERE v.basisjahr = 2020 AND v.monat <= recht.monatsanfang(p_tag := p_heute, p_monate := CASE WHEN extract(day FROM p_heute) >= 15 THEN -1 ELSE -2 END)
$fn$;
ALTER FUNCTION regel.indexanpassung_monat(date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_monat(date) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_monat(date) IS
'Jüngster an einem Tag endgültig veröffentlichter und erfasster Monat des Verbraucherpreisindex.';
