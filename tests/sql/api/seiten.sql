-- What the pages of staff read: one row per thing, in the words of the client, and nothing of anybody else.
\ir ../hilfen.psql
SELECT plan(45);

SELECT tests.mandant() AS m, tests.mandant('Hausverwaltung Ahorn KG') AS m2 \gset
SELECT tests.objekt(:m, '0147') AS o \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-02-28 10:00+01') \g /dev/null
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', tests.einheit(:m, :o, 'WE 10'))) AS v1 \gset
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', tests.einheit(:m, :o, 'WE 2'), 'mieter', '[{"vorname": "Eva", "nachname": "Özdemir"}]'::jsonb)) AS v2 \gset
SELECT tests.mietverhaeltnis(:m, jsonb_build_object('einheit_id', tests.einheit(:m, :o, 'WE 3'), 'mietbeginn', '2026-05-01')) AS v3 \gset
SELECT tests.als(:m2, 'sachbearbeitung', '2026-02-28 10:00+01') \g /dev/null
SELECT tests.laufend(:m2) AS v4 \gset
SELECT tests.einheit(:m, :o, 'WE 4') AS leer \gset

SELECT tests.als(:m, 'sachbearbeitung', '2026-02-28 10:00+01') \g /dev/null
SET LOCAL ROLE mietakte_verwaltung;
SELECT vorgang_id AS k FROM engine.starten('kuendigung', tests.traeger(:v1), '{"durch": "mieter", "art": "ordentlich"}') \gset
SELECT is((SELECT fehlercode FROM engine.ausloesen(:k, 'zugang_erfassen', '{"form": "email", "zugang_am": "2026-02-28"}')), 'MA510', 'a notice by e-mail is refused');
SELECT is((SELECT nach FROM engine.ausloesen(:k, 'zugang_erfassen', '{"form": "qes", "zugang_am": "2026-02-28", "alle_unterschriften": "ja"}')), 'zugegangen', 'one with a qualified signature is not');

-- stock
SELECT is((SELECT count(*) FROM api.bestand), 3::bigint, 'the stock holds the leases of the client, and no other');
SELECT is((SELECT zustand || ' ' || zustand_titel FROM api.bestand WHERE mietverhaeltnis_id = :v1), 'gekuendigt Gekündigt', 'state of the master');
SELECT is((SELECT mieter FROM api.bestand WHERE mietverhaeltnis_id = :v1), 'Katrin Ostermann, Jonas Ostermann', 'tenants in the order of the contract');
SELECT is((SELECT gesamtmiete FROM api.bestand WHERE mietverhaeltnis_id = :v1), 1130.00, 'the rent with its advance payments');
SELECT is((SELECT frist_vorgang_id FROM api.bestand WHERE mietverhaeltnis_id = :v1), :k::bigint, 'the next deadline comes from the notice');
SELECT is((SELECT offene_vorgaenge FROM api.bestand WHERE mietverhaeltnis_id = :v1), 2::bigint, 'notice and planned handover are open');
SELECT is((SELECT gesamtmiete FROM api.bestand WHERE mietverhaeltnis_id = :v3), 1130.00, 'a lease that has not begun shows its first rent');

SELECT is((SELECT string_agg(z->>'einheit_nummer', ' ') FROM jsonb_array_elements(api.bestand_seite()->'zeilen') z), 'WE 2 WE 3 WE 10', 'flats in the order people count');
SELECT is(api.bestand_seite()->'zustaende', '[{"titel": "Vertragsabschluss", "anzahl": 1, "zustand": "vertragsabschluss"}, {"titel": "Laufende Vermietung", "anzahl": 1, "zustand": "laufende_vermietung"},
  {"titel": "Gekündigt", "anzahl": 1, "zustand": "gekuendigt"}, {"titel": "Mietvertrag abgeschlossen", "anzahl": 0, "zustand": "mietvertrag_abgeschlossen"}]'::jsonb, 'counts by state');
SELECT is((api.bestand_seite(p_zustand => 'gekuendigt')->>'treffer')::int, 1, 'narrowed to a state');
SELECT is(api.bestand_seite(p_zustand => 'gekuendigt')->'zustaende', api.bestand_seite()->'zustaende', 'the counts stay those of the whole');
SELECT is(api.bestand_seite(p_text => 'Oezdemir')->'zeilen'->0->>'mieter', 'Eva Özdemir', 'narrowed to a search');
SELECT is((api.bestand_seite(p_zustand => 'aktuell')->>'treffer')::int, 3, 'what is not closed');
SELECT is((api.bestand_seite(p_text => 'xyz')->>'treffer')::int, 0, 'nothing found');
SELECT is((api.bestand_seite(p_objekt_id => -1)->>'treffer')::int, 0, 'an object that is not there');
SELECT is((SELECT jsonb_build_array(s->'seite', s->'seiten', jsonb_array_length(s->'zeilen')) FROM api.bestand_seite(p_seite => 2, p_je_seite => 2) s), '[2, 2, 1]'::jsonb, 'the second page');
SELECT is((SELECT jsonb_build_array(s->'seite', jsonb_array_length(s->'zeilen')) FROM api.bestand_seite(p_seite => 99, p_je_seite => 2) s), '[2, 1]'::jsonb, 'beyond the last page is the last');
SELECT is((SELECT (s->>'seite')::int FROM api.bestand_seite(p_seite => -5) s), 1, 'before the first page is the first');
SELECT is((SELECT count(*) FROM api.freie_einheiten), 2::bigint, 'free are the empty flat and the one under notice');
SELECT is((SELECT frei_ab FROM api.freie_einheiten WHERE nummer = 'WE 10'), DATE '2026-06-01', 'from the day after the end');
SELECT is((SELECT frei_ab FROM api.freie_einheiten WHERE einheit_id = :leer), NULL, 'or at once');

-- deadlines
SELECT is((SELECT string_agg(vorgang_id::text, ' ') FROM api.fristen), :'k', 'open deadlines, of this client');
SELECT is((SELECT tage FROM api.fristen), 93, 'days from today to the first of June, by the clock of the engine');

-- the file
SELECT is((SELECT count(*) FROM api.mietakte), 3::bigint, 'files of the client');
SELECT is((SELECT jsonb_array_length(vorgaenge) FROM api.mietakte WHERE mietverhaeltnis_id = :v1), 5, 'master, contract, Einzug, notice, planned Auszug');
SELECT is((SELECT x->>'entstanden_aus' FROM api.mietakte, jsonb_array_elements(vorgaenge) x WHERE mietverhaeltnis_id = :v1 AND x->>'automat' = 'wohnungsuebergabe' AND x->>'variante' = 'auszug'),
  :'k', 'the Auszug says what it came from');
SELECT is((SELECT kaution->'stand' FROM api.mietakte WHERE mietverhaeltnis_id = :v1), '2760.00'::jsonb, 'balance of the deposit');
SELECT is((SELECT jsonb_path_query_array(kaution, '$.buchungen[*].saldo') FROM api.mietakte WHERE mietverhaeltnis_id = :v1), '[920.00, 1840.00, 2760.00]'::jsonb, 'and after each posting');
SELECT is((SELECT kaution_sperre FROM api.mietakte WHERE mietverhaeltnis_id = :v1), NULL, 'postings are possible');
SELECT is((SELECT jsonb_array_length(dokumente) FROM api.mietakte WHERE mietverhaeltnis_id = :v1), 3, 'two documents of the Einzug, one of the notice');
SELECT is((SELECT jsonb_path_query_array(schritte, '$[*] ? (@.vorgang_id == $k).nach', jsonb_build_object('k', :k)) FROM api.mietakte WHERE mietverhaeltnis_id = :v1),
  '["Entwurf", "Zugegangen"]'::jsonb, 'the steps of a Vorgang in words');

-- the Vorgang
SELECT is((SELECT titel || ' ' || zustand_titel || ' ' || vertragsnummer FROM api.vorgangsakte WHERE id = :k), 'Kündigung Zugegangen 0147/WE 10/1', 'a Vorgang knows its lease');
SELECT is((SELECT jsonb_path_query_array(protokoll, '$[*].ergebnis') FROM api.vorgangsakte WHERE id = :k), '["ok", "abgelehnt", "ok"]'::jsonb, 'its log holds the refused attempt');
SELECT is((SELECT protokoll->1->>'fehlercode' FROM api.vorgangsakte WHERE id = :k), 'MA510', 'with its code');
SELECT is((SELECT protokoll->1->'daten'->>'form' FROM api.vorgangsakte WHERE id = :k), 'email', 'and what was entered');
SELECT is((SELECT folgen->0->>'titel' FROM api.vorgangsakte WHERE id = :k), 'Wohnungsübergabe (Auszug)', 'what it led to');
SELECT is((SELECT jsonb_path_query_array(zustaende, '$[*] ? (@.besucht == true).zustand') FROM api.vorgangsakte WHERE id = :k), '["entwurf", "zugegangen"]'::jsonb, 'the states it went through');
SELECT is((SELECT erklaerungen->0->>'mietende' FROM api.kuendigung_stand WHERE vorgang_id = :k), '2026-05-31', 'the notice with its end');
SELECT ok((SELECT erklaerungen->0->'rechenweg' ? 'schritte' FROM api.kuendigung_stand WHERE vorgang_id = :k), 'and how it was computed');
SELECT is((SELECT eintraege > 0 AND unversehrt FROM api.protokoll_pruefung), true, 'the log is intact');

-- the wall
SELECT tests.als(:m2, 'verwalter-admin', '2026-02-28 10:00+01') \g /dev/null
SELECT is((SELECT array_agg(mietverhaeltnis_id) FROM api.mietakte), ARRAY[:v4::bigint], 'the other client sees its own file');
SELECT is((SELECT count(*) FROM api.vorgangsakte WHERE id = :k) + (SELECT count(*) FROM api.kuendigung_stand) + (SELECT count(*) FROM api.fristen)
          + (SELECT count(*) FROM api.uebergabe_stand WHERE mietverhaeltnis_id <> :v4), 0::bigint, 'and nothing of ours');
RESET ROLE;
SET LOCAL ROLE mietakte_portal;
SELECT throws_ok('SELECT * FROM api.mietakte', '42501', NULL, 'the portal has no way here');

SELECT * FROM finish();
ROLLBACK;
