-- One-time links and passwords (G04, G09).
\ir ../hilfen.psql
\ir daten.psql
SELECT plan(46);

-- making one
SET LOCAL ROLE mietakte_dienst;
SELECT throws_ok($$SELECT sitzung.link_erstellen(990211, 'anmeldung')$$, 'MA106', NULL, 'no client entered: no link');
SELECT sitzung.als_dienst(990001) \g /dev/null
SELECT throws_ok($$SELECT sitzung.link_erstellen(990222, 'anmeldung')$$, 'MA106', NULL, 'a login of another client: no link');
SELECT throws_ok($$SELECT sitzung.link_erstellen(990231, 'freibier')$$, 'MA107', NULL, 'no such purpose');
SELECT sitzung.link_erstellen(990231, 'anmeldung') AS anmeldung, sitzung.link_erstellen(990231, 'passwort') AS passwort,
       sitzung.link_erstellen(990211, 'einladung') AS einladung, sitzung.link_erstellen(990231, 'anmeldung') AS spaet \gset
SELECT matches(:'anmeldung'::text, '^[0-9a-f]{64}$', 'a random token');
RESET ROLE;
SELECT is((SELECT count(*) FROM sitzung.links WHERE token_hash = sha256(convert_to(:'anmeldung', 'UTF8'))), 1::bigint, 'stored as a hash');
SELECT results_eq('SELECT zweck, laeuft_ab_am - erstellt_am FROM sitzung.links WHERE mandant_id = 990001 ORDER BY id',
  $$VALUES ('anmeldung', interval '10 minutes'), ('passwort', interval '30 minutes'), ('einladung', interval '7 days'),
           ('anmeldung', interval '10 minutes')$$, 'how long each lasts');

-- using one
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok(format('SELECT sitzung.link_einloesen(%L)', :'anmeldung'), '42501', NULL, 'only the login door redeems links');
SELECT throws_ok($$SELECT sitzung.link_erstellen(990211, 'anmeldung')$$, '42501', NULL, 'staff makes no links for each other');
SET LOCAL ROLE mietakte_anmeldung;
SELECT throws_ok(format('SELECT sitzung.link_einloesen(%L)', :'passwort'), 'MA107', NULL, 'a link for the password is no login');
SELECT throws_ok(format('SELECT sitzung.passwort_mit_link(%L, %L)', :'anmeldung', :hash), 'MA107', NULL, 'and the other way round');
SELECT throws_ok($$SELECT sitzung.link_einloesen('x')$$, 'MA107', NULL, 'unknown');
SELECT throws_ok($$SELECT sitzung.link_einloesen(NULL)$$, 'MA107', NULL, 'none');
SELECT token, kanal FROM sitzung.link_einloesen(:'anmeldung', 'Firefox', '203.0.113.7') \gset
SELECT is(:'kanal'::text, 'portal', 'a link opens the channel of its person');
SELECT throws_ok(format('SELECT sitzung.link_einloesen(%L)', :'anmeldung'), 'MA107', NULL, 'once');
RESET ROLE;
UPDATE sitzung.links SET erstellt_am = erstellt_am - interval '11 minutes', laeuft_ab_am = laeuft_ab_am - interval '11 minutes'
WHERE token_hash = sha256(convert_to(:'spaet', 'UTF8'));
SET LOCAL ROLE mietakte_anmeldung;
SELECT throws_ok(format('SELECT sitzung.link_einloesen(%L)', :'spaet'), 'MA107', NULL, 'not after its time');
RESET ROLE;
SET LOCAL SESSION AUTHORIZATION mietakte_portal;
SELECT lives_ok(format('SELECT sitzung.betreten(%L)', :'token'), 'the session it opened is good');
RESET SESSION AUTHORIZATION;

-- a password by link: all other sessions end, open links are void
SELECT set_config('test.neu', '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$' || repeat('A', 43), true) AS neu \gset
SET LOCAL ROLE mietakte_dba;
SELECT sitzung.als_dienst(990001) \g /dev/null
SELECT sitzung.link_erstellen(990231, 'anmeldung') AS offen \gset
SET LOCAL ROLE mietakte_anmeldung;
SELECT throws_ok(format('SELECT sitzung.passwort_mit_link(%L, NULL)', :'passwort'), 'MA109', NULL, 'no password without a hash');
SELECT throws_ok(format('SELECT sitzung.passwort_mit_link(%L, %L)', :'passwort', 'geheim'), 'MA109', NULL, 'never the password itself');
SELECT throws_ok(format('SELECT sitzung.passwort_mit_link(%L, %L)', :'passwort', replace(:'neu', 'm=65536', 'm=16384')), 'MA109', NULL,
  'no weak hash: memory');
SELECT throws_ok(format('SELECT sitzung.passwort_mit_link(%L, %L)', :'passwort', replace(:'neu', 't=3', 't=1')), 'MA109', NULL,
  'no weak hash: passes');
SELECT throws_ok(format('SELECT sitzung.passwort_mit_link(%L, %L)', :'passwort', replace(:'neu', 'argon2id', 'argon2i')), 'MA109', NULL,
  'no weak hash: kind');
SELECT token AS neues_token FROM sitzung.passwort_mit_link(:'passwort', :'neu', 'Firefox', '203.0.113.7') \gset
SELECT throws_ok(format('SELECT sitzung.link_einloesen(%L)', :'offen'), 'MA107', NULL, 'other open links of the person are void');
SELECT is(sitzung.passwort_nachsehen(:'neues_token', '203.0.113.7'), :'neu'::text, 'the new hash is in place, for who holds a session');
SELECT throws_ok($$SELECT sitzung.passwort_nachsehen('x', NULL)$$, 'MA101', NULL, 'and for nobody else');
RESET ROLE;
SET LOCAL SESSION AUTHORIZATION mietakte_portal;
SELECT throws_ok(format('SELECT sitzung.betreten(%L)', :'token'), 'MA101', NULL, 'the old session is out');
SELECT lives_ok(format('SELECT sitzung.betreten(%L)', :'neues_token'), 'the new one is in');
RESET SESSION AUTHORIZATION;

-- a password by its owner, one by the DBA
SELECT pg_temp.sitzung_oeffnen(990001, 990211, 'verwaltung', 'eigene') \g /dev/null
SELECT pg_temp.sitzung_oeffnen(990001, 990211, 'verwaltung', 'andere') \g /dev/null
SELECT pg_temp.sitzung_oeffnen(990002, 990222, 'verwaltung', 'fremd') \g /dev/null
SET LOCAL ROLE mietakte_anmeldung;
SELECT token AS eigenes FROM sitzung.passwort_setzen('eigene', :'neu', 'Firefox', '203.0.113.7') \gset
SELECT throws_ok(format('SELECT sitzung.passwort_setzen(%L, %L, %L, NULL)', 'eigene', :'neu', ''), 'MA101', NULL, 'the old token is dead');
RESET ROLE;
SET LOCAL SESSION AUTHORIZATION mietakte_verwaltung;
SELECT throws_ok($$SELECT sitzung.betreten('andere')$$, 'MA101', NULL, 'the other devices are out');
SELECT lives_ok(format('SELECT sitzung.betreten(%L)', :'eigenes'), 'this one goes on with a new token');
SELECT lives_ok($$SELECT sitzung.betreten('fremd')$$, 'nobody else is touched');
RESET SESSION AUTHORIZATION;
SET LOCAL ROLE mietakte_dba;
SELECT sitzung.als_dienst(990001) \g /dev/null
SELECT throws_ok(format('SELECT sitzung.passwort_zuruecksetzen(990222, %L)', :'neu'), 'MA106', NULL, 'not for another client''s login');
SELECT lives_ok(format('SELECT sitzung.passwort_zuruecksetzen(990211, %L)', :'neu'), 'the DBA sets a new one');

-- logins
SELECT throws_ok($$SELECT sitzung.zugang_anlegen('x@linde.example', 990011)$$, 'MA113', NULL, 'one login for one person');
SELECT throws_ok($$SELECT sitzung.zugang_anlegen('x@linde.example', 990021)$$, 'MA106', NULL, 'for people of this client');
SELECT throws_ok($$SELECT sitzung.zugang_anlegen('x@linde.example')$$, 'MA113', NULL, 'for somebody');
SELECT throws_ok($$SELECT sitzung.zugang_anlegen('x@linde.example', 990011, 990111)$$, 'MA113', NULL, 'for one');
SELECT throws_ok($$SELECT sitzung.zugang_anlegen('linde.example', 990012)$$, 'MA113', NULL, 'an address is needed');
SELECT throws_ok($$SELECT sitzung.zugang_anlegen(NULL, 990012)$$, 'MA113', NULL, 'any');
SELECT throws_ok($$SELECT sitzung.zugang_anlegen('x@linde.example', 990012, NULL, 'klartext')$$, 'MA109', NULL, 'and a hash, if a password');
SELECT sitzung.als_dienst(990002) \g /dev/null
SELECT isnt(sitzung.zugang_anlegen(' Eva@Post.example ', NULL, 990121), NULL::bigint, 'a tenant gets one without a password');
RESET ROLE;
SELECT results_eq('SELECT kanal, email, passwort_hash FROM sitzung.zugaenge WHERE mieter_id = 990121',
  $$VALUES ('portal', 'eva@post.example', NULL::text)$$, 'of the portal, with a normalised address');
SET LOCAL ROLE mietakte_anmeldung;
SELECT is((SELECT mandant FROM sitzung.anmeldung_beginnen('portal', 'eva@post.example', NULL)), '', 'with which no password logs in');
SET LOCAL ROLE mietakte_dba;
SELECT set_config('app.siegel', '', true) \g /dev/null
SELECT throws_ok($$SELECT sitzung.zugang_anlegen('x@linde.example', 990011)$$, 'MA111', NULL, 'no client entered: no login');
SELECT throws_ok($$SELECT sitzung.meine_sitzungen()$$, 'MA111', NULL, 'nobody entered: no devices');
SELECT sitzung.als_dienst(990001) \g /dev/null
SELECT throws_ok(format('SELECT sitzung.sitzung_widerrufen(%L)', gen_random_uuid()), 'MA111', NULL, 'the service has no devices');
RESET ROLE;
SELECT throws_ok($$INSERT INTO sitzung.zugaenge (mandant_id, kanal, benutzer_id, email, passwort_hash)
  VALUES (990002, 'verwaltung', 990021, 'a@b', 'klartext')$$, '23514', NULL, 'the table itself takes no plain text');

SELECT * FROM finish();
ROLLBACK;
