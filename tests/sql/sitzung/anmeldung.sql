-- Logging in, entering with a token, sessions and their end (G02, G03, G06, G07, A05, A25).
\ir ../hilfen.psql
\ir daten.psql
SELECT plan(73);

-- first step: what the shell gets to check
SET LOCAL ROLE mietakte_anmeldung;
SELECT results_eq(
  $$SELECT zugang, mandant FROM sitzung.anmeldung_beginnen('verwaltung', ' Sommer@LINDE.example ', '203.0.113.7')$$,
  $$VALUES ('aaaaaaaa-0000-4000-8000-000000000022'::uuid, 'Hausverwaltung Ahorn KG'),
           ('aaaaaaaa-0000-4000-8000-000000000011', 'Hausverwaltung Linde GmbH')$$,
  'an address that two clients share gives both, normalised');
SELECT is((SELECT count(*) FROM sitzung.anmeldung_beginnen('verwaltung', 'niemand@linde.example', '203.0.113.7')), 1::bigint,
  'an unknown address gives one row');
SELECT matches((SELECT passwort_hash FROM sitzung.anmeldung_beginnen('verwaltung', 'niemand@linde.example', '203.0.113.7')),
  '^[$]argon2id[$]v=19[$]m=19456,t=2,p=1[$][A-Za-z0-9+/]{22}[$][A-Za-z0-9+/]{43}$', 'with a hash of the same shape');
SELECT is((SELECT passwort_hash FROM sitzung.anmeldung_beginnen('verwaltung', 'niemand@linde.example', '203.0.113.7')),
  (SELECT passwort_hash FROM sitzung.anmeldung_beginnen('verwaltung', 'niemand@linde.example', '203.0.113.8')),
  'that does not change from try to try, like a real one');
SELECT is((SELECT mandant FROM sitzung.anmeldung_beginnen('portal', 'sommer@linde.example', '203.0.113.7')), '',
  'a login of staff is none of the portal');
SELECT lives_ok($$SELECT sitzung.anmeldung_beginnen(NULL, NULL, NULL)$$, 'nothing typed is no error');
RESET ROLE;
SELECT is((SELECT fehlversuche FROM sitzung.zugaenge WHERE id = 990211), 1, 'the attempt is counted before it is checked');
UPDATE sitzung.zugaenge SET fehlversuche = 3 WHERE id IN (990211, 990222);

-- second step
SET LOCAL ROLE mietakte_anmeldung;
SELECT token, kanal FROM sitzung.anmelden('aaaaaaaa-0000-4000-8000-000000000011', 'Firefox', '203.0.113.7') \gset
SELECT matches(:'token'::text, '^[0-9a-f]{64}$', 'a login returns a token');
SELECT is(:'kanal'::text, 'verwaltung', 'and the channel it opens');
RESET ROLE;
SELECT is((SELECT count(*) FROM sitzung.sitzungen WHERE token_hash = sha256(convert_to(:'token', 'UTF8'))), 1::bigint,
  'the table holds the hash of the token');
SELECT is((SELECT netz FROM sitzung.sitzungen WHERE token_hash = sha256(convert_to(:'token', 'UTF8'))), '203.0.113.0/24'::cidr,
  'and the network');
SELECT is((SELECT fehlversuche FROM sitzung.zugaenge WHERE id = 990211), 0, 'a login that worked clears the count');
SELECT is((SELECT fehlversuche FROM sitzung.zugaenge WHERE id = 990222), 2, 'and takes itself back where another client knows the address');
SELECT is((SELECT fehlversuche FROM sitzung.sitzungen WHERE token_hash = sha256(convert_to(:'token', 'UTF8'))), 2,
  'the session remembers those before it');
SET LOCAL ROLE mietakte_anmeldung;
SELECT isnt((SELECT token FROM sitzung.anmelden('aaaaaaaa-0000-4000-8000-000000000011', 'Firefox', '203.0.113.7')), :'token'::text,
  'the next login has another token');
SELECT throws_ok($$SELECT sitzung.anmelden('aaaaaaaa-0000-4000-8000-000000000012', '', NULL)$$, 'MA103', NULL, 'inactive user: refused');
SELECT throws_ok($$SELECT sitzung.anmelden('bbbbbbbb-0000-4000-8000-000000000012', '', NULL)$$, 'MA103', NULL, 'unknown login: refused the same way');
SELECT is(sitzung.mandant_id(), NULL, 'the login step leaves no context');
RESET ROLE;

-- entering with the token
SET LOCAL SESSION AUTHORIZATION mietakte_verwaltung;
SELECT results_eq(format('SELECT mandant, person, rolle, kanal, auffrischen FROM sitzung.betreten(%L)', :'token'),
  $$VALUES ('Hausverwaltung Linde GmbH', 'Petra Sommer', 'sachbearbeitung', 'verwaltung', false)$$, 'a token opens its door');
SELECT is(sitzung.mandant_id(), 990001::bigint, 'client from the session row');
SELECT is(sitzung.benutzer_id(), 990011::bigint, 'person from the session row');
SELECT isnt(sitzung.sitzung_id(), NULL::bigint, 'the context knows its session');
SELECT throws_ok($$SELECT sitzung.betreten('falsch')$$, 'MA101', NULL, 'unknown token');
SELECT throws_ok($$SELECT sitzung.betreten('')$$, 'MA101', NULL, 'empty token');
SELECT throws_ok($$SELECT sitzung.betreten(NULL)$$, 'MA101', NULL, 'no token');
SELECT throws_ok($$SELECT sitzung.anmelden('aaaaaaaa-0000-4000-8000-000000000011', '', NULL)$$, '42501', NULL, 'staff opens no sessions');
SELECT throws_ok($$SELECT * FROM sitzung.anmeldung_beginnen('verwaltung', 'x@y', NULL)$$, '42501', NULL, 'and reads no hashes');
SELECT throws_ok($$SELECT sitzung.passwort_nachsehen('x', NULL)$$, '42501', NULL, 'not even its own');
RESET SESSION AUTHORIZATION;

SET LOCAL SESSION AUTHORIZATION mietakte_portal;
SELECT throws_ok(format('SELECT sitzung.betreten(%L)', :'token'), 'MA101', NULL, 'a token of staff does not open the portal');
RESET SESSION AUTHORIZATION;
SET LOCAL SESSION AUTHORIZATION mietakte_dba;
SELECT throws_ok(format('SELECT sitzung.betreten(%L)', :'token'), 'MA104', NULL, 'the DBA cannot use tokens');
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok(format('SELECT sitzung.betreten(%L)', :'token'), 'MA104', NULL, 'not as a member of the channel role either');
RESET SESSION AUTHORIZATION;

SELECT pg_temp.sitzung_oeffnen(990001, 990231, 'portal', 'mietertoken') \g /dev/null
SET LOCAL SESSION AUTHORIZATION mietakte_portal;
SELECT results_eq($$SELECT mandant, person, rolle, kanal FROM sitzung.betreten('mietertoken')$$,
  $$VALUES ('Hausverwaltung Linde GmbH', NULL, 'mieter', 'portal')$$, 'a tenant enters the portal');
SELECT is(sitzung.mieter_id(), 990111::bigint, 'as this tenant');
RESET SESSION AUTHORIZATION;

-- expiry
SELECT pg_temp.sitzung_oeffnen(990001, 990211, 'verwaltung', 'frisch', interval '90 seconds') \g /dev/null
SELECT pg_temp.sitzung_oeffnen(990001, 990211, 'verwaltung', 'leerlauf', interval '121 minutes') \g /dev/null
SELECT pg_temp.sitzung_oeffnen(990001, 990211, 'verwaltung', 'ablauf', interval '13 hours') \g /dev/null
UPDATE sitzung.sitzungen SET zuletzt_am = clock_timestamp() WHERE token_hash = sha256('ablauf');
SET LOCAL SESSION AUTHORIZATION mietakte_verwaltung;
SELECT is((SELECT auffrischen FROM sitzung.betreten('frisch')), true, 'after a minute a session asks to be touched');
SELECT throws_ok($$SELECT sitzung.betreten('leerlauf')$$, 'MA101', NULL, 'idle for too long');
SELECT throws_ok($$SELECT sitzung.betreten('ablauf')$$, 'MA101', NULL, 'too old, though in use');
SELECT sitzung.beruehren('frisch'), sitzung.beruehren('leerlauf'), sitzung.beruehren('ablauf') \g /dev/null
SELECT is((SELECT auffrischen FROM sitzung.betreten('frisch')), false, 'touched');
SELECT throws_ok($$SELECT sitzung.betreten('leerlauf')$$, 'MA101', NULL, 'touching wakes no expired session');
RESET SESSION AUTHORIZATION;

-- the list and its buttons
SELECT pg_temp.sitzung_oeffnen(990002, 990222, 'verwaltung', 'fremd') \g /dev/null
SELECT kennung AS mieterin FROM sitzung.sitzungen WHERE token_hash = sha256('mietertoken') \gset
SELECT kennung AS fremde FROM sitzung.sitzungen WHERE token_hash = sha256('fremd') \gset
SET LOCAL SESSION AUTHORIZATION mietakte_verwaltung;
SELECT sitzung.betreten(:'token') \g /dev/null
SELECT is((SELECT count(*) FROM sitzung.meine_sitzungen()), 3::bigint, 'own open sessions, without the expired and the foreign ones');
SELECT is((SELECT array_agg(diese) FROM sitzung.meine_sitzungen()), '{t,f,f}'::boolean[], 'this one first');
SELECT is((SELECT fehlversuche FROM sitzung.meine_sitzungen() WHERE diese), 2, 'with the refused attempts before it');
SELECT kennung AS frische FROM sitzung.meine_sitzungen() WHERE geraet = '' \gset
SELECT lives_ok(format('SELECT sitzung.sitzung_widerrufen(%L)', :'frische'), 'revoke another device');
SELECT throws_ok($$SELECT sitzung.betreten('frisch')$$, 'MA101', NULL, 'it is out');
SELECT sitzung.betreten(:'token') \g /dev/null
SELECT throws_ok(format('SELECT sitzung.sitzung_widerrufen(%L)', :'frische'), 'MA114', NULL, 'not twice');
SELECT throws_ok(format('SELECT sitzung.sitzung_widerrufen(%L)', :'fremde'), 'MA114', NULL, 'not somebody else''s');
SELECT throws_ok(format('SELECT sitzung.sitzung_widerrufen(%L)', :'mieterin'), 'MA114', NULL, 'not a tenant''s of the own client');
SELECT throws_ok($$SELECT sitzung.sitzung_widerrufen(NULL)$$, 'MA114', NULL, 'not none');
SELECT sitzung.abmelden() \g /dev/null
SELECT throws_ok(format('SELECT sitzung.betreten(%L)', :'token'), 'MA101', NULL, 'after the logout the token is dead');
SELECT lives_ok($$SELECT sitzung.betreten('fremd')$$, 'others stay logged in');
RESET SESSION AUTHORIZATION;

-- staff that leaves is out at once
UPDATE akte.benutzer SET aktiv = false WHERE id = 990022;
SET LOCAL SESSION AUTHORIZATION mietakte_verwaltung;
SELECT throws_ok($$SELECT sitzung.betreten('fremd')$$, 'MA101', NULL, 'no longer active: out');
RESET SESSION AUTHORIZATION;
UPDATE akte.benutzer SET aktiv = true WHERE id = 990022;
SET LOCAL ROLE mietakte_dba;
SELECT sitzung.als_dienst(990001) \g /dev/null
SELECT throws_ok($$SELECT sitzung.zugang_sperren(990222, true, 'fremd')$$, 'MA106', NULL, 'a login of another client cannot be locked');
SELECT sitzung.als_dienst(990002) \g /dev/null
SELECT lives_ok($$SELECT sitzung.zugang_sperren(990222, true, 'ausgeschieden')$$, 'one of the own client can');
RESET ROLE;
SELECT is((SELECT widerruf_grund FROM sitzung.sitzungen WHERE token_hash = sha256('fremd')), 'gesperrt', 'which ends its sessions');
SELECT pg_temp.sitzung_oeffnen(990002, 990222, 'verwaltung', 'trotzdem') \g /dev/null
SET LOCAL SESSION AUTHORIZATION mietakte_verwaltung;
SELECT throws_ok($$SELECT sitzung.betreten('fremd')$$, 'MA101', NULL, 'locked: out');
SELECT throws_ok($$SELECT sitzung.betreten('trotzdem')$$, 'MA101', NULL, 'with every session');
RESET SESSION AUTHORIZATION;
SET LOCAL ROLE mietakte_anmeldung;
SELECT is((SELECT array_agg(mandant) FROM sitzung.anmeldung_beginnen('verwaltung', 'sommer@linde.example', '203.0.113.7')),
  '{"Hausverwaltung Linde GmbH"}'::text[], 'locked: not offered at the login');
SELECT throws_ok($$SELECT sitzung.anmelden('aaaaaaaa-0000-4000-8000-000000000022', '', NULL)$$, 'MA103', NULL, 'locked: refused at the login');
SET LOCAL ROLE mietakte_dba;
SELECT sitzung.als_dienst(990002) \g /dev/null
SELECT sitzung.zugang_sperren(990222, false) \g /dev/null
SET LOCAL ROLE mietakte_anmeldung;
SELECT lives_ok($$SELECT sitzung.anmelden('aaaaaaaa-0000-4000-8000-000000000022', '', NULL)$$, 'opened again: in again');

-- guessing
RESET ROLE;
CREATE FUNCTION pg_temp.raten(p_email text, p_ip inet, p_mal int) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1..p_mal LOOP
    BEGIN
      PERFORM sitzung.anmeldung_beginnen('verwaltung', p_email, p_ip);
    EXCEPTION WHEN SQLSTATE 'MA108' THEN RETURN i - 1;
    END;
  END LOOP;
  RETURN p_mal;
END $$;
DELETE FROM sitzung.anmeldeversuche;
SELECT is(pg_temp.raten('winter@linde.example', '198.51.100.1', 20), 5, 'five guesses for an account');
SELECT is(pg_temp.raten('gibtsnicht@linde.example', '198.51.100.1', 20), 5, 'just as many where there is none');
SELECT is(pg_temp.raten('winter@linde.example', '192.0.2.1', 1), 0, 'from elsewhere the account waits too');
UPDATE sitzung.anmeldeversuche SET gesperrt_bis = clock_timestamp() - interval '1 second';
SELECT is(pg_temp.raten('winter@linde.example', '192.0.2.1', 5), 1, 'after the wait one guess, then a longer wait');
SELECT cmp_ok((SELECT gesperrt_bis - clock_timestamp() FROM sitzung.anmeldeversuche WHERE art = 'konto' ORDER BY gesperrt_bis DESC LIMIT 1),
  '>', interval '55 seconds', 'twice as long');
UPDATE sitzung.anmeldeversuche SET gesperrt_bis = '-infinity', anzahl = 1000 WHERE art = 'konto';
SELECT is(pg_temp.raten('winter@linde.example', '192.0.2.1', 5), 1, 'many guesses');
SELECT cmp_ok((SELECT max(gesperrt_bis) - clock_timestamp() FROM sitzung.anmeldeversuche WHERE art = 'konto'),
  '<=', interval '15 minutes', 'never longer than a quarter of an hour');

DELETE FROM sitzung.anmeldeversuche;
SELECT is(pg_temp.raten('sommer@linde.example', '192.0.2.1', 20), 5, 'strangers lock the account for strangers');
SELECT is(pg_temp.raten('sommer@linde.example', '203.0.113.99', 1), 1, 'who has logged in from a network still can, from there');
SELECT is(pg_temp.raten('sommer@linde.example', '203.0.113.99', 30), 9, 'with a counter of its own');

DELETE FROM sitzung.anmeldeversuche;
SELECT is((SELECT sum(pg_temp.raten('a' || i || '@linde.example', ('198.51.100.' || i)::inet, 1)) FROM generate_series(1, 80) AS i),
  50::bigint, 'fifty attempts from one network');
SELECT is(pg_temp.raten('a1@linde.example', '192.0.2.7', 1), 1, 'other networks go on');
UPDATE sitzung.anmeldeversuche SET anzahl = 1000 WHERE art = 'gesamt';
SELECT is(pg_temp.raten('b1@linde.example', '192.0.2.7', 3), 1, 'all together');
SELECT is(pg_temp.raten('sommer@linde.example', '203.0.113.99', 1), 1, 'does not stop who has logged in from there before');
DELETE FROM sitzung.anmeldeversuche WHERE art <> 'gesamt';
UPDATE sitzung.anmeldeversuche SET letzter_am = letzter_am - interval '2 days';
SELECT is(sitzung.aufraeumen() >= 1, true, 'old counters are removed');

SELECT * FROM finish();
ROLLBACK;
