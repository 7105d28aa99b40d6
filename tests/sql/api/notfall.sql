-- Outside office hours: who is called, what the person is told; tenants who want to be told by e-mail; similar reports.
\ir ../hilfen.psql
SELECT no_plan();
SELECT tests.mandant() AS m, tests.mandant('Ahorn Immobilienverwaltung KG') AS fremd \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietbeginn": "2020-01-01", "mieter": [{"vorname": "Katrin", "nachname": "Ostermann", "email": "ostermann@post.example"}]}') AS mv,
       tests.laufend(:m, '{"mietbeginn": "2020-02-01", "mieter": [{"vorname": "Anton", "nachname": "Weber"}]}') AS nachbar \gset
RESET ROLE;
SELECT vertragsnummer AS vertrag FROM akte.mietverhaeltnisse WHERE id = :mv \gset
SELECT mieter_id AS mieter FROM akte.vertragsparteien WHERE mietverhaeltnis_id = :mv \gset
SELECT mieter_id AS nachbarin FROM akte.vertragsparteien WHERE mietverhaeltnis_id = :nachbar \gset
-- the outbox writes to nobody in a replayed past: here the clock runs ahead
SELECT to_char(date_trunc('week', now() AT TIME ZONE 'Europe/Berlin') + interval '21 days', 'YYYY-MM-DD') AS montag,
       (date_trunc('week', now() AT TIME ZONE 'Europe/Berlin') + interval '20 days 22 hours 30 minutes') AT TIME ZONE 'Europe/Berlin' AS sonntagnacht,
       (date_trunc('week', now() AT TIME ZONE 'Europe/Berlin') + interval '21 days 10 hours') AT TIME ZONE 'Europe/Berlin' AS montagfrueh \gset
CREATE FUNCTION tests.melden(p jsonb, OUT kennung uuid, OUT nummer text, OUT vorgang bigint, OUT hinweis jsonb) LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE e record;
BEGIN
  SELECT * INTO e FROM api.anfrage_eingang('{"kanal": "telefon", "kategorie": "schaden", "text": "Das Wasser steht im Bad."}'::jsonb || p);
  kennung := e.kennung; nummer := e.nummer; vorgang := e.vorgang_id; hinweis := api.notfall_hinweis(e.kennung);
END $$;
CREATE FUNCTION tests.setzen(p jsonb) RETURNS text LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN e.ok THEN 'ok' ELSE e.fehlercode || coalesce(' ' || (SELECT string_agg(k, ' ' ORDER BY k) FROM jsonb_object_keys(e.felder) k), '') END
    FROM api.notfalldienst_setzen('{"land": "BE", "zeiten": {"1": ["08:00", "17:00"], "2": ["08:00", "17:00"], "3": ["08:00", "17:00"], "4": ["08:00", "17:00"], "5": ["08:00", "13:00"]},
      "kategorien": ["wasser", "dringend"], "name": "Rohrdienst Nord", "telefon": "030 5550112", "sms": "+49 170 5550112", "email": "notdienst@rohr.example"}'::jsonb || p) e
$$;
SET LOCAL ROLE mietakte_dba;

-- nothing said about emergencies yet: the answer says what to do now
SELECT tests.als(:m, 'teamleitung', :'sonntagnacht') \g /dev/null
SELECT is((tests.melden('{"gewerk": "Wasser"}')).hinweis->>'art', 'hinweis', 'without office hours: what to do now');
SELECT matches((tests.melden('{"gewerk": "Elektrik", "name": "x"}')).hinweis->>'sofort', 'Sicherung.*112', 'for the trade, and the emergency number');
SELECT is((tests.melden('{"kategorie": "frage", "text": "Wann kommt die Abrechnung?"}')).hinweis, NULL, 'a question is no emergency');

-- settings: complete or named at the field, by the team lead alone
SELECT is(tests.setzen('{"land": "XX", "sms": "0170 1", "email": "x", "kategorien": ["dach"], "telefon": "anrufen!", "zeiten": {"1": ["17:00", "08:00"], "9": ["a"]}}'),
  'MAE50 email kategorien land sms tag_1 tag_9 telefon', 'every field that is wrong is named');
SELECT is(tests.setzen('{"telefon": ""}'), 'MAE50 telefon', 'a service without a number tenants can ring is none');
SELECT is(tests.setzen('{"kategorien": []}'), 'MAE50 kategorien', 'nor one that is there for nothing');
SELECT tests.als(:m, 'sachbearbeitung', :'sonntagnacht') \g /dev/null
SELECT is(tests.setzen('{}'), 'MA014', 'staff do not set it');
SELECT tests.als(:m, 'teamleitung', :'sonntagnacht') \g /dev/null
SELECT is(tests.setzen('{}'), 'ok', 'the team lead does');
SELECT is((SELECT name FROM api.notfalldienst), 'Rohrdienst Nord', 'what holds now');

-- Sunday, 22:30
SELECT (x).hinweis->>'art' AS art, (x).hinweis->>'telefon' AS telefon, (x).kennung, (x).vorgang, (x).nummer
  FROM tests.melden(jsonb_build_object('gewerk', 'Wasser', 'vertragsnummer', :'vertrag', 'text', 'Das Wasser läuft unter der Tür durch.')) x \gset n_
SELECT is(:'n_art'::text, 'verstaendigt', 'the service is called');
SELECT is(:'n_telefon'::text, '030 5550112', 'and the tenant gets the number to ring');
RESET ROLE;
SELECT results_eq(format('SELECT weg, adressen::text, text ~ %L, text ~ %L FROM akte.postausgang WHERE vorgang_id = %s ORDER BY weg', :'n_nummer', 'Ostermann', :'n_vorgang'),
  $$VALUES ('email', '{notdienst@rohr.example}', true, true), ('sms', '{+491705550112}', true, true)$$, 'by SMS and mail, with number and person');
SELECT ok((SELECT wirkungen::text ~ 'verstaendigt' FROM (SELECT n.daten AS wirkungen FROM audit.protokoll n WHERE n.vorgang_id = :n_vorgang ORDER BY nr LIMIT 1) q), 'and the log proves it');
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'teamleitung', :'sonntagnacht') \g /dev/null
SELECT is((SELECT doppelt FROM api.anfrage_eingang(jsonb_build_object('kanal', 'telefon', 'kategorie', 'schaden', 'gewerk', 'Wasser', 'vertragsnummer', :'vertrag', 'text', 'Das Wasser läuft unter der Tür durch.'))), true, 'the same again');
RESET ROLE;
SELECT is((SELECT count(*) FROM akte.postausgang WHERE vorgang_id = :n_vorgang), 2::bigint, 'calls nobody twice');
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'teamleitung', :'sonntagnacht') \g /dev/null
SELECT is((tests.melden('{"gewerk": "Heizung"}')).hinweis->>'art', 'hinweis', 'not what the client wants it called for');
SELECT is((tests.melden('{"gewerk": "Heizung", "dringend": "ja", "text": "Eiskalt mit Baby."}')).hinweis->>'art', 'verstaendigt', 'unless it is urgent');
SELECT tests.als(:m, 'teamleitung', :'montagfrueh') \g /dev/null
SELECT is((tests.melden('{"gewerk": "Wasser", "text": "Montags um zehn."}')).hinweis, NULL, 'in office hours the office is there');
SELECT tests.um(:'montagfrueh'::timestamptz + interval '7 hours') \g /dev/null
SELECT is((tests.melden('{"gewerk": "Wasser", "text": "Um Punkt fünf."}')).hinweis->>'art', 'verstaendigt', 'the end is not part of it');
SELECT tests.um('2027-01-01 10:00+01') \g /dev/null
SELECT is((tests.melden('{"gewerk": "Wasser", "text": "Neujahr, ein Freitag."}')).hinweis->>'art', 'verstaendigt', 'a holiday of the Land is no office day');
SELECT tests.um(:'sonntagnacht') \g /dev/null
SELECT is(tests.setzen('{"sms": "", "email": ""}'), 'ok', 'a service that can only be rung');
SELECT is((tests.melden('{"gewerk": "Wasser", "text": "Nur Telefon."}')).hinweis->>'art', 'anrufen', 'the tenant is asked to ring');

-- who may read it
SELECT sitzung.als_mieter(:m, :mieter) \g /dev/null
SELECT is(portal.notfall_hinweis(:'n_kennung')->>'telefon', '030 5550112', 'the tenant reads the own one');
SELECT sitzung.als_mieter(:m, :nachbarin) \g /dev/null
SELECT is(portal.notfall_hinweis(:'n_kennung'), NULL, 'A17 a neighbour reads nothing');
SELECT is(portal.notfall_hinweis(gen_random_uuid()), NULL, 'as of one that is not there');
SELECT sitzung.als_benutzer(:fremd, tests.benutzer(:fremd)) \g /dev/null
SELECT is(api.notfall_hinweis(:'n_kennung'), NULL, 'A25 nor does another client');

-- told by e-mail, what was chosen and nothing else
SELECT sitzung.als_mieter(:m, :nachbarin) \g /dev/null
SELECT throws_ok($$SELECT portal.benachrichtigung_waehlen('{"ereignisse": ["nachricht"]}')$$, 'MAE52', NULL, 'without an address no mail');
SELECT sitzung.als_mieter(:m, :mieter) \g /dev/null
SELECT throws_ok($$SELECT portal.benachrichtigung_waehlen('{"ereignisse": ["alles"]}')$$, 'MAE51', NULL, 'only what there is');
SELECT throws_ok($$SELECT portal.benachrichtigung_waehlen('{}')$$, 'MAE51', NULL, 'nothing said is no choice');
SELECT is(portal.benachrichtigung_waehlen('{"ereignisse": ["abgeschlossen", "nachricht"]}'), ARRAY['abgeschlossen', 'nachricht'], 'chosen');
SELECT is((SELECT ereignisse FROM portal.meine_benachrichtigungen), ARRAY['abgeschlossen', 'nachricht'], 'and read back');
SELECT tests.als(:m, 'sachbearbeitung', :'sonntagnacht') \g /dev/null
SELECT is(tests.schritt(:n_vorgang, 'bearbeiten'), 'in_bearbeitung', 'not chosen');
SELECT is(tests.schritt(:n_vorgang, 'rueckfrage', '{"weg": "portal", "text": "Ist der Haupthahn zu?"}'), 'in_bearbeitung', 'a message in the portal');
SELECT is(tests.schritt(:n_vorgang, 'eingang_erfassen', '{"weg": "portal", "text": "Ja."}'), 'in_bearbeitung', 'the own words are no news');
SELECT is(tests.schritt(:n_vorgang, 'notiz', '{"text": "Nur für uns"}'), 'in_bearbeitung', 'nor is a note of the office');
SELECT is(tests.schritt(:n_vorgang, 'beantworten', '{"weg": "telefon", "text": "Der Installateur war da."}'), 'beantwortet', 'done');
RESET ROLE;
SELECT results_eq(format('SELECT (text ~ %L), adressen::text, text !~ %L FROM akte.postausgang WHERE vorgang_id = %s AND schluessel LIKE %L ORDER BY id', 'Nachricht für Sie', 'Haupthahn|Installateur|Nur für uns', :'n_vorgang', 'nachricht:mitteilung:%'),
  $$VALUES (true, '{ostermann@post.example}', true), (false, '{ostermann@post.example}', true)$$, 'a message, then that it is done; never the content');

-- similar reports are shown, not joined
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', :'montagfrueh') \g /dev/null
SELECT (tests.melden(jsonb_build_object('vertragsnummer', :'vertrag', 'gewerk', 'Heizung', 'text', 'Die Heizung im Wohnzimmer wird nicht warm.'))).vorgang AS eins \gset
SELECT (tests.melden(jsonb_build_object('vertragsnummer', :'vertrag', 'gewerk', 'Heizung', 'text', 'Unsere Heizung wird im Wohnzimmer immer noch nicht warm!', 'kanal', 'voicebot'))).vorgang AS zwei \gset
SELECT (tests.melden(jsonb_build_object('vertragsnummer', :'vertrag', 'gewerk', 'Elektrik', 'text', 'Steckdose in der Küche ohne Strom.'))).vorgang AS drei \gset
SELECT results_eq(format('SELECT andere_vorgang_id FROM api.anfragen_aehnlich WHERE vorgang_id IN (%s, %s, %s)', :'eins', :'zwei', :'drei'), format('VALUES (%s::bigint)', :'eins'), 'the second may be the first again; the third is something else');
SELECT * FROM finish();
ROLLBACK;
