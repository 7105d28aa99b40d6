-- Overrides: only where the machine allows it, only by the team lead, only with a reason, always in the log.
\ir ../hilfen.psql
\ir spielzeug.psql
SELECT plan(9);
SELECT vorgang_id AS kind FROM engine.starten('spiel_kind', :klammer, '{"wert":"x"}') \gset
UPDATE akte.spielzeug SET gesperrt = true WHERE vorgang_id = :kind;
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen')), 'MA300', 'the guard refuses');
SELECT is((SELECT moeglich::text || fehlercode || (uebersteuerbar ? 'spiel_frei')::text FROM engine.ereignisse(:kind) WHERE ereignis = 'loslegen'), 'falseMA300true', 'the page knows, and that it can be overridden');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"_uebersteuern":{"spiel_frei":"Eilt, Absprache mit Eigentümer"}}')), 'MA008', 'not by a clerk');
SELECT tests.spieler(970012) \g /dev/null
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"zahl":"3","_uebersteuern":{"spiel_gerade":"Eilt, Absprache mit Eigentümer"}}')), 'MA007', 'not what the machine does not allow');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"_uebersteuern":{"spiel_frei":"eilt"}}')), 'MA009', 'not without a reason');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"_uebersteuern":"spiel_frei"}')), 'MA007', 'not in a shape nobody defined');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"zahl":"3","_uebersteuern":{"spiel_frei":"Eilt, Absprache mit Eigentümer"}}')), 'MA301', 'the other guards still hold');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"zahl":"2","_uebersteuern":{"spiel_frei":"Eilt, Absprache mit Eigentümer"}}')), 'ok', 'the team lead with a reason');
SELECT is((SELECT n.text::jsonb->'uebersteuert'->>'spiel_frei' FROM audit.eintraege e JOIN audit.nutzlast n USING (mandant_id, strom_id, nr) WHERE e.vorgang_id = :kind AND e.nach = 'laeuft'),
  'Eilt, Absprache mit Eigentümer', 'and the reason is in the log');
SELECT * FROM finish();
ROLLBACK;
