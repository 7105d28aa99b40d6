-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ereignis, moeglich, fehlercode, meldung FROM engine.startbare_automaten(42);
--  ereignis                 | moeglich | fehlercode | meldung
--  kuendigung               | t        |            |
--  wohnungsuebergabe[auszug] | f       | MA018      | Wohnungsübergabe lässt sich im Zustand „Laufende Vermietung“ nicht von Hand starten.
CREATE FUNCTION engine.startbare_automaten(p_traeger_id bigint)
RETURNS TABLE (ereignis text, nach text, bezeichnung text, moeglich boolean, fehlercode text, meldung text, norm text, felder jsonb)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT e.ereignis, e.nach, e.bezeichnung, e.moeglich, e.fehlercode, e.meldung, e.norm, e.felder FROM engine.startbare_vorgaenge(p_traeger_id) e
$fn$;
ALTER FUNCTION engine.startbare_automaten(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.startbare_automaten(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.startbare_automaten(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION engine.startbare_automaten(bigint) IS
'Was auf einer Klammer von Hand gestartet werden kann (ereignis = Name der Maschine, Variante in Klammern), und warum anderes gerade nicht.';
