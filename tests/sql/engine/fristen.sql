-- Timers: set on entering, gone on leaving, fired once with the date they were due, by the service.
\ir ../hilfen.psql
\ir spielzeug.psql
SELECT plan(20);
SELECT vorgang_id AS kind FROM engine.starten('spiel_kind', :klammer, '{"wert":"x"}') \gset
UPDATE akte.spielzeug SET faellig_am = '2026-03-01 00:00+01' WHERE vorgang_id = :kind;
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"zahl":"2"}')), 'ok', 'into the state with a timer');
SELECT is((SELECT faellig_am FROM engine.fristen WHERE vorgang_id = :kind), '2026-03-01 00:00+01'::timestamptz, 'the timer is set');
SET LOCAL ROLE mietakte_dba;
SELECT sitzung.als_dienst(970001) \g /dev/null
SELECT engine.zeit_setzen('2026-02-28 23:59+01') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren()), 0::bigint, 'a minute before: nothing');
SELECT engine.zeit_setzen('2026-03-08 03:00+01') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren('2026-02-01')), 0::bigint, 'p_bis holds it back');
SELECT is((SELECT ereignis || '/' || ok || '/' || to_char(faellig_am AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY') FROM engine.faellige_fristen_ausfuehren()), 'ablaufen/true/01.03.2026', 'a week late it fires, with the day it was due');
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren()), 0::bigint, 'and never again');
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren('2099-01-01')), 0::bigint, 'nothing fires ahead of its time');
RESET ROLE;
SELECT is((SELECT ausgang FROM engine.fristen WHERE vorgang_id = :kind), 'ausgefuehrt', 'its outcome is kept');
SELECT is((SELECT akteur || '/' || rolle || '/' || uebernommen FROM audit.eintraege WHERE vorgang_id = :kind AND ereignis = 'ablaufen'), 'dienst/dienst/true', 'a transition like any other; a set clock marks the row');

-- left before it was due
SELECT tests.spieler(970012) \g /dev/null
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'aufgeben')), 'ok', 'the sub ends');
SELECT vorgang_id AS kind2 FROM engine.starten('spiel_kind', :klammer, '{"wert":"x"}') \gset
UPDATE akte.spielzeug SET faellig_am = '2026-03-01 00:00+01' WHERE vorgang_id = :kind2;
SELECT is(tests.spielcode(engine.ausloesen(:kind2, 'loslegen')), 'ok', 'another one with a timer');
SELECT is(tests.spielcode(engine.ausloesen(:kind2, 'aufgeben')), 'ok', 'leaves its state');
SELECT is((SELECT ausgang FROM engine.fristen WHERE vorgang_id = :kind2), 'entfallen', 'the timer is void');

-- a date function that knows no date sets no timer; one whose event is refused is spent and says so
SELECT vorgang_id AS kind3 FROM engine.starten('spiel_kind', :klammer, '{"wert":"x"}') \gset
SELECT is(tests.spielcode(engine.ausloesen(:kind3, 'loslegen')), 'ok', 'no date');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :kind3), 0::bigint, 'no timer');
UPDATE akte.spielzeug SET platzt = true WHERE vorgang_id = :kind3;
INSERT INTO engine.fristen (mandant_id, vorgang_id, zustand, ereignis, titel, norm, faellig_am) VALUES (970001, :kind3, 'laeuft', 'ablaufen', 'Ablauf', '–', '2026-03-02');
SET LOCAL ROLE mietakte_dba;
SELECT sitzung.als_dienst(970001) \g /dev/null
SELECT is((SELECT f.fehlercode FROM engine.faellige_fristen_ausfuehren() f), 'MA099', 'a firing that fails says so');
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren()), 0::bigint, 'and does not fire every night');
SELECT is((SELECT ausgang FROM engine.fristen WHERE vorgang_id = :kind3 AND ausgang = 'abgelehnt'), 'abgelehnt', 'its outcome is kept');
-- who may
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok('SELECT engine.faellige_fristen_ausfuehren()', '42501', NULL, 'staff do not fire timers');
SET LOCAL ROLE mietakte_portal;
SELECT throws_ok(format('SELECT engine.ausloesen(%s, ''notieren'')', :kind3), '42501', NULL, 'tenants fire nothing at all');
SELECT * FROM finish();
ROLLBACK;
