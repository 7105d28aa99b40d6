-- api.anfrage_eingang: one door for every channel, one receipt for one report.
\ir ../hilfen.psql
SELECT plan(53);

SELECT tests.mandant() AS m, tests.mandant('Ahorn Immobilienverwaltung KG') AS fremd \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietbeginn": "2020-01-01", "mieter": [{"vorname": "Katrin", "nachname": "Ostermann", "email": "ostermann@post.example"}]}') AS mv,
       tests.laufend(:m, '{"mietbeginn": "2020-02-01", "mieter": [{"vorname": "Anton", "nachname": "Weber"}, {"vorname": "Berta", "nachname": "Weber"}]}') AS paar \gset
RESET ROLE;
SELECT vertragsnummer AS vertrag, kennung AS akte FROM akte.mietverhaeltnisse WHERE id = :mv \gset
SELECT vertragsnummer AS paarvertrag FROM akte.mietverhaeltnisse WHERE id = :paar \gset
SELECT p.mieter_id AS mieter, x.kennung AS mieterkennung FROM akte.vertragsparteien p JOIN akte.mieter x ON x.id = p.mieter_id WHERE p.mietverhaeltnis_id = :mv \gset
SELECT x.kennung AS fremder FROM akte.vertragsparteien p JOIN akte.mieter x ON x.id = p.mieter_id WHERE p.mietverhaeltnis_id = :paar ORDER BY x.id LIMIT 1 \gset
SELECT e.kennung AS fremde_einheit FROM akte.einheiten e JOIN akte.mietverhaeltnisse l ON l.einheit_id = e.id WHERE l.id = :paar \gset
SELECT tests.datei(:m) AS foto1, tests.datei(:m) AS foto2, tests.datei(:fremd) AS fremdes \gset
CREATE FUNCTION tests.eingang(p jsonb, OUT nummer text, OUT doppelt boolean, OUT code text, OUT felder jsonb, OUT a akte.anfragen) LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE e record;
BEGIN
  SELECT * INTO e FROM api.anfrage_eingang('{"kanal": "telefon", "kategorie": "schaden", "text": "Im Bad tropft es von der Decke."}'::jsonb || p);
  nummer := e.nummer; doppelt := e.doppelt; code := coalesce(e.fehlercode, CASE WHEN e.ok THEN 'ok' END); felder := e.felder;
  SELECT x.* INTO a FROM akte.anfragen x WHERE x.vorgang_id = e.vorgang_id;
END $$;

SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null

-- the receipt
SELECT e.nummer, e.code, e.doppelt FROM tests.eingang(jsonb_build_object('vertragsnummer', :'vertrag', 'raum', 'Bad', 'seit', '01.03.2026')) e \gset e_
SELECT is(:'e_code'::text, 'ok', 'taken');
SELECT is(:'e_nummer'::text, 'A-2026-00001', 'a number that is the receipt');
SELECT ok(NOT :'e_doppelt'::boolean, 'the first of its kind');
SELECT a.* FROM akte.anfragen a WHERE a.nummer = :'e_nummer' \gset a_
SELECT is(:'a_mietverhaeltnis_id'::bigint, :mv::bigint, 'the contract number leads to the lease');
SELECT is(:'a_mieter_id'::bigint, :mieter::bigint, 'and, where there is only one, to the tenant');
SELECT is(:'a_erkannt_durch'::text, 'angabe', 'because somebody said so');
SELECT is((SELECT count(*) FROM akte.einheiten e WHERE e.id = :a_einheit_id AND e.objekt_id = :a_objekt_id), 1::bigint, 'flat and object follow');
SELECT is(:'a_eingegangen_am'::timestamptz, '2026-03-02 09:00+01'::timestamptz, 'arrived now, where nothing else is said');
SELECT is(:'a_betreff'::text, 'Im Bad tropft es von der Decke.', 'the first words are the subject');
SELECT is((tests.eingang(jsonb_build_object('text', repeat('Die Heizung im Wohnzimmer bleibt seit dem Wochenende kalt. ', 3), 'name', 'x'))).code, 'ok', 'nobody known: taken as well');
SELECT matches((SELECT betreff FROM akte.anfragen WHERE nummer = 'A-2026-00002'), '^.{40,75} …$', 'a long text gives a short subject');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :a_vorgang_id), 'neu', 'it begins as new');
SELECT is((SELECT status FROM akte.anfragen WHERE id = :a_id), 'neu', 'mirrored');
SELECT is((SELECT string_agg(lifecycle, ' ') FROM engine.lifecycle WHERE vorgang_id = :a_vorgang_id), 'child_started:anfrage_general', 'told to the bracket');
SELECT is((tests.eingang('{"text": "Gestern war der Aufzug kaputt.", "eingegangen_am": "01.03.2026 18:30", "objekt": "O1"}')).code, 'ok', 'yesterday''s call, about a house');
SELECT is((SELECT eingegangen_am FROM akte.anfragen WHERE nummer = 'A-2026-00003'), '2026-03-01 18:30+01'::timestamptz, 'as it came in');
SELECT is((SELECT erfasst_am FROM akte.anfragen WHERE nummer = 'A-2026-00003'), '2026-03-02 09:00+01'::timestamptz, 'and when it was written down');

-- what is wrong with it, by field
SELECT is((tests.eingang('{"kanal": "brieftaube"}')).code, 'MA012', 'no such channel');
SELECT is((tests.eingang('{"kategorie": "", "text": " "}')).felder ?& ARRAY['kategorie', 'text'], true, 'what is missing, named by field');
SELECT is((tests.eingang('{"vertragsnummer": "9999/99/9"}')).felder ? 'vertragsnummer', true, 'MAE01 stands at its field');
SELECT is((tests.eingang('{"vertragsnummer": "9999/99/9"}')).code, 'MAE01', 'no such contract');
SELECT is((tests.eingang(jsonb_build_object('mieter', gen_random_uuid()))).code, 'MAE01', 'no such person');
SELECT is((tests.eingang('{"objekt": "0815"}')).code, 'MAE01', 'no such object');
SELECT is((tests.eingang(jsonb_build_object('vertragsnummer', :'vertrag', 'mieter', :'fremder'))).code, 'MAE02', 'a person of another lease');
SELECT is((tests.eingang('{"eingegangen_am": "02.03.2026 10:00"}')).code, 'MAE09', 'not arrived yet');
SELECT is((tests.eingang('{"seit": "03.03.2026"}')).code, 'MAE09', 'not broken yet');
SELECT is((tests.eingang(jsonb_build_object('dateien', jsonb_build_array(:'fremdes')))).code, 'MAE08', 'a picture of another client');
SELECT is((tests.eingang(jsonb_build_object('dateien', (SELECT jsonb_agg(:'foto1'::text) FROM generate_series(1, 7))))).code, 'MAE08', 'seven pictures');
SELECT is((tests.eingang('{"dateien": "foto"}')).code, 'MAE08', 'no list');
SELECT is((SELECT count(*) FROM audit.protokoll WHERE ergebnis = 'abgelehnt' AND ereignis = 'starten' AND fehlercode ~ '^(MA012|MAE0[1289])$' AND strom_id = (SELECT id FROM engine.traeger WHERE art = 'standalone')), 12::bigint,
  'every refusal is on record');
SELECT is((SELECT max(laufend) FROM akte.anfragen), 3, 'and none took a number');

-- pictures
SELECT nummer AS mit_bild FROM tests.eingang(jsonb_build_object('text', 'Mit Bild.', 'dateien', jsonb_build_array(:'foto1', upper(:'foto2')))) \gset
SELECT is((SELECT count(*) FROM akte.anfrage_dateien d JOIN akte.anfragen a ON a.id = d.anfrage_id WHERE a.nummer = :'mit_bild'), 2::bigint, 'pictures are attached');

-- one report is one Anfrage
SELECT tests.um('2026-03-02 15:00+01') \g /dev/null
SELECT is((tests.eingang(jsonb_build_object('vertragsnummer', :'akte', 'text', E'  im bad TROPFT es\nvon der Decke. ', 'kanal', 'email'))).nummer, 'A-2026-00001', 'the same words of the same person: the first receipt');
SELECT is((SELECT doppelt FROM tests.eingang(jsonb_build_object('vertragsnummer', :'vertrag'))), true, 'and it says so');
SELECT is((SELECT count(*) FROM akte.anfrage_nachrichten n WHERE n.anfrage_id = :a_id AND n.art = 'eingang'), 2::bigint, 'the file keeps that it came again');
SELECT is((SELECT count(*) FROM audit.protokoll WHERE vorgang_id = :a_vorgang_id AND ereignis = 'wiederholen'), 2::bigint, 'so does the log');
SELECT isnt((tests.eingang(jsonb_build_object('vertragsnummer', :'paarvertrag'))).nummer, 'A-2026-00001', 'the same words of somebody else are another report');
SELECT is((SELECT von FROM api.anfragen WHERE vertragsnummer = :'paarvertrag'), 'Anton Weber oder Berta Weber', 'one of a couple');
SELECT isnt((tests.eingang('{}')).nummer, (tests.eingang('{}')).nummer, 'who is unknown is nobody''s second report');
SELECT is((tests.eingang('{"name": "Frau Kern", "telefon": "030 555-012"}')).nummer, (tests.eingang('{"name": "Kern", "telefon": "030/555 012"}')).nummer, 'the same telephone is the same person');
SELECT tests.um('2026-03-03 09:30+01') \g /dev/null
SELECT isnt((SELECT nummer FROM tests.eingang(jsonb_build_object('vertragsnummer', :'vertrag'))), 'A-2026-00001', 'after a day it is a new report');
SELECT tests.um('2026-03-03 10:00+01') \g /dev/null
SELECT nummer AS zweite, (a).vorgang_id AS zweiter FROM tests.eingang(jsonb_build_object('vertragsnummer', :'vertrag')) \gset
SELECT is(tests.schritt(:zweiter, 'verwerfen', '{"grund": "sonstiges", "text": "erledigt"}'), 'verworfen', 'closed');
SELECT isnt((SELECT nummer FROM tests.eingang(jsonb_build_object('vertragsnummer', :'vertrag'))), :'zweite', 'what comes again after the end is new');
SELECT nummer AS mail FROM tests.eingang('{"kanal": "email", "text": "Wann kommt die Abrechnung?", "externe_id": "<a1@post.example>"}') \gset
SELECT tests.um('2026-03-20 10:00+01') \g /dev/null
SELECT is((SELECT nummer || ' ' || doppelt FROM tests.eingang('{"kanal": "email", "text": "ganz anders", "externe_id": "<a1@post.example>"}')), :'mail' || ' true', 'the same message of a mailbox, however late');

-- who is asking
SELECT is(((tests.eingang('{"kanal": "email", "email": "Ostermann@Post.example", "text": "Frage zur Miete"}')).a).mieter_id, :mieter::bigint, 'an address points to a person');
SELECT is((SELECT erkannt_durch FROM akte.anfragen WHERE text = 'Frage zur Miete'), 'absender', 'and is kept as no more than that');
RESET ROLE;
SELECT sitzung.als_mieter(:m, :mieter) \g /dev/null
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT a.mieter_id || ' ' || a.kanal || ' ' || a.erkannt_durch FROM akte.anfragen a
            WHERE a.id = (SELECT ((tests.eingang(jsonb_build_object('mieter', :'fremder', 'kanal', 'telefon', 'text', 'Aus dem Portal'))).a).id)), NULL, 'a tenant reads no table of staff');
SELECT is((SELECT array_agg(DISTINCT e.fehlercode || e.meldung || e.felder::text) FROM unnest(ARRAY[:'paarvertrag', '9999/99/9']) v, LATERAL api.anfrage_eingang(jsonb_build_object('kategorie', 'frage', 'text', 'Wer ist das?', 'vertragsnummer', v)) e),
  ARRAY['MAE01Dieser Vertrag gehört nicht zu Ihnen.{"vertragsnummer": "Dieser Vertrag gehört nicht zu Ihnen."}'], 'a foreign contract and one that does not exist read alike');
SELECT is((SELECT e.ok FROM api.anfrage_eingang(jsonb_build_object('kategorie', 'frage', 'text', 'In fremdem Namen', 'einheit', :'fremde_einheit', 'objekt', 'gibtesnicht', 'vertragsnummer', :'vertrag')) e), true, 'what a tenant says about flat and house is not asked');
RESET ROLE;
SELECT is((SELECT a.einheit_id FROM akte.anfragen a WHERE a.text = 'In fremdem Namen'), (SELECT einheit_id FROM akte.mietverhaeltnisse WHERE id = :mv), 'it is the own flat');
SELECT is((SELECT a.mieter_id || ' ' || a.kanal || ' ' || a.erkannt_durch FROM akte.anfragen a WHERE a.text = 'Aus dem Portal'), :mieter || ' portal anmeldung', 'who is logged in asks for himself, whatever he says');

-- a client that never had one
SET LOCAL session_replication_role = replica;
DELETE FROM engine.traeger WHERE mandant_id = :fremd AND art = 'standalone';
SET LOCAL session_replication_role = origin;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:fremd, 'sachbearbeitung') \g /dev/null
SELECT is((SELECT nummer || ' ' || ok FROM api.anfrage_eingang('{"kanal": "schalter", "kategorie": "frage", "text": "Wo finde ich Sie?"}')), 'A-2026-00001 true', 'the bracket is made when it is first needed, and numbers are the client''s own');
SELECT is((SELECT count(*) FROM api.anfragen), 1::bigint, 'one client does not see the other''s');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
