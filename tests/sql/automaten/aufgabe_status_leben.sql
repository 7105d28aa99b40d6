-- aufgabe_status: by itself or on any Vorgang, with a day and somebody who does it.
\ir ../hilfen.psql
SELECT plan(49);

SELECT tests.mandant() AS m, tests.mandant('Ahorn Immobilienverwaltung KG') AS fremd \gset
CREATE FUNCTION tests.aufgabe(p_v bigint, p jsonb DEFAULT '{}', OUT v bigint, OUT code text, OUT felder jsonb) LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.vorgang_id, coalesce(e.fehlercode, 'ok'), e.felder FROM api.aufgabe_anlegen(p_v, '{"titel": "Angebot nachfassen"}'::jsonb || p) e $$;
CREATE FUNCTION tests.a(p_v bigint) RETURNS api.aufgaben LANGUAGE sql AS $$ SELECT x FROM api.aufgaben x WHERE x.vorgang_id = p_v $$;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietbeginn": "2020-01-01"}') AS mv \gset
SELECT tests.traeger(:mv) AS klammer, tests.vorgang(:mv, 'vermietung') AS master, tests.vorgang(:mv, 'wohnungsuebergabe', 'einzug') AS einzug \gset
SELECT kennung AS busch FROM akte.benutzer WHERE name = 'Karl Busch' \gset
SELECT kennung AS linde, id AS linde_id FROM akte.benutzer WHERE name = 'Tamara Linde' \gset
SELECT id AS allein FROM engine.traeger WHERE art = 'standalone' \gset

-- where it hangs
SELECT v FROM tests.aufgabe(NULL, '{"faellig_am": "06.03.2026", "beschreibung": "Heizungsfirma"}') \gset
SELECT is((SELECT traeger_id FROM engine.vorgang WHERE id = :v), :allein::bigint, 'by itself: the client''s own bracket');
SELECT is((SELECT zustand || ' ' || coalesce(entstanden_aus::text, 'von selbst') FROM engine.vorgang WHERE id = :v), 'offen von selbst', 'open, come from nothing');
SELECT v AS an_einzug FROM tests.aufgabe(:einzug, jsonb_build_object('zustaendig', :'linde')) \gset
SELECT is((SELECT traeger_id || ' ' || entstanden_aus FROM engine.vorgang WHERE id = :an_einzug), :'klammer' || ' ' || :'einzug', 'on a Vorgang that is over: its bracket, and linked to it');
SELECT is((tests.a(:an_einzug)).zu_titel, 'Wohnungsübergabe', 'the list says to what');
SELECT v AS am_vertrag FROM tests.aufgabe(:master) \gset
SELECT is((SELECT traeger_id || ' ' || coalesce(entstanden_aus::text, 'kein') FROM engine.vorgang WHERE id = :am_vertrag), :'klammer' || ' kein', 'on the file itself');
SELECT is(tests.zustand(:mv), 'laufende_vermietung', 'the tenancy does not care');
SELECT is((SELECT string_agg(lifecycle, ' ') FROM engine.lifecycle WHERE vorgang_id = :an_einzug), 'child_started:aufgabe_status', 'told to the bracket');
SELECT is((SELECT status FROM akte.aufgaben WHERE vorgang_id = :v), 'offen', 'mirrored');

-- refusals
SELECT is((SELECT code FROM tests.aufgabe(987654321)), 'MA015', 'a Vorgang that is not there');
SELECT is((SELECT code FROM tests.aufgabe(NULL, '{"titel": ""}')), 'MA012', 'what is to be done?');
SELECT is((SELECT felder ? 'zustaendig' FROM tests.aufgabe(NULL, jsonb_build_object('zustaendig', 'niemand'))), true, 'named by field');
SELECT is((SELECT code FROM tests.aufgabe(NULL, jsonb_build_object('zustaendig', gen_random_uuid()))), 'MAE03', 'nobody of this house');
SELECT is((SELECT code FROM tests.aufgabe(NULL, '{"faellig_am": "01.03.2026"}')), 'MAE20', 'not yesterday');
SELECT is((SELECT code FROM tests.aufgabe(NULL, '{"faellig_am": "02.03.2026"}')), 'ok', 'today is fine');
SELECT is((SELECT count(*) FROM audit.protokoll WHERE ergebnis = 'abgelehnt' AND automat = 'aufgabe_status'), 4::bigint, 'refusals are on record');
SELECT tests.als(:fremd) \g /dev/null
SELECT is((SELECT code FROM tests.aufgabe(:einzug)), 'MA015', 'another client''s Vorgang is as if it were not there');
SELECT tests.als(:m) \g /dev/null

-- doing it
SELECT is(tests.schritt(:v, 'fortsetzen'), 'MA004', 'what does not wait is not continued');
SELECT is(tests.schritt(:v, 'beginnen'), 'in_arbeit', 'begun');
SELECT is((tests.a(:v)).zustaendig, 'Sabine Reuter', 'by whom, where nobody was named');
SELECT is(tests.schritt(:an_einzug, 'beginnen'), 'in_arbeit', 'somebody else helps');
SELECT is((tests.a(:an_einzug)).zustaendig, 'Tamara Linde', 'it stays hers');
SELECT is(tests.schritt(:v, 'warten', '{"auf": "Rückruf", "wiedervorlage_am": "02.03.2026"}'), 'MAE20', 'again today is not later');
SELECT is(tests.schritt(:v, 'warten', '{"auf": "Rückruf", "wiedervorlage_am": "04.03.2026"}'), 'wartet', 'waits');
SELECT is((tests.a(:v)).wartet_auf, 'Rückruf', 'for what');
SELECT is(tests.schritt(:v, 'fortsetzen'), 'in_arbeit', 'goes on');
SELECT is((tests.a(:v)).wartet_auf, NULL, 'waits for nothing');
SELECT is(tests.schritt(:v, 'warten', '{"auf": "Rückruf", "wiedervorlage_am": "04.03.2026"}'), 'wartet', 'waits again');
SELECT is(tests.schritt(:v, 'zuweisen', jsonb_build_object('zustaendig', gen_random_uuid())), 'MAE03', 'not to anybody');
SELECT is(tests.schritt(:v, 'zuweisen', jsonb_build_object('zustaendig', :'busch')), 'wartet', 'given to somebody else');
SELECT is(tests.schritt(:v, 'notiz', '{"text": "Frau Kern meldet sich."}'), 'wartet', 'a note');

-- its days
SELECT results_eq(format('SELECT ereignis, faellig_am FROM engine.fristen WHERE vorgang_id = %s AND erledigt_am IS NULL ORDER BY faellig_am', :v),
  $$VALUES ('wiedervorlage_erreichen', '2026-03-04 08:00+01'::timestamptz), ('faelligkeit_erreichen', '2026-03-06 08:00+01'::timestamptz)$$, 'eight in the morning');
SELECT tests.um('2026-03-04 08:00+01') \g /dev/null
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT is((SELECT string_agg(ereignis || ' ' || nach, ', ') FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), 'wiedervorlage_erreichen in_arbeit', 'comes back by itself');
SELECT tests.um('2026-03-06 08:00+01') \g /dev/null
SELECT is((SELECT string_agg(ereignis || ' ' || nach, ', ') FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), 'faelligkeit_erreichen in_arbeit', 'due: a reminder, nothing moves');
SELECT tests.als(:m, 'buchhaltung') \g /dev/null
SELECT is((tests.a(:v)).erinnert, true, 'the list shows it');
SELECT is((tests.a(:v)).meine, true, 'to whom it belongs');
SELECT is(tests.schritt(:v, 'warten', '{"auf": "Post"}'), 'wartet', 'moved to another state');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 0::bigint, 'one reminder for one day');
SELECT is(tests.schritt(:v, 'verschieben', '{"faellig_am": "05.03.2026"}'), 'MAE20', 'not back into the past');
SELECT is(engine.vorschau(:v, 'verschieben', '{"faellig_am": "10.03.2026"}')->'fristen'->0->>'titel', 'Aufgabe fällig', 'previewed, with its reminder');
SELECT is((tests.a(:v)).faellig_am, '2026-03-06'::date, 'a preview leaves nothing');
SELECT is(tests.schritt(:v, 'verschieben', '{"faellig_am": "10.03.2026", "grund": "Urlaub"}'), 'wartet', 'another day');
SELECT is((SELECT faellig_am FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), '2026-03-10 08:00+01'::timestamptz, 'another reminder');
SELECT is((tests.a(:v)).tage, 4, 'four days left');
SELECT is(tests.schritt(:v, 'erledigen', '{"ergebnis": "Angebot liegt vor"}'), 'erledigt', 'done');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 0::bigint, 'nobody is reminded of what is done');
SELECT is((tests.a(:v)).ergebnis, 'Angebot liegt vor', 'with what came of it');
SELECT is(tests.schritt(:am_vertrag, 'verwerfen', '{"grund": "hat sich erledigt"}'), 'verworfen', 'or discarded');
SELECT is((SELECT string_agg(lifecycle, ' ' ORDER BY nr) FROM engine.lifecycle WHERE vorgang_id = :am_vertrag), 'child_started:aufgabe_status child_cancelled:aufgabe_status', 'told to the bracket');
SELECT is((SELECT abschnitte->0->'links'->0->>'titel' FROM api.stand_aufgabe_status WHERE vorgang_id = :an_einzug), 'Gehört zu: Wohnungsübergabe (Abgeschlossen)', 'the page leads to what it belongs to');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
