-- One transition: what it changes, what it writes, and every way it is refused.
\ir ../hilfen.psql
\ir spielzeug.psql
SELECT plan(49);

SELECT is(tests.spielcode(engine.starten('spiel_kind', :klammer, '{}')), 'MA012', 'a required field is missing');
SELECT is((engine.starten('spiel_kind', :klammer, '{}')).felder ? 'wert', true, 'the message stands at the field');
SELECT is(tests.spielcode(engine.starten('spiel_kind', :klammer, '{"wert":"x","fremd":"1"}')), 'MA012', 'a field nobody asked for is refused');
SELECT is(tests.spielcode(engine.starten('gibtsnicht', :klammer)), 'MA017', 'unknown machine');
SELECT is(tests.spielcode(engine.starten('spiel_kind', :frei, '{"wert":"x"}')), 'MA017', 'machine on the wrong kind of bracket');
SELECT is(tests.spielcode(engine.starten('spiel_folge', :klammer)), 'MA017', 'a machine with variants needs one');
SELECT is(tests.spielcode(engine.starten('spiel_folge[links]', :klammer)), 'MA018', 'started by the bracket only');
SELECT is(tests.spielcode(engine.starten('spiel_folge[rechts]', :klammer)), 'MA018', 'not in this state of the bracket');
SELECT is(tests.spielcode(engine.starten('spiel_klammer', :klammer)), 'MA018', 'the master is never started by hand');
SELECT is(tests.spielcode(engine.starten('spiel_kind', 0, '{"wert":"x"}')), 'MA015', 'unknown bracket');
SELECT is(tests.spielcode(engine.starten('spiel_kind', :frei_zwei, '{"wert":"x"}')), 'MA015', 'a bracket of another client reads like none');
SELECT tests.spieler(970013) \g /dev/null
SELECT is(tests.spielcode(engine.starten('spiel_kind', :klammer, '{"wert":"x"}')), 'MA014', 'the role may not start it');
SELECT tests.spieler(970011) \g /dev/null
SELECT is((SELECT count(*) FROM engine.vorgang WHERE traeger_id = :klammer AND NOT ist_klammer), 0::bigint, 'refused starts leave no Vorgang');
SELECT is((SELECT count(*) FROM audit.eintraege WHERE strom_id = :klammer AND ergebnis = 'abgelehnt'), 9::bigint, 'each refused start on this bracket is one audit row');
SELECT is((SELECT count(*) FROM audit.eintraege WHERE strom_id = :frei AND fehlercode = 'MA015'), 2::bigint, 'what has no bracket of ours is audited on the client''s own');

SELECT vorgang_id AS kind, ok AS kind_ok, nach AS kind_nach FROM engine.starten('spiel_kind', :klammer, '{"wert":"x"}') \gset
SELECT is(:'kind_ok'::text, 't', 'started');
SELECT is(:'kind_nach'::text, 'neu', 'in its first state');
SELECT is((SELECT status FROM akte.spielzeug WHERE vorgang_id = :kind), 'ganz_neu', 'the operative status is the one the state names');
SELECT is((SELECT lifecycle FROM audit.eintraege WHERE vorgang_id = :kind), 'child_started:spiel_kind', 'child_started is in the log');
SELECT is((SELECT entstanden_aus FROM engine.vorgang WHERE id = :kind), :master::bigint, 'it came from the master');
SELECT is(tests.spielcode(engine.starten('spiel_kind', :klammer, '{"wert":"y"}')), 'MA006', 'exclusive: a second one is refused');
SELECT throws_ok(format('INSERT INTO engine.vorgang (mandant_id, traeger_id, automat, version, zustand, zustand_seit, exklusiv, ist_klammer, gestartet_am, gestartet_von) SELECT mandant_id, traeger_id, automat, version, zustand, zustand_seit, exklusiv, ist_klammer, gestartet_am, gestartet_von FROM engine.vorgang WHERE id = %s', :kind),
  '23505', NULL, 'exclusive is held by an index, not only by a guard');

SELECT is(tests.spielcode(engine.ausloesen(:kind, 'aufgeben')), 'MA014', 'the role may not fire it');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'mitnehmen')), 'MA004', 'not from this state');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'quatsch')), 'MA004', 'no such event');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"zahl":"drei"}')), 'MA012', 'not a number');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"wahl":"c"}')), 'MA012', 'not one of the choices the file offers');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"zahl":"3"}')), 'MA301', 'the guard on the input refuses');
SELECT is((engine.ausloesen(:kind, 'loslegen', '{"zahl":"3"}')).felder, '{"zahl":"Ungerade."}'::jsonb, 'and its message stands at the field');
SELECT is((engine.ausloesen(:kind, 'loslegen', '{"zahl":"3"}')).norm, '§ 2 Spiel', 'with its norm');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{}', 'laeuft')), 'MA003', 'someone was faster');
SELECT is(tests.spielcode(engine.ausloesen(0, 'loslegen')), 'MA015', 'no such Vorgang');
SELECT tests.spieler(970021, 970002) \g /dev/null
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen')), 'MA015', 'a Vorgang of another client reads like none');
SELECT tests.spieler(970011) \g /dev/null
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :kind), 'neu', 'after all these refusals: unchanged');
SELECT is((SELECT wert FROM akte.spielzeug WHERE vorgang_id = :kind), 'x', 'and its row, too');

UPDATE akte.spielzeug SET platzt = true WHERE vorgang_id = :kind;
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"zahl":"2"}')), 'MA099', 'an effect that breaks');
SELECT is((SELECT zustand || '/' || (SELECT wert || status FROM akte.spielzeug s WHERE s.vorgang_id = v.id) FROM engine.vorgang v WHERE id = :kind), 'neu/xganz_neu', '… leaves state, status and rows as they were');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :master), 'eins', '… the bracket heard nothing');
SELECT is((SELECT nach IS NULL AND fehlercode = 'MA099' FROM audit.eintraege WHERE vorgang_id = :kind ORDER BY nr DESC LIMIT 1), true, '… and one row says what was tried');
UPDATE akte.spielzeug SET platzt = false WHERE vorgang_id = :kind;

SELECT tests.spielcode(e) AS c, e.von AS v, e.nach AS n FROM engine.ausloesen(:kind, 'loslegen', '{"zahl":"4","wahl":"b"}', 'neu', '00000000-0000-4000-8000-000000000001') e \gset
SELECT is(:'c'::text || ' ' || :'v' || ' ' || :'n', 'ok neu laeuft', 'the transition');
SELECT is((SELECT wert || '/' || status FROM akte.spielzeug WHERE vorgang_id = :kind), '4/laeuft', 'effect and mirror');
SELECT is((SELECT n.text::jsonb FROM audit.eintraege e JOIN audit.nutzlast n USING (mandant_id, strom_id, nr) WHERE e.vorgang_id = :kind AND e.nach = 'laeuft'),
  '{"daten": {"wahl": "b", "zahl": "4"}, "wirkung": {"wert": "4"}}'::jsonb, 'the payload: what was entered, what it did');
SELECT is((SELECT tests.spielcode(e) || e.nach FROM engine.ausloesen(:kind, 'loslegen', '{"zahl":"4","wahl":"b"}', 'neu', '00000000-0000-4000-8000-000000000001') e), 'oklaeuft', 'the same key again: the first result');
SELECT is((SELECT count(*) FROM audit.eintraege WHERE vorgang_id = :kind AND nach = 'laeuft'), 1::bigint, 'and nothing happened twice');
SELECT throws_ok(format('SELECT engine.ausloesen(%s, ''notieren'', ''{"zahl":"8"}'', NULL, ''00000000-0000-4000-8000-000000000001'')', :kind), 'MA016', NULL, 'the same key with something else in it is another request');
SELECT tests.spieler(970012) \g /dev/null
SELECT throws_ok(format('SELECT engine.ausloesen(%s, ''notieren'', ''{}'', NULL, ''00000000-0000-4000-8000-000000000001'')', :kind), 'MA016', NULL, 'somebody else''s key');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'verletzen')), 'MA011', 'a violated rule of a table is a contradiction, not a crash');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'ablaufen')), 'MA014', 'a timer is not fired by hand');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'mitnehmen')), 'MA013', 'an automatic step is not fired by hand');
SELECT * FROM finish();
ROLLBACK;
