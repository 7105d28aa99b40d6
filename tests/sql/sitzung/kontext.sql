-- The sealed context: what is read with it, and that nothing else counts as one (A02, A04, A25).
\ir ../hilfen.psql

-- a real context of an earlier transaction of this very backend, to be replayed below
\ir daten.psql
SELECT sitzung.als_benutzer(990001, 990011) \g /dev/null
SELECT current_setting('app.siegel') AS altes_siegel \gset
ROLLBACK;

\ir ../hilfen.psql
\ir daten.psql
SELECT plan(65);

-- no context
SELECT is(sitzung.mandant_id(), NULL, 'no context: no client');
SELECT is(sitzung.mieter_id(), NULL, 'no context: no tenant');
SELECT is(sitzung.benutzer_id(), NULL, 'no context: no user');
SELECT is(sitzung.kanal(), NULL, 'no context: no channel');
SELECT is(sitzung.rolle(), NULL, 'no context: no role');
SELECT is(sitzung.sitzung_id(), NULL, 'no context: no session');
SELECT is(sitzung.zeit(), NULL, 'no context: the real clock');
SELECT is(sitzung.meine_mietverhaeltnisse(), NULL, 'no context: no leases');
SELECT is(sitzung.meine_zeiten(), NULL, 'no context: no times as a party');
SELECT is(sitzung.kontext()::text, NULL, 'no context: nothing in one row either');

-- the DBA enters as a member of staff
SET LOCAL ROLE mietakte_dba;
SELECT lives_ok('SELECT sitzung.als_benutzer(990001, 990011)', 'the DBA enters as a member of staff');
SELECT is(sitzung.mandant_id(), 990001::bigint, 'client of the context');
SELECT is(sitzung.benutzer_id(), 990011::bigint, 'user of the context');
SELECT is(sitzung.mieter_id(), NULL, 'staff is no tenant');
SELECT is(sitzung.kanal(), 'verwaltung', 'channel of staff');
SELECT is(sitzung.rolle(), 'sachbearbeitung', 'role of the user');
SELECT is(sitzung.meine_mietverhaeltnisse(), NULL, 'staff has no leases of its own');
SELECT is(sitzung.kontext()::text, '(990001,,990011,verwaltung,sachbearbeitung,benutzer:990011,)', 'the same in one row');
SET LOCAL ROLE mietakte_verwaltung;
SELECT is(sitzung.mandant_id(), 990001::bigint, 'the context outlives a change of role');
SET LOCAL "TimeZone" = 'Asia/Tokyo';
SET LOCAL "DateStyle" = 'German';
SELECT is(sitzung.mandant_id(), 990001::bigint, 'the context does not depend on time zone and date style');
RESET ROLE;

-- every single value is under the seal
SAVEPOINT v;
CREATE FUNCTION pg_temp.nach_faelschung(p_name text, p_wert text) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sitzung.als_benutzer(990001, 990011);
  PERFORM set_config(p_name, p_wert, true);
  RETURN sitzung.mandant_id();
END $$;
SELECT is(pg_temp.nach_faelschung('app.nichts', '1'), 990001::bigint, 'another setting changes nothing');
SELECT is(pg_temp.nach_faelschung('app.current_mandant_id', '990002'), NULL, 'forged client: no context');
SELECT is(pg_temp.nach_faelschung('app.current_mieter_id', '990111'), NULL, 'forged tenant: no context');
SELECT is(pg_temp.nach_faelschung('app.current_benutzer_id', '990021'), NULL, 'forged user: no context');
SELECT is(pg_temp.nach_faelschung('app.kanal', 'dienst'), NULL, 'forged channel: no context');
SELECT is(pg_temp.nach_faelschung('app.rolle', 'verwalter-admin'), NULL, 'forged role: no context');
SELECT is(pg_temp.nach_faelschung('app.sitzung', '1'), NULL, 'forged session: no context');
SELECT is(pg_temp.nach_faelschung('app.mietverhaeltnisse', '{1}'), NULL, 'forged leases: no context');
SELECT is(pg_temp.nach_faelschung('app.parteizeiten', '{}'), NULL, 'forged times as a party: no context');
SELECT is(pg_temp.nach_faelschung('app.zeit', '2020-01-01T00:00:00.000000Z'), NULL, 'forged clock: no context');
SELECT is(pg_temp.nach_faelschung('app.siegel', repeat('0', 64)), NULL, 'forged seal: no context');
SELECT is(pg_temp.nach_faelschung('app.siegel', ''), NULL, 'empty seal: no context');
SELECT is(pg_temp.nach_faelschung('app.siegel', repeat('ä', 64)), NULL, 'garbage of the right length: no context');
SELECT is(pg_temp.nach_faelschung('app.current_mandant_id', 'Robert''); --'), NULL, 'garbage client: no context, no error');
ROLLBACK TO v;

-- shifting digits between neighbouring values must not keep the seal
SELECT sitzung.als_mieter(990001, 990111) \g /dev/null
SELECT set_config('app.current_mandant_id', '9900019', true), set_config('app.current_mieter_id', '90111', true) \g /dev/null
SELECT is(sitzung.mandant_id(), NULL, 'moving a digit from one value to the next breaks the seal');
SELECT is(sitzung.kontext()::text, NULL, 'for the row too');

-- everything copied from an earlier transaction
SELECT set_config('app.current_mandant_id', '990001', true), set_config('app.current_mieter_id', '', true),
       set_config('app.current_benutzer_id', '990011', true), set_config('app.kanal', 'verwaltung', true),
       set_config('app.rolle', 'sachbearbeitung', true), set_config('app.sitzung', '', true), set_config('app.zeit', '', true),
       set_config('app.siegel', :'altes_siegel', true) \g /dev/null
SELECT is(sitzung.mandant_id(), NULL, 'a seal of another transaction is worthless');

-- who may enter, as whom
SELECT throws_ok('SELECT sitzung.als_benutzer(990002, 990011)', 'MA106', NULL, 'a user of another client is no user here');
SELECT throws_ok('SELECT sitzung.als_benutzer(990001, 990021)', 'MA106', NULL, 'and the other way round');
SELECT throws_ok('SELECT sitzung.als_benutzer(999999, 990011)', 'MA106', NULL, 'no such client');
SELECT throws_ok('SELECT sitzung.als_benutzer(NULL, NULL)', 'MA106', NULL, 'nobody');
SELECT throws_ok('SELECT sitzung.als_benutzer(990001, 990012)', 'MA102', NULL, 'an inactive user cannot be entered');
SELECT throws_ok('SELECT sitzung.als_mieter(990001, 990121)', 'MA106', NULL, 'a tenant of another client is no tenant here');
SELECT throws_ok('SELECT sitzung.als_dienst(999999)', 'MA106', NULL, 'the service enters only clients that exist');
SELECT is(sitzung.mandant_id(), NULL, 'a refused entry leaves no context behind');

SELECT sitzung.als_mieter(990001, 990111) \g /dev/null
SELECT results_eq('SELECT sitzung.mandant_id(), sitzung.mieter_id(), sitzung.benutzer_id(), sitzung.kanal(), sitzung.rolle()',
  $$VALUES (990001::bigint, 990111::bigint, NULL::bigint, 'portal', 'mieter')$$, 'a tenant');
SELECT is(sitzung.meine_mietverhaeltnisse(), '{}'::bigint[], 'a tenant without a lease has none, not all');
SET LOCAL session_replication_role = replica;   -- the parties are enough here, the leases themselves are not looked at
INSERT INTO akte.vertragsparteien (mandant_id, mietverhaeltnis_id, mieter_id, von, bis) VALUES
  (990001, 990903, 990111, '2027-01-01', NULL), (990001, 990901, 990111, '2018-10-01', '2024-09-30'),
  (990001, 990902, 990111, '2024-10-01', NULL), (990001, 990902, 990111, '2025-10-01', NULL),
  (990001, 990904, 990112, '2018-10-01', NULL), (990002, 990905, 990111, '2018-10-01', NULL);
SET LOCAL session_replication_role = origin;
SELECT is(sitzung.meine_mietverhaeltnisse(), '{}'::bigint[], 'the leases are those of the moment of entering');
SELECT sitzung.als_mieter(990001, 990111) \g /dev/null
SELECT is(sitzung.meine_mietverhaeltnisse(), '{990901,990902,990903}'::bigint[], 'own leases, past and future, each once; nobody else''s');
SET LOCAL ROLE mietakte_portal;
SELECT is(sitzung.meine_mietverhaeltnisse(), '{990901,990902,990903}'::bigint[], 'the portal itself needs no right on the parties');
SELECT is(sitzung.meine_zeiten(), '{"990901": [null, "2024-09-30"]}'::jsonb, 'a time of his own only where he left');
SELECT set_config('app.parteizeiten', '{}', true) \g /dev/null
SELECT is(sitzung.meine_zeiten(), NULL, 'times set by hand break the seal');
RESET ROLE;
SET LOCAL session_replication_role = replica;
INSERT INTO akte.vertragsparteien (mandant_id, mietverhaeltnis_id, mieter_id, von, bis) VALUES (990001, 990904, 990111, '2022-05-01', '2024-05-31');
SET LOCAL session_replication_role = origin;
SELECT sitzung.als_mieter(990001, 990111) \g /dev/null
SELECT is(sitzung.meine_zeiten()->'990904', '["2022-05-01", "2024-05-31"]'::jsonb, 'and where he entered after the others');
SELECT is(portal.in_meiner_zeit(sitzung.meine_zeiten(), 990904, d), e, format('party on %s: %s', d, e))
  FROM (VALUES ('2022-04-30'::date, false), ('2022-05-01', true), ('2024-05-31', true), ('2024-06-01', false), (NULL, false)) AS v(d, e);
SELECT is(portal.in_meiner_zeit(sitzung.meine_zeiten(), 990902, NULL), true, 'a lease that is all his: every day, and what is to come');
SELECT is(portal.in_meiner_zeit(NULL, 990902, '2024-01-01'), false, 'nobody was party at any time');

SET LOCAL ROLE mietakte_dienst;
SELECT sitzung.als_dienst(990002) \g /dev/null
SELECT results_eq('SELECT sitzung.mandant_id(), sitzung.mieter_id(), sitzung.benutzer_id(), sitzung.kanal(), sitzung.rolle()',
  $$VALUES (990002::bigint, NULL::bigint, NULL::bigint, 'dienst', 'dienst')$$, 'the service');
SELECT is((SELECT string_agg(mandant_id || ' ' || name, ', ' ORDER BY mandant_id) FROM sitzung.mandanten() WHERE mandant_id > 990000),
  '990001 Hausverwaltung Linde GmbH, 990002 Hausverwaltung Ahorn KG', 'the service knows whom to serve');
SELECT throws_ok('SELECT sitzung.als_benutzer(990001, 990011)', '42501', NULL, 'the service is nobody of staff');
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok('SELECT sitzung.als_dienst(990001)', '42501', NULL, 'staff is no service');
SELECT throws_ok('SELECT sitzung.eintreten(990001, NULL, 990011, ''verwaltung'', ''verwalter-admin'', NULL, NULL)', '42501', NULL,
  'nobody sets a context by hand');
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
