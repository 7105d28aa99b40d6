-- Who may touch what in schema sitzung (A05, A06, A08, B01, B02, B04). Generated from the catalogue; the lists are the contract.
\ir ../hilfen.psql
SELECT plan(15);

SELECT is((SELECT string_agg(c.relname, ', ' ORDER BY c.relname) FROM pg_class AS c
           WHERE c.relnamespace = 'sitzung'::regnamespace AND c.relkind IN ('r', 'p')
             AND NOT (c.relrowsecurity AND c.relforcerowsecurity)),
  NULL, 'row security is enabled and forced on every table');
SELECT is((SELECT string_agg(c.relname, ', ' ORDER BY c.relname) FROM pg_class AS c
           WHERE c.relnamespace = 'sitzung'::regnamespace AND c.relkind = 'r'
             AND NOT EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polroles = '{0}'
                                AND p.polcmd = '*')),
  NULL, 'and a restrictive policy for everybody');
SELECT is((SELECT string_agg(p.polrelid::regclass || '.' || p.polname, ', ') FROM pg_policy AS p
           JOIN pg_class AS c ON c.oid = p.polrelid AND c.relnamespace = 'sitzung'::regnamespace
           WHERE p.polpermissive AND p.polroles <> ARRAY['mietakte_siegel'::regrole::oid]),
  NULL, 'permissive policies for mietakte_siegel alone');

SELECT is((SELECT string_agg(DISTINCT r.rolname || ' ' || c.relname, ', ')
           FROM pg_class AS c
           CROSS JOIN pg_roles AS r
           CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS recht
           WHERE c.relnamespace = 'sitzung'::regnamespace AND c.relkind = 'r' AND r.rolname LIKE 'mietakte\_%'
             AND r.rolname NOT IN ('mietakte_siegel', 'mietakte_owner', 'mietakte_deploy', 'mietakte_sicherung')
             AND (has_table_privilege(r.oid, c.oid, recht)
                  OR CASE WHEN recht IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN has_any_column_privilege(r.oid, c.oid, recht) END)),
  NULL, 'no runtime role has any right on any table');
SELECT is((SELECT string_agg(DISTINCT recht || ' ' || c.relname, ', ')
           FROM pg_class AS c
           CROSS JOIN unnest(ARRAY['INSERT', 'UPDATE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS recht
           WHERE c.relnamespace = 'sitzung'::regnamespace AND c.relkind = 'r'
             AND has_table_privilege('mietakte_siegel', c.oid, recht)),
  NULL, 'mietakte_siegel writes by column');
SELECT is((SELECT string_agg(DISTINCT r.rolname || ' ' || recht, ', ')
           FROM pg_roles AS r CROSS JOIN unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS recht, pg_class AS c
           WHERE c.relnamespace = 'sitzung'::regnamespace AND c.relkind = 'r' AND r.rolname = 'mietakte_sicherung'
             AND has_table_privilege(r.oid, c.oid, recht)),
  NULL, 'the backup only reads');

SELECT is((SELECT string_agg(p.oid::regprocedure::text, ', ') FROM pg_proc AS p
           WHERE p.pronamespace = 'sitzung'::regnamespace AND p.prosecdef AND p.proowner <> 'mietakte_siegel'::regrole),
  NULL, 'definer functions belong to mietakte_siegel');
SELECT is((SELECT string_agg(p.oid::regprocedure::text, ', ') FROM pg_proc AS p
           WHERE p.pronamespace = 'sitzung'::regnamespace
             AND p.proname <> 'mandant'              -- inlined by the planner, every name in it is qualified
             AND NOT coalesce(p.proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)),
  NULL, 'every function names its search path');
SELECT is((SELECT string_agg(p.oid::regprocedure::text, ', ') FROM pg_proc AS p
           CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a
           WHERE p.pronamespace = 'sitzung'::regnamespace AND a.grantee = 0),
  NULL, 'nothing may be called by PUBLIC');

-- who may call what, by direct grant; the DBA gets the rest of the channels as their member
CREATE TEMP TABLE soll (rolle text, funktion text);
INSERT INTO soll
SELECT r.rolle, f.funktion
FROM (VALUES
  ('alle', 'mandant mandant_id mieter_id benutzer_id sitzung_id kanal rolle zeit meine_mietverhaeltnisse meine_zeiten'),
  ('akteure', 'kontext'),
  ('mietakte_engine', 'ist_betreiber signal auskunft bestaetigt person_vergessen geraet_der link_vorbereiten mandant_betreten einladung_erstellen'),
  ('mietakte_loeschung', 'mandant mandant_id'),
  ('mietakte_verwaltung', 'betreten beruehren abmelden meine_sitzungen sitzung_widerrufen ist_betreiber'),
  ('mietakte_portal', 'betreten beruehren abmelden meine_sitzungen sitzung_widerrufen'),
  ('mietakte_freigabe', 'betreten beruehren abmelden'),
  -- the owner's link: only behind the doors of api and portal
  ('mietakte_engine', 'freigabe_link_ausstellen freigabe_link_schliessen freigabe_link_gilt freigabe_vormerken freigabe_bestaetigung_einloesen '
                      'auftrag_link_ausstellen auftrag_link_schliessen auftrag_link_gilt'),
  ('mietakte_anmeldung', 'anmeldung_beginnen anmelden bestaetigen link_einloesen einladung_einloesen passwort_mit_link passwort_nachsehen passwort_setzen'),
  ('mietakte_dienst', 'als_dienst mandanten zugang_anlegen zugang_sperren link_erstellen aufraeumen horchen signale_lesen kanal_ausstellen kanal_widerrufen kanal_betreten'),
  ('mietakte_dba', 'als_benutzer als_mieter als_dienst mandanten zeit_setzen meine_sitzungen sitzung_widerrufen zugang_anlegen '
                   'zugang_sperren passwort_zuruecksetzen link_erstellen schluessel_erneuern aufraeumen ist_betreiber betreiber_ernennen kanal_ausstellen kanal_widerrufen'),
  ('mietakte_deploy', 'als_dienst mandanten zeit_setzen zugang_anlegen passwort_zuruecksetzen schluessel_erneuern betreiber_ernennen')
) AS v (rollen, funktionen)
CROSS JOIN LATERAL unnest(CASE v.rollen WHEN 'alle' THEN ARRAY['mietakte_owner', 'mietakte_engine', 'mietakte_deploy',
  'mietakte_verwaltung', 'mietakte_portal', 'mietakte_freigabe', 'mietakte_anmeldung', 'mietakte_dienst', 'mietakte_pruefer',
  'mietakte_sicherung', 'mietakte_dba']
  WHEN 'akteure' THEN ARRAY['mietakte_engine', 'mietakte_deploy', 'mietakte_verwaltung', 'mietakte_portal', 'mietakte_freigabe',
  'mietakte_dienst', 'mietakte_pruefer', 'mietakte_dba'] ELSE ARRAY[v.rollen] END) AS r (rolle)
CROSS JOIN LATERAL unnest(string_to_array(v.funktionen, ' ')) AS f (funktion);
CREATE TEMP VIEW ist AS
SELECT a.grantee::regrole::text AS rolle, p.proname::text AS funktion
FROM pg_proc AS p CROSS JOIN LATERAL aclexplode(p.proacl) AS a
WHERE p.pronamespace = 'sitzung'::regnamespace AND a.grantee <> p.proowner;
SELECT is_empty('SELECT * FROM ist EXCEPT SELECT * FROM soll', 'nobody may call more than the list says');
SELECT is_empty('SELECT * FROM soll EXCEPT SELECT * FROM ist', 'everybody may call what the list says');
SELECT is((SELECT string_agg(DISTINCT r.rolname || ' ' || p.proname, ', ')
           FROM pg_roles AS r, pg_proc AS p
           WHERE r.rolname IN ('mietakte_verwaltung', 'mietakte_portal', 'mietakte_freigabe', 'mietakte_anmeldung', 'mietakte_pruefer')
             AND p.pronamespace IN ('sitzung'::regnamespace, 'engine'::regnamespace)
             AND p.proname ~ '^(als_|eintreten|siegel_|zeit_setzen|eroeffnen|passwort_eintragen|link_verbrauchen|zugang_zum_token)'
             AND has_function_privilege(r.oid, p.oid, 'EXECUTE')),
  NULL, 'no channel can become somebody without a token, by whatever membership');

SELECT is((SELECT string_agg(p.proname, ', ' ORDER BY p.proname) FROM pg_proc AS p
           WHERE p.pronamespace = 'sitzung'::regnamespace AND p.proparallel = 's'),
  NULL, 'nothing that looks at the seal runs in a parallel worker');

-- Behind the doors of mietakte_engine the client is read without checking the seal again (sitzung.mandant). So a door must check
-- it (engine.tuer, sitzung.kontext, sitzung.mandant_id) before it reaches a table of a client, itself or through what it calls.
-- One that does not would serve whoever can write a setting.
SELECT is((
  WITH RECURSIVE f AS (
    SELECT p.oid, n.nspname || '.' || p.proname || '(' AS name, p.prosrc,
           p.prosrc ~ '(engine\.tuer|portal\.mieter_tuer|sitzung\.kontext|sitzung\.mandant_id)\(' AS prueft,
           p.prosecdef AND p.proowner = 'mietakte_engine'::regrole AND p.prorettype <> 'trigger'::regtype AS tuer
    FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('akte', 'engine', 'audit', 'recht', 'regel', 'api', 'portal')
  ), erreicht (tuer, oid) AS (
    SELECT f.oid, f.oid FROM f WHERE f.tuer AND NOT f.prueft
    UNION
    SELECT e.tuer, g.oid
    FROM erreicht AS e JOIN f AS h ON h.oid = e.oid JOIN f AS g ON strpos(h.prosrc, g.name) > 0 AND NOT g.prueft
  ), tabellen AS (
    SELECT '\m' || n.nspname || '\.' || c.relname || '\M(?!\()' AS muster
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'mandant_id'
    WHERE n.nspname IN ('akte', 'engine', 'audit', 'recht', 'api', 'portal') AND c.relkind IN ('r', 'p', 'v')
  )
  SELECT string_agg(DISTINCT e.tuer::regprocedure::text, ', ')
  FROM erreicht AS e JOIN f ON f.oid = e.oid JOIN tabellen AS t ON f.prosrc ~ t.muster),
  NULL, 'every door of the engine checks the seal');
SELECT is((SELECT string_agg(p.oid::regprocedure::text, ', ') FROM pg_proc AS p
           WHERE p.pronamespace = 'sitzung'::regnamespace AND p.proowner <> 'mietakte_siegel'::regrole),
  NULL, 'and nothing in this schema runs as somebody else');

SELECT * FROM finish();
ROLLBACK;
