-- The rules of the house, asked of the catalogue: what a new table, view or function must not forget (docs/entwicklung.md).
\ir ../hilfen.psql
CREATE TABLE tests.schemata AS SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('akte', 'engine', 'audit', 'recht', 'regel', 'sitzung', 'api', 'portal');
-- every finding becomes a line: a failing test names what is wrong
CREATE FUNCTION tests.befunde(p_regel text, p_abfrage text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v text;
BEGIN
  EXECUTE 'SELECT string_agg(x, E''\n'' ORDER BY x) FROM (' || p_abfrage || ') q(x)' INTO v;
  RETURN is(v, NULL, p_regel);
END $$;
SELECT no_plan();

-- tables
SELECT tests.befunde('RLS is enabled and forced on every table', $$
  SELECT c.oid::regclass::text FROM pg_class c JOIN tests.schemata s ON s.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity) $$);
SELECT tests.befunde('every client table has exactly one restrictive policy for everybody, on reading and writing', $$
  SELECT c.oid::regclass::text FROM pg_class c JOIN tests.schemata s ON s.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'mandant_id'
   WHERE c.relkind IN ('r', 'p')
     AND (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polroles = '{0}' AND p.polcmd = '*' AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL) <> 1 $$);
SELECT tests.befunde('at most one permissive policy per table, role and command', $$
  SELECT format('%s %s %s', p.polrelid::regclass, r::regrole, b.cmd) FROM pg_policy p, unnest(p.polroles) r,
         unnest(CASE p.polcmd WHEN '*' THEN ARRAY['r', 'a', 'w', 'd'] ELSE ARRAY[p.polcmd::text] END) AS b(cmd)
   WHERE p.polpermissive GROUP BY p.polrelid, r, b.cmd HAVING count(*) > 1 $$);
SELECT tests.befunde('policies ask the context once per statement: every call is wrapped in a SELECT', $$
  SELECT format('%s on %s', p.polname, p.polrelid::regclass) FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN tests.schemata s ON s.oid = c.relnamespace
   WHERE regexp_replace(coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''), '\( ?SELECT (sitzung|engine)\.\w+\(\)', '', 'g') ~ '(sitzung|engine)\.\w+\(' $$);
SELECT tests.befunde('no permissive policy lets just anybody in', $$
  SELECT format('%s on %s', p.polname, p.polrelid::regclass) FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN tests.schemata s ON s.oid = c.relnamespace
   WHERE p.polpermissive AND 0 = ANY (p.polroles) AND s.nspname <> 'recht' $$);
SELECT tests.befunde('the primary key of a client table begins with mandant_id', $$
  SELECT c.oid::regclass::text FROM pg_class c JOIN tests.schemata s ON s.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'mandant_id'
   WHERE c.relkind IN ('r', 'p') AND c.oid <> 'akte.mandanten'::regclass
     AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p' AND k.conkey[1] = a.attnum AND cardinality(k.conkey) >= 2) $$);
SELECT tests.befunde('a foreign key between client tables carries mandant_id on both sides', $$
  SELECT format('%s: %s', k.conrelid::regclass, k.conname) FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid JOIN tests.schemata s ON s.oid = c.relnamespace
    JOIN pg_attribute v ON v.attrelid = k.conrelid AND v.attname = 'mandant_id' JOIN pg_attribute n ON n.attrelid = k.confrelid AND n.attname = 'mandant_id'
   WHERE k.contype = 'f' AND k.confrelid <> 'akte.mandanten'::regclass
     AND NOT EXISTS (SELECT FROM generate_subscripts(k.conkey, 1) i WHERE k.conkey[i] = v.attnum AND k.confkey[i] = n.attnum) $$);
SELECT tests.befunde('every foreign key has an index that begins with its columns', $$
  SELECT format('%s: %s', k.conrelid::regclass, k.conname) FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN tests.schemata s ON s.oid = c.relnamespace
   WHERE k.contype = 'f' AND s.nspname <> 'engine' AND NOT EXISTS (
     SELECT FROM pg_index i WHERE i.indrelid = k.conrelid
        AND (SELECT array_agg(x ORDER BY x) FROM unnest(k.conkey) x) = (SELECT array_agg(x ORDER BY x) FROM unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) x)) $$);
SELECT tests.befunde('UNIQUE is always unique per client', $$
  SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN tests.schemata s ON s.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'mandant_id'
   WHERE i.indisunique AND i.indkey[0] <> a.attnum AND c.oid <> 'akte.mandanten'::regclass $$);
SELECT tests.befunde('money is numeric(12,2), never float', $$
  SELECT format('%s.%s', a.attrelid::regclass, a.attname) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN tests.schemata s ON s.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
     AND (a.atttypid IN ('float4'::regtype, 'float8'::regtype, 'money'::regtype)
       OR (a.attname ~ '(betrag|miete|zinsen|einbehalte|auszahlung|hausgeld|ruecklage|vorauszahlung)' AND a.atttypid = 'numeric'::regtype AND format_type(a.atttypid, a.atttypmod) NOT IN ('numeric(12,2)') AND s.nspname = 'akte')) $$);
SELECT tests.befunde('time is timestamptz', $$
  SELECT format('%s.%s', a.attrelid::regclass, a.attname) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN tests.schemata s ON s.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND a.atttypid IN ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype) AND a.attnum > 0 $$);
SELECT tests.befunde('no constraint waits for COMMIT: it would fail outside the reach of the engine', $$
  SELECT format('%s: %s', conrelid::regclass, conname) FROM pg_constraint WHERE condeferrable AND connamespace IN (SELECT oid FROM tests.schemata) $$);
SELECT tests.befunde('no default, CHECK or index calls the code layer', $$
  SELECT DISTINCT p.oid::regprocedure::text FROM pg_depend d JOIN pg_proc p ON p.oid = d.refobjid AND d.refclassid = 'pg_proc'::regclass JOIN tests.schemata s ON s.oid = p.pronamespace
   WHERE d.classid IN ('pg_attrdef'::regclass, 'pg_constraint'::regclass) OR (d.classid = 'pg_class'::regclass AND (SELECT relkind FROM pg_class c WHERE c.oid = d.objid) = 'i') $$);
SELECT tests.befunde('an operative status is guarded: only the mirror of the engine writes it', $$
  SELECT c.oid::regclass::text FROM pg_class c JOIN tests.schemata s ON s.oid = c.relnamespace AND s.nspname = 'akte'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'status' AND NOT a.attisdropped
   WHERE c.relkind = 'r' AND NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = c.oid AND p.proname = 'status_schuetzen')
     -- no state of a machine: what a claim or a letter in the outbox has come to
     AND c.oid NOT IN ('akte.mietzahlungen'::regclass, 'akte.hausgeld_sollstellungen'::regclass, 'akte.postausgang'::regclass) $$);
SELECT tests.befunde('what a machine mirrors into exists and is guarded', $$
  SELECT a.status_tabelle FROM engine.automaten a WHERE a.aktuell AND a.status_tabelle IS NOT NULL
     AND NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = a.status_tabelle::regclass AND p.proname = 'status_schuetzen') $$);
SELECT tests.befunde('append-only tables: the engine holds no UPDATE on them', $$
  SELECT DISTINCT t.tgrelid::regclass::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
   WHERE p.proname = 'unveraenderlich' AND (has_any_column_privilege('mietakte_engine', t.tgrelid, 'UPDATE') OR t.tgenabled <> 'A') $$);
SELECT tests.befunde('every table is owned by mietakte_owner', $$
  SELECT c.oid::regclass::text FROM pg_class c JOIN tests.schemata s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'S') AND c.relowner <> 'mietakte_owner'::regrole $$);

-- views
SELECT tests.befunde('views look with the eyes of the caller, and nothing looks behind them', $$
  SELECT c.oid::regclass::text FROM pg_class c JOIN tests.schemata s ON s.oid = c.relnamespace
   WHERE c.relkind = 'v' AND NOT (coalesce(c.reloptions, '{}') @> ARRAY['security_invoker=true'] AND (s.nspname = 'recht' OR coalesce(c.reloptions, '{}') @> ARRAY['security_barrier=true'])) $$);
SELECT tests.befunde('no materialised views: they know no row security', $$
  SELECT c.oid::regclass::text FROM pg_class c JOIN tests.schemata s ON s.oid = c.relnamespace WHERE c.relkind = 'm' $$);
SELECT tests.befunde('every view has a comment', $$
  SELECT c.oid::regclass::text FROM pg_class c JOIN tests.schemata s ON s.oid = c.relnamespace WHERE c.relkind = 'v' AND obj_description(c.oid, 'pg_class') IS NULL $$);

-- functions
CREATE VIEW tests.funktionen AS SELECT p.*, s.nspname, p.oid::regprocedure::text AS signatur FROM pg_proc p JOIN tests.schemata s ON s.oid = p.pronamespace;
SELECT tests.befunde('every function has a German comment', $$ SELECT signatur FROM tests.funktionen WHERE obj_description(oid, 'pg_proc') IS NULL $$);
SELECT tests.befunde('PUBLIC executes the law and nothing else', $$
  SELECT signatur FROM tests.funktionen WHERE nspname <> 'recht' AND (proacl IS NULL OR EXISTS (SELECT FROM aclexplode(proacl) a WHERE a.grantee = 0)) $$);
SELECT tests.befunde('a SECURITY DEFINER function sets its search_path', $$
  SELECT signatur FROM tests.funktionen WHERE prosecdef AND NOT coalesce(proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false) $$);
SELECT tests.befunde('a function without search_path is a helper behind a door: nobody but the engine may call it', $$
  SELECT signatur FROM tests.funktionen
   WHERE NOT coalesce(proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false) AND signatur NOT IN ('sitzung.mandant()', 'portal.in_meiner_zeit(jsonb,bigint,date)', 'recht.zinsabschnitte(numeric,date,date,numeric)')   -- inlined by the planner: see their files
     AND EXISTS (SELECT FROM aclexplode(proacl) a WHERE a.grantee NOT IN (proowner, 'mietakte_engine'::regrole)) $$);
SELECT tests.befunde('every row a tenant sees is decided by a function that checks the seal', $$
  SELECT p.polrelid::regclass || ' ' || p.polname FROM pg_policy p
   WHERE p.polpermissive AND 'mietakte_portal'::regrole = ANY (p.polroles)
     AND pg_get_expr(p.polqual, p.polrelid) !~ 'sitzung\.(meine_mietverhaeltnisse|mieter_id|mandant_id)\(\)' $$);
SELECT tests.befunde('definer functions belong to the engine, to the seal or to erasure, never to the owner of the tables', $$
  SELECT signatur FROM tests.funktionen WHERE prosecdef AND proowner NOT IN ('mietakte_engine'::regrole, 'mietakte_siegel'::regrole, 'mietakte_loeschung'::regrole) $$);
SELECT tests.befunde('every door of the engine asks the sealed context before it does anything', $$
  SELECT signatur FROM tests.funktionen
   WHERE prosecdef AND proowner = 'mietakte_engine'::regrole AND prorettype <> 'trigger'::regtype
     AND prosrc !~ '(engine\.tuer\(|portal\.mieter_tuer\(|sitzung\.(kontext|mandant_id)\()'
     -- what touches no client row, or goes through another door
     AND signatur NOT IN ('engine.iban_lesen(text)', 'engine.automat_als_mermaid(text)', 'engine.automat_als_xstate(text)',
                          'engine.moegliche_ereignisse(bigint)', 'engine.startbare_automaten(bigint)',
                          'api.bestand_spalten()', 'api.bestand_vorgangsarten()', 'api.kaution_sperre(bigint)')
     AND NOT (provolatile = 'i') $$);
SELECT tests.befunde('the NOLOGIN owners bypass nothing and nobody logs in as them', $$
  SELECT rolname FROM pg_roles WHERE rolname IN ('mietakte_owner', 'mietakte_engine', 'mietakte_siegel', 'mietakte_loeschung') AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb) $$);
SELECT tests.befunde('no runtime login is a member of anything (a shared login that can switch can switch back)', $$
  SELECT m.member::regrole || ' in ' || m.roleid::regrole FROM pg_auth_members m
   WHERE m.member IN (SELECT oid FROM pg_roles WHERE rolname IN ('mietakte_verwaltung', 'mietakte_portal', 'mietakte_freigabe', 'mietakte_anmeldung', 'mietakte_dienst', 'mietakte_pruefer')) $$);
SELECT tests.befunde('nothing is executable for PUBLIC by default', $$
  SELECT r.rolname FROM pg_roles r WHERE r.rolname IN ('mietakte_owner', 'mietakte_engine', 'mietakte_siegel', 'mietakte_loeschung')
     AND NOT EXISTS (SELECT FROM pg_default_acl d WHERE d.defaclrole = r.oid AND d.defaclobjtype = 'f' AND d.defaclnamespace = 0
                      AND NOT EXISTS (SELECT FROM aclexplode(d.defaclacl) a WHERE a.grantee = 0)) $$);
SELECT tests.befunde('no runtime role may create anything, not even temporarily', $$
  SELECT r.rolname || ' ' || b FROM pg_roles r, unnest(ARRAY['CREATE', 'TEMP']) b
   WHERE r.rolname LIKE 'mietakte\_%' AND r.rolname NOT IN ('mietakte_owner', 'mietakte_deploy') AND has_database_privilege(r.oid, current_database(), b)
  UNION ALL SELECT r.rolname || ' in ' || n.nspname FROM pg_roles r, pg_namespace n
   WHERE r.rolname LIKE 'mietakte\_%' AND r.rolname NOT IN ('mietakte_owner', 'mietakte_deploy') AND has_schema_privilege(r.oid, n.oid, 'CREATE') AND n.nspname !~ '^pg_(toast_)?temp' $$);
SELECT tests.befunde('no runtime role takes locks, sleeps, writes large objects or ends sessions by itself', $$
  SELECT r.rolname || ' ' || p.oid::regprocedure FROM pg_roles r, pg_proc p
   WHERE r.rolname LIKE 'mietakte\_%' AND NOT r.rolsuper AND p.pronamespace = 'pg_catalog'::regnamespace
     AND (p.proname ~ '^(lo_(create|creat|open|put|from_bytea|import|export|unlink)|pg_(try_)?advisory|pg_sleep|pg_terminate_backend|pg_cancel_backend)')
     AND has_function_privilege(r.oid, p.oid, 'EXECUTE')
     AND NOT (r.rolname = ANY (ARRAY['mietakte_engine', 'mietakte_siegel', 'mietakte_owner', 'mietakte_deploy']) AND p.proname = 'pg_advisory_xact_lock') $$);
-- codes: what functions raise is in the catalogue, and the catalogue holds nothing else
CREATE TABLE tests.benutzte_codes AS
  SELECT DISTINCT (regexp_matches(prosrc, '''(MA[0-9A-Z]{3})''', 'g'))[1] AS code FROM pg_proc WHERE pronamespace IN (SELECT oid FROM tests.schemata);
SELECT tests.befunde('every code that is raised is explained in the catalogue', $$ SELECT code FROM tests.benutzte_codes EXCEPT SELECT code FROM engine.fehlercodes $$);
-- MA801 to MA819 are raised by Python: tests/py/test_fehlerkatalog.py
SELECT tests.befunde('no code in the catalogue is dead', $$ SELECT code FROM engine.fehlercodes WHERE code NOT BETWEEN 'MA801' AND 'MA819' EXCEPT SELECT code FROM tests.benutzte_codes $$);
-- machines
SELECT tests.befunde('the machines pass the checks of the build', $$ SELECT format('%s %s', automat, befund) FROM engine.automaten_pruefen() $$);
SELECT tests.befunde('no grant lets anybody who connects change a machine', $$
  SELECT r.rolname || ' ' || c.oid::regclass FROM pg_class c, pg_roles r
   WHERE c.oid IN ('engine.automaten'::regclass, 'engine.zustaende'::regclass, 'engine.uebergaenge'::regclass, 'engine.zustand_fristen'::regclass, 'engine.reaktionen'::regclass, 'engine.startbar'::regclass)
     AND r.rolname LIKE 'mietakte\_%' AND r.rolname NOT IN ('mietakte_owner', 'mietakte_deploy')
     AND (has_any_column_privilege(r.oid, c.oid, 'INSERT') OR has_any_column_privilege(r.oid, c.oid, 'UPDATE') OR has_table_privilege(r.oid, c.oid, 'DELETE')) $$);
SELECT tests.befunde('every rule is used by a machine (dead rules go)', $$
  SELECT p.proname::text FROM pg_proc p WHERE p.pronamespace = 'regel'::regnamespace AND p.pronargs = 1 AND p.proargtypes[0] = 'engine.kontext'::regtype
     AND format_type(p.prorettype, NULL) IN ('engine.ablehnung', 'jsonb', 'timestamp with time zone') AND p.proname <> 'dokument_kopf'
     AND NOT EXISTS (SELECT FROM engine.automaten a WHERE a.aktuell AND a.definition::text LIKE '%"' || p.proname || '"%')
     -- or by another rule
     AND NOT EXISTS (SELECT FROM pg_proc q WHERE q.pronamespace = 'regel'::regnamespace AND q.oid <> p.oid AND q.proname NOT LIKE 'verteiler%' AND q.prosrc LIKE '%regel.' || p.proname || '(%') $$);
SELECT * FROM finish();
ROLLBACK;
