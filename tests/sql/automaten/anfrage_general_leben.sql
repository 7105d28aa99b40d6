-- anfrage_general: from the stream to the answer, or to the Vorgang that grows out of it, and what the person sees of it.
\ir ../hilfen.psql
SELECT plan(73);

SELECT tests.mandant() AS m, tests.mandant('Ahorn Immobilienverwaltung KG') AS fremd \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietbeginn": "2020-01-01", "mieter": [{"vorname": "Katrin", "nachname": "Ostermann", "email": "ostermann@post.example"}]}') AS mv \gset
RESET ROLE;
SELECT vertragsnummer AS vertrag, einheit_id AS einheit, traeger_id AS klammer FROM akte.mietverhaeltnisse WHERE id = :mv \gset
SELECT o.traeger_id AS haus, o.nummer AS objekt FROM akte.objekte o JOIN akte.einheiten e ON e.objekt_id = o.id WHERE e.id = :einheit \gset
SELECT kennung AS reuter FROM akte.benutzer WHERE mandant_id = :m AND name = 'Sabine Reuter' \gset
SELECT kennung AS busch FROM akte.benutzer WHERE mandant_id = :m AND name = 'Karl Busch' \gset
SELECT kennung AS fremde_person FROM akte.benutzer WHERE mandant_id = :fremd ORDER BY id LIMIT 1 \gset
SELECT tests.datei(:m) AS foto \gset
CREATE FUNCTION tests.neu(p jsonb DEFAULT '{}') RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_id bigint;
BEGIN
  SELECT e.vorgang_id INTO STRICT v_id FROM api.anfrage_eingang('{"kanal": "telefon", "kategorie": "schaden", "text": "Wasser läuft aus der Wand."}'::jsonb || p) e WHERE e.ok;
  RETURN v_id;
END $$;
CREATE FUNCTION tests.a(p_v bigint) RETURNS api.anfragen LANGUAGE sql AS $$ SELECT x FROM api.anfragen x WHERE x.vorgang_id = p_v $$;
CREATE FUNCTION tests.folge(p_v bigint, p_automat text) RETURNS engine.vorgang LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT v FROM engine.vorgang v WHERE v.entstanden_aus = p_v AND v.automat = p_automat ORDER BY v.id DESC LIMIT 1 $$;

SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.neu(jsonb_build_object('vertragsnummer', :'vertrag', 'raum', 'Bad', 'gewerk', 'Wasser', 'seit', '01.03.2026', 'dateien', jsonb_build_array(:'foto'))) AS v \gset

-- assigned, worked on, asked back, answered
SELECT is((tests.a(:v)).status_mieter, 'neu', 'the person sees: new');
SELECT is((tests.a(:v)).rang, 1, 'new ones first');
SELECT is((tests.a(tests.neu('{"dringend": "ja", "text": "Rohrbruch!"}'))).rang, 0, 'urgent ones before them');
SELECT is(tests.schritt(:v, 'zuordnen', '{"zustaendig": ""}'), 'MA012', 'to whom?');
SELECT is(tests.schritt(:v, 'zuordnen', jsonb_build_object('zustaendig', :'fremde_person')), 'MAE03', 'nobody of this house');
SELECT is(tests.schritt(:v, 'zuordnen', jsonb_build_object('zustaendig', :'busch')), 'zugeordnet', 'assigned');
SELECT is((tests.a(:v)).zustaendig, 'Karl Busch', 'to him');
SELECT is((tests.a(:v)).status_mieter, 'in_bearbeitung', 'the person sees: being worked on');
SELECT is(tests.schritt(:v, 'bearbeiten'), 'in_bearbeitung', 'begun');
SELECT is((tests.a(:v)).zustaendig, 'Karl Busch', 'who begins does not take it away');
SELECT is(tests.schritt(:v, 'notiz', '{"text": "Hausmeister war da."}'), 'in_bearbeitung', 'a note stays in the state');
SELECT is(tests.schritt(:v, 'rueckfrage', '{"weg": "brief", "text": "Seit wann tropft es?\n\nUnd in welchem Raum?"}'), 'in_bearbeitung', 'a question by letter');
SELECT is((tests.a(:v)).wartet_auf_mieter, true, 'the ball is with the person');
SELECT is((tests.a(:v)).rang, 4, 'and the enquiry waits further down');
RESET ROLE;
SELECT is((SELECT string_agg(d.art || ' ' || d.fuer_mieter || ' ' || (d.daten->'bloecke'->1->>'text') || ' ' || (d.daten->'empfaenger'->0->>'name'), '') FROM akte.dokumente d WHERE d.vorgang_id = :v),
  'anfrage_rueckfrage true Und in welchem Raum? Katrin Ostermann', 'the letter, in paragraphs, to the tenant');
SELECT is((SELECT d.mietverhaeltnis_id FROM akte.dokumente d WHERE d.vorgang_id = :v), :mv::bigint, 'it lies in the file of the lease');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v, 'eingang_erfassen', '{"weg": "telefon", "text": "Seit Sonntag, im Bad."}'), 'in_bearbeitung', 'the reply');
SELECT is((tests.a(:v)).wartet_auf_mieter, false, 'now it is ours again');
SELECT is(tests.schritt(:v, 'beantworten', '{"weg": "email", "text": "Der Installateur kommt morgen."}'), 'beantwortet', 'answered');
SELECT is((tests.a(:v)).status_mieter, 'abgeschlossen', 'the person sees: done');
RESET ROLE;
SELECT results_eq(format('SELECT art, weg FROM akte.anfrage_nachrichten n JOIN akte.anfragen a ON a.id = n.anfrage_id WHERE a.vorgang_id = %s ORDER BY n.id', :v),
  $$VALUES ('notiz', NULL), ('rueckfrage', 'brief'), ('eingang', 'telefon'), ('antwort', 'email')$$, 'the thread in its order');
SELECT throws_ok('UPDATE akte.anfrage_nachrichten SET text = ''anders''', NULL, NULL, 'and nobody rewrites it');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v, 'eingang_erfassen', '{"weg": "email", "text": "Es kam niemand."}'), 'in_bearbeitung', 'a reply after the answer opens it again');
SELECT is(tests.schritt(:v, 'beantworten', '{"weg": "telefon", "text": "Termin ist Freitag."}'), 'beantwortet', 'answered again');
SELECT is(tests.schritt(:v, 'verwerfen', '{"grund": "spam", "text": "nein"}'), 'MA004', 'what was answered is not discarded');
SELECT is((SELECT faellig_am FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), '2026-03-16 08:00+01'::timestamptz, 'two weeks of silence');
SELECT tests.um('2026-03-15 23:00+01') \g /dev/null
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren()), 0::bigint, 'not a day earlier');
SELECT tests.um('2026-03-30 03:00+02') \g /dev/null
SELECT is((SELECT nach FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), 'abgeschlossen', 'late is fine: closed by itself');
SELECT is((SELECT string_agg(lifecycle, ' ' ORDER BY nr) FROM engine.lifecycle WHERE vorgang_id = :v), 'child_started:anfrage_general child_completed:anfrage_general', 'told to the bracket');
SELECT is(tests.schritt(:v, 'notiz', '{"text": "noch etwas"}'), 'MA005', 'over is over');

-- ways that lead nowhere
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-01 09:00+02') \g /dev/null
SELECT tests.neu('{"text": "Namenlos"}') AS leer \gset
SELECT is(tests.schritt(:leer, 'beantworten', '{"weg": "brief", "text": "Guten Tag"}'), 'MAE07', 'no letter without a lease');
SELECT is(tests.schritt(:leer, 'rueckfrage', '{"weg": "email", "text": "Wer sind Sie?"}'), 'MAE07', 'no e-mail without an address');
SELECT is(tests.schritt(:leer, 'in_schaden_umwandeln', '{"kategorie": "wasser", "raum": "Bad", "beschreibung": "Wasser läuft"}'), 'MAE04', 'no damage without a lease');
SELECT is(tests.schritt(:leer, 'instandsetzung_anlegen', '{"titel": "Dach", "beschreibung": "Ziegel fehlen"}'), 'MAE05', 'no repair without an object');
SELECT is((SELECT fehlercode FROM engine.moegliche_ereignisse(:leer) WHERE ereignis = 'in_schaden_umwandeln'), 'MAE04', 'the button says so before');
SELECT is(tests.schritt(:leer, 'person_zuordnen', '{}'), 'MAE05', 'assigned to what?');
SELECT is(tests.schritt(:leer, 'person_zuordnen', '{"vertragsnummer": "1/2/3"}'), 'MAE01', 'to something that exists');
SELECT is(tests.schritt(:leer, 'person_zuordnen', jsonb_build_object('vertragsnummer', :'vertrag', 'kategorie', 'frage')), 'neu', 'the lease is found later');
SELECT is((tests.a(:leer)).vertragsnummer || ' ' || (tests.a(:leer)).kategorie || ' ' || (tests.a(:leer)).erkannt_durch, :'vertrag' || ' frage angabe', 'it belongs to it now');
SELECT is((SELECT person FROM akte.anfragen WHERE vorgang_id = :leer), (SELECT person FROM akte.anfragen WHERE vorgang_id = :v), 'and a second report of this person will be recognised');
SELECT is(tests.schritt(:leer, 'abschliessen'), 'MA004', 'a new one is not closed unseen');
SELECT is(tests.schritt(:leer, 'verwerfen', '{"grund": "laune", "text": "so"}'), 'MA012', 'a reason of the list');
SELECT is(tests.schritt(:leer, 'verwerfen', '{"grund": "nicht_zustaendig", "text": "Sache der Stadtwerke"}'), 'verworfen', 'discarded, with its reason');
SELECT is((SELECT verworfen_grund || ': ' || verworfen_text FROM akte.anfragen WHERE vorgang_id = :leer), 'nicht_zustaendig: Sache der Stadtwerke', 'which is kept');
SELECT is((SELECT string_agg(lifecycle, ' ' ORDER BY nr) FROM engine.lifecycle WHERE vorgang_id = :leer), 'child_started:anfrage_general child_cancelled:anfrage_general', 'told to the bracket');
SELECT is((tests.a(:leer)).status_mieter, 'abgeschlossen', 'for the person it is over');

-- it becomes a damage: one thread, one status
SELECT tests.neu(jsonb_build_object('vertragsnummer', :'vertrag', 'raum', 'Bad', 'gewerk', 'Wasser', 'seit', '30.03.2026', 'text', 'Von der Decke tropft Wasser.', 'eingegangen_am', '31.03.2026 22:30', 'dateien', jsonb_build_array(:'foto'))) AS s \gset
SELECT is((SELECT jsonb_object_agg(f->>'name', f->>'vorgabe') FROM engine.moegliche_ereignisse(:s) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'in_schaden_umwandeln'),
  '{"kategorie": "wasser", "raum": "Bad", "seit": "2026-03-30", "beschreibung": "Von der Decke tropft Wasser."}'::jsonb, 'the form starts with what was said');
SELECT is((engine.vorschau(:s, 'in_schaden_umwandeln', '{"kategorie": "wasser", "raum": "Bad", "beschreibung": "Von der Decke tropft Wasser."}'))->>'ok', 'true', 'previewed');
SELECT is((tests.folge(:s, 'schaden')).id, NULL::bigint, 'a preview leaves nothing');
SELECT is(tests.schritt(:s, 'in_schaden_umwandeln', '{"kategorie": "wasser", "raum": "Bad", "seit": "30.03.2026", "beschreibung": "Von der Decke tropft Wasser."}'), 'in_bearbeitung', 'one step');
SELECT (tests.folge(:s, 'schaden')).id AS schaden \gset
SELECT is((tests.folge(:s, 'schaden')).traeger_id || ' ' || (tests.folge(:s, 'schaden')).zustand, :'klammer' || ' gemeldet', 'a damage on the lease');
RESET ROLE;
SELECT is((SELECT raum || ' ' || gemeldet_am FROM akte.schaeden WHERE vorgang_id = :schaden), 'Bad 2026-03-31', 'with what the person said, since when we know');
SELECT is((SELECT count(*) FROM akte.schaden_dateien f JOIN akte.schaeden s ON s.id = f.schaden_id WHERE s.vorgang_id = :schaden), 1::bigint, 'and the picture');
SET LOCAL ROLE mietakte_dba;
SELECT is((tests.a(:s)).zustaendig, 'Sabine Reuter', 'who turned it into one answers for it');
SELECT is((tests.a(:s)).status_mieter || ' ' || (tests.a(:s)).rang, 'in_bearbeitung 5', 'the person sees: being worked on; the stream: elsewhere');
SELECT is(tests.schritt(:s, 'abschliessen'), 'MAE06', 'it is not done before it is done');
SELECT is(tests.schritt(:s, 'verwerfen', '{"grund": "spam", "text": "weg damit"}'), 'MAE06', 'nor discarded');
SELECT is(tests.schritt(:s, 'beantworten', '{"weg": "telefon", "text": "Firma kommt Freitag"}'), 'beantwortet', 'the person may be told meanwhile');
SELECT is((tests.a(:s)).status_mieter, 'in_bearbeitung', 'and still sees that it is being worked on');
-- the damage ends (its own way there is the business of its own tests)
RESET ROLE;
UPDATE engine.vorgang SET zustand = 'unbegruendet', ende_art = 'abbruch', beendet_am = now() WHERE id = :schaden AND beendet_am IS NULL;
SET LOCAL ROLE mietakte_dba;
SELECT is((tests.a(:s)).status_mieter, 'abgeschlossen', 'when the damage is over, so is it for the person');
SELECT is(tests.schritt(:s, 'abschliessen'), 'abgeschlossen', 'and now it can be closed');

-- tasks and repairs beside it
SELECT tests.neu(jsonb_build_object('vertragsnummer', :'vertrag', 'text', 'Haustür schließt nicht.', 'dateien', jsonb_build_array(:'foto'))) AS t \gset
SELECT is(tests.schritt(:t, 'aufgabe_anlegen', '{"titel": "Schlosser anrufen", "faellig_am": "01.03.2026"}'), 'MAE20', 'a task of yesterday takes the whole step back');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :t), 'neu', 'nothing happened');
SELECT is(tests.schritt(:t, 'aufgabe_anlegen', jsonb_build_object('titel', 'Schlosser anrufen', 'faellig_am', '07.04.2026', 'zustaendig', :'reuter')), 'in_bearbeitung', 'a task');
SELECT is((tests.folge(:t, 'aufgabe_status')).traeger_id, (SELECT traeger_id FROM engine.vorgang WHERE id = :t), 'on the bracket of the enquiry');
SELECT is(tests.schritt((tests.folge(:t, 'aufgabe_status')).id, 'erledigen'), 'erledigt', 'done');
SELECT is((tests.a(:t)).status_mieter || ' ' || (tests.a(:t)).rang, 'in_bearbeitung 2', 'a task is ours: the person still waits, and the enquiry comes up again');
SELECT is(tests.schritt(:t, 'instandsetzung_anlegen', '{"titel": "Haustür richten", "beschreibung": "Schloss klemmt", "gewerk": "Schlosser"}'), 'in_bearbeitung', 'a repair of the house');
RESET ROLE;
SELECT is((SELECT i.titel || ' ' || i.einheit_id || ' ' || (SELECT count(*) FROM akte.instandsetzung_fotos f WHERE f.instandsetzung_id = i.id)
             FROM akte.instandsetzungen i WHERE i.vorgang_id = (tests.folge(:t, 'instandsetzung')).id), 'Haustür richten ' || :'einheit' || ' 1', 'on the object, with flat and picture');
SELECT is((tests.folge(:t, 'instandsetzung')).traeger_id, :haus::bigint, 'its own bracket');
SET LOCAL ROLE mietakte_dba;
-- who may
SELECT tests.als(:m, 'buchhaltung') \g /dev/null
SELECT is(tests.schritt(tests.neu('{"kategorie": "bank", "text": "Neue IBAN?"}'), 'in_schaden_umwandeln', '{}'), 'MA014', 'accounting answers questions and starts no damages');
-- at night one more: what the person was told about emergencies
SELECT is((SELECT jsonb_array_length(jsonb_path_query_array(abschnitte, '$[*] ? (@.titel != "Außerhalb der Bürozeiten")')) FROM api.stand_anfrage_general WHERE vorgang_id = :t), 4, 'what the page shows: content, person, pictures, links');
RESET ROLE;
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT count(*) FROM audit.pruefen(NULL) WHERE NOT unversehrt), 0::bigint, 'the chains hold');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
