-- Definitions: versions are added, never changed; the checks at load find every kind of broken machine.
\ir ../hilfen.psql
\ir spielzeug.psql
SELECT plan(22);
SELECT definition AS d FROM engine.automaten WHERE automat = 'spiel_kind' \gset
SELECT is(engine.automat_laden(:'d'::jsonb), 1, 'an unchanged definition stays version 1');
SELECT is(engine.automat_laden(jsonb_set(:'d'::jsonb, '{uebergaenge,1}', '{"wie": "teil", "titel": "x"}'::jsonb || jsonb_build_object('titel', :'d'::jsonb #> '{uebergaenge,1,titel}'))
  || jsonb_build_object('bausteine', jsonb_build_object('teil', :'d'::jsonb #> '{uebergaenge,1}'))), 1, 'the same said with a building block is the same');
SELECT throws_ok(format('SELECT engine.automat_laden(%L::jsonb)', jsonb_set(:'d'::jsonb, '{uebergaenge,1}', '{"wie": "gibtsnicht", "von": "offen"}')), 'MA021', NULL, 'a block nobody wrote');
SELECT vorgang_id AS kind FROM engine.starten('spiel_kind', :klammer, '{"wert":"x"}') \gset
SELECT is(engine.automat_laden(jsonb_set(:'d'::jsonb, '{titel}', '"Spielkind, neu"')), 2, 'a changed one is version 2');
SELECT is((SELECT version FROM engine.vorgang WHERE id = :kind), 1, 'a running Vorgang keeps its version');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'notieren', '{"zahl":"2"}')), 'ok', 'and goes on by it');
SELECT is((SELECT count(*) FROM engine.automaten WHERE automat = 'spiel_kind' AND aktuell), 1::bigint, 'one version is the current one');
SELECT is((SELECT count(*) FROM engine.automaten_pruefen() WHERE automat LIKE 'spiel%'), 0::bigint, 'no findings in good machines');

CREATE FUNCTION tests.befund(p_pfad text[], p_wert jsonb) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM engine.automat_laden(jsonb_set((SELECT a.definition FROM engine.automaten a WHERE a.automat = 'spiel_kind' AND a.version = 1), p_pfad, p_wert));
  RETURN QUERY SELECT p.befund FROM engine.automaten_pruefen() p WHERE p.automat = 'spiel_kind';
END $$;
SELECT matches((SELECT tests.befund('{uebergaenge,1,guards_zustand}', '["spiel_gibtsnicht"]') LIMIT 1), 'Funktion fehlt', 'a guard that does not exist');
SELECT matches((SELECT tests.befund('{uebergaenge,1,effekte}', '["spiel_frei"]') LIMIT 1), 'Funktion fehlt', 'a guard where an effect belongs');
SELECT matches((SELECT tests.befund('{uebergaenge,1,felder}', '[{"name":"x","typ":"auswahl","titel":"x","optionen_aus":"spiel_weg"}]') LIMIT 1), 'Funktion fehlt', 'a list from nowhere');
SELECT matches((SELECT tests.befund('{zustaende,4}', '{"zustand":"insel","titel":"Insel"}') ORDER BY 1 LIMIT 1), 'Zustand (ohne Weg|unerreichbar)', 'an island');
SELECT is((SELECT count(*) FROM tests.befund('{zustaende,4}', '{"zustand":"insel","titel":"Insel"}')), 2::bigint, 'an island is unreachable and leads nowhere');
SELECT matches((SELECT tests.befund('{uebergaenge,6,von}', '["gut"]') LIMIT 1), 'Aus dem Endzustand', 'a way out of a final state');
SELECT matches((SELECT tests.befund('{zustaende,1,fristen,0,ereignis}', '"verletzen"') LIMIT 1), 'Frist feuert', 'a timer whose event the service may not fire');
SELECT matches((SELECT tests.befund('{status,tabelle}', '"akte.gibtsnicht"') LIMIT 1), 'Statustabelle fehlt', 'a mirror without a table');
SELECT throws_ok($$ SELECT tests.befund('{uebergaenge,1,nach}', '"nirgends"') $$, 'MA021', NULL, 'a transition into a state that does not exist');
SELECT matches((SELECT tests.befund('{uebergaenge,0,ereignis}', '"anfangen"') LIMIT 1), 'kein Anfang|unerreichbar', 'no start');

-- a running version whose rule disappears is stranded, and the build is refused
SELECT engine.automat_laden(jsonb_set(:'d'::jsonb, '{titel}', '"ohne spiel_wirkt"') #- '{uebergaenge,1,effekte}' #- '{uebergaenge,2,effekte}' #- '{uebergaenge,4,effekte}') \g /dev/null
SELECT is((SELECT count(*) FROM engine.automaten_pruefen() WHERE automat = 'spiel_kind'), 0::bigint, 'both versions complete');
DROP FUNCTION regel.spiel_wirkt(engine.kontext);
SELECT matches((SELECT befund FROM engine.automaten_pruefen() WHERE automat = 'spiel_kind' AND version = 1 LIMIT 1), 'spiel_wirkt', 'a rule only an old, running version needs is missed');
SELECT matches(engine.automat_als_mermaid('spiel_folge'), 'geplant --> abgesagt : absagen', 'the diagram names the transition');
SELECT is(engine.automat_als_xstate('spiel_folge')#>>'{states,geplant,on,erledigen,target}', 'erledigt', 'the XState configuration, too');
SELECT * FROM finish();
ROLLBACK;
