-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ereignis, nach, moeglich, meldung, norm FROM engine.moegliche_ereignisse(4711);
--  ereignis           | nach       | moeglich | meldung | norm
--  termin_vereinbaren | terminiert | t        |         | § 546 BGB
CREATE FUNCTION engine.moegliche_ereignisse(p_vorgang_id bigint)
RETURNS TABLE (ereignis text, nach text, bezeichnung text, moeglich boolean, fehlercode text, meldung text, norm text, felder jsonb)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT e.ereignis, e.nach, e.bezeichnung, e.moeglich, e.fehlercode, e.meldung, e.norm, e.felder FROM engine.ereignisse(p_vorgang_id) e
$fn$;
ALTER FUNCTION engine.moegliche_ereignisse(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.moegliche_ereignisse(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.moegliche_ereignisse(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION engine.moegliche_ereignisse(bigint) IS
'Was mit einem Vorgang jetzt von Hand geschehen kann: je Ereignis Zielzustand, Bezeichnung, ob möglich, sonst Fehlercode, Meldung und Norm, dazu die Felder des Formulars.';
