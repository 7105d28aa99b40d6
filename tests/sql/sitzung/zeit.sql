-- The clock: real, or another one that only the DBA and the build may set, for one transaction.
\ir ../hilfen.psql
\ir daten.psql
SELECT plan(24);

SELECT is(engine.jetzt(), statement_timestamp(), 'without an override the statement''s start');
SELECT is(engine.heute(), (statement_timestamp() AT TIME ZONE 'Europe/Berlin')::date, 'today in Berlin');

SET LOCAL ROLE mietakte_dba;
SELECT lives_ok($$SELECT engine.zeit_setzen('2026-03-02 23:30:00.123456+01')$$, 'the DBA sets the clock');
SELECT is(engine.jetzt(), '2026-03-02 22:30:00.123456+00'::timestamptz, 'to the microsecond');
SELECT is(engine.heute(), '2026-03-02'::date, 'still the same day in Berlin');
SET LOCAL "TimeZone" = 'Asia/Tokyo';
SELECT is(engine.heute(), '2026-03-02'::date, 'today does not depend on the session''s time zone');
SET LOCAL "DateStyle" = 'German, DMY';
SELECT is(engine.jetzt(), '2026-03-02T22:30:00.123456Z'::timestamptz, 'nor the clock on its date style');
SET LOCAL "DateStyle" = 'ISO, MDY';
SELECT is(sitzung.mandant_id(), NULL, 'a clock is no context');

SELECT sitzung.als_benutzer(990001, 990011) \g /dev/null
SELECT is(engine.heute(), '2026-03-02'::date, 'the clock stays when a person enters');
SELECT engine.zeit_setzen('2026-04-01 08:00+02') \g /dev/null
SELECT is(sitzung.benutzer_id(), 990011::bigint, 'the person stays when the clock is set');
SELECT is(sitzung.rolle(), 'sachbearbeitung', 'with the role');
SELECT is(engine.heute(), '2026-04-01'::date, 'and it is the new day');
SET LOCAL ROLE mietakte_verwaltung;
SELECT is(engine.heute(), '2026-04-01'::date, 'for every role of this transaction');
SELECT set_config('app.zeit', '2030-01-01T00:00:00.000000Z', true) \g /dev/null
SELECT is(engine.jetzt(), statement_timestamp(), 'a forged clock does not count');
SELECT is(sitzung.zeit(), NULL, 'and is none');
SELECT set_config('app.zeit', 'gestern', true) \g /dev/null
SELECT is(engine.jetzt(), statement_timestamp(), 'nor does garbage');

-- refused
SELECT throws_ok($$SELECT engine.zeit_setzen('2026-03-02')$$, '42501', NULL, 'staff may not');
SET LOCAL ROLE mietakte_dienst;
SELECT throws_ok($$SELECT engine.zeit_setzen('2026-03-02')$$, '42501', NULL, 'the service may not');
SELECT throws_ok($$SELECT sitzung.zeit_setzen('2026-03-02')$$, '42501', NULL, 'not behind the door either');
SET LOCAL ROLE mietakte_portal;
SELECT throws_ok($$SELECT sitzung.zeit_setzen('2026-03-02')$$, '42501', NULL, 'a tenant may not');
SET LOCAL ROLE mietakte_dba;
SELECT throws_ok($$SELECT engine.zeit_setzen('1899-12-31 00:00+00')$$, 'MA112', NULL, 'not before 1900');
SELECT throws_ok($$SELECT engine.zeit_setzen('infinity')$$, 'MA112', NULL, 'not without end');
SELECT engine.zeit_setzen('2026-03-02 09:00+01') \g /dev/null
SELECT lives_ok($$SELECT engine.zeit_setzen(NULL)$$, 'NULL puts the clock back');
SELECT is(engine.jetzt(), statement_timestamp(), 'to the real one');
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
