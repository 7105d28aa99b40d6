-- Overrides: only where the machine allows it, only by the team lead, only with a reason, always in the log.
\ir ../hilfen.psql
\ir spielzeug.psql
SELECT plan(23);
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

-- every reason at once: three guards refuse, two of them may be overridden
RESET ROLE;
CREATE FUNCTION regel.spiel_warm(p_k engine.kontext) RETURNS engine.ablehnung LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF (SELECT s.gesperrt FROM akte.spielzeug s WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id) THEN
    RETURN engine.ablehnung('MA302', 'Zu kalt.', 'Heizen.', '§ 5 Spiel');
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION regel.spiel_klein(p_k engine.kontext) RETURNS engine.ablehnung LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF (p_k.daten->>'zahl')::int > 10 THEN
    RETURN engine.ablehnung('MA303', 'Zu groß.', 'Kleiner wählen.', '§ 6 Spiel', 'zahl');
  END IF;
  RETURN NULL;
END $$;
ALTER FUNCTION regel.spiel_warm(engine.kontext) OWNER TO mietakte_engine;
ALTER FUNCTION regel.spiel_klein(engine.kontext) OWNER TO mietakte_engine;
SELECT engine.automat_laden($automat$ {
  "automat": "spiel_viele", "titel": "Spielviele", "norm": "§ 7 Spiel", "beschreibung": "Drei Bedingungen.", "traeger": ["standalone"],
  "zustaende": [{"zustand": "neu", "titel": "Neu", "art": "start"}, {"zustand": "gut", "titel": "Gut", "art": "erfolg"}],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "neu", "titel": "Spielen", "norm": "§ 7 Spiel", "felder": [{"name": "zahl", "typ": "ganzzahl", "titel": "Zahl"}],
     "guards_eingabe": ["spiel_klein", "spiel_gerade"], "uebersteuerbar": ["spiel_klein", "spiel_gerade"], "effekte": ["spiel_anlegen"]},
    {"von": "neu", "ereignis": "gehen", "nach": "gut", "titel": "Gehen", "norm": "§ 7 Spiel", "felder": [{"name": "zahl", "typ": "ganzzahl", "titel": "Zahl"}],
     "guards_zustand": ["spiel_frei", "spiel_warm"], "guards_eingabe": ["spiel_klein", "spiel_gerade"], "uebersteuerbar": ["spiel_frei", "spiel_warm", "spiel_klein"]}]
} $automat$) \g /dev/null
CREATE FUNCTION regel.spiel_nie(p_k engine.kontext) RETURNS engine.ablehnung LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN engine.ablehnung('MA304', 'Nie.', 'Lassen.', '§ 8 Spiel'); END $$;
ALTER FUNCTION regel.spiel_nie(engine.kontext) OWNER TO mietakte_engine;
SELECT engine.automat_laden($automat$ {
  "automat": "spiel_zu", "titel": "Spielzu", "norm": "§ 8 Spiel", "beschreibung": "Beginnt nur mit Grund.", "traeger": ["standalone"],
  "zustaende": [{"zustand": "neu", "titel": "Neu", "art": "start"}, {"zustand": "gut", "titel": "Gut", "art": "erfolg"}],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "neu", "titel": "Spielen", "norm": "§ 8 Spiel", "guards_zustand": ["spiel_nie"], "uebersteuerbar": ["spiel_nie"], "effekte": ["spiel_anlegen"]},
    {"von": "neu", "ereignis": "gehen", "nach": "gut", "titel": "Gehen", "norm": "§ 8 Spiel"}]
} $automat$) \g /dev/null
SELECT engine.verteiler_erzeugen() \g /dev/null
SELECT tests.spieler(970012) \g /dev/null
SET LOCAL ROLE mietakte_engine;
SELECT is((SELECT moeglich || ' ' || fehlercode || ' ' || uebersteuerbar FROM engine.startbare_vorgaenge(:frei) WHERE ereignis = 'spiel_zu'), 'false MA304 {"spiel_nie": "Nie."}', 'a locked start says what could be overridden');
SELECT is(tests.spielcode(engine.starten('spiel_zu', :frei, '{"_uebersteuern":{"spiel_nie":"Absprache mit dem Eigentümer"}}')), 'ok', 'and can be');
SELECT vorgang_id AS viel FROM engine.starten('spiel_viele', :frei, '{"zahl":"2"}') \gset
UPDATE akte.spielzeug SET gesperrt = true WHERE vorgang_id = :viel;
SELECT is((SELECT fehlercode || ' ' || (SELECT string_agg(k, ',' ORDER BY k) FROM jsonb_object_keys(uebersteuerbar) k) FROM engine.ereignisse(:viel) WHERE ereignis = 'gehen'),
  'MA300 spiel_frei,spiel_warm', 'the page asks for every reason the file already calls for');
SELECT * FROM engine.ausloesen(:viel, 'gehen', '{"zahl":"12"}') \gset a_
SELECT is(:'a_fehlercode'::text, 'MA300', 'the first one is the refusal');
SELECT is(:'a_felder'::jsonb, '{"_uebersteuern.spiel_frei": "Gesperrt.", "_uebersteuern.spiel_warm": "Zu kalt.", "_uebersteuern.spiel_klein": "Zu groß."}'::jsonb, 'and all are named together');
SELECT is((SELECT n.text::jsonb->'felder' FROM audit.eintraege e JOIN audit.nutzlast n USING (mandant_id, strom_id, nr) WHERE e.vorgang_id = :viel ORDER BY e.nr DESC LIMIT 1), :'a_felder'::jsonb, 'so they stand in the log');
SELECT is((SELECT fehlercode || (felder ? '_uebersteuern.spiel_frei')::text FROM engine.ausloesen(:viel, 'gehen', '{"zahl":"13"}')), 'MA301false', 'what nobody may override is named instead: no reason would help');
SELECT is((SELECT felder FROM engine.ausloesen(:viel, 'gehen', '{"zahl":"12","_uebersteuern":{"spiel_frei":"Absprache mit dem Eigentümer","spiel_warm":"Absprache mit dem Eigentümer"}}')),
  '{"_uebersteuern.spiel_klein": "Zu groß.", "zahl": "Zu groß."}'::jsonb, 'reasons given are not asked for again; the field is marked, too');
SELECT is(tests.spielcode(engine.ausloesen(:viel, 'gehen', '{"zahl":"12","_uebersteuern":{"spiel_frei":"Absprache mit dem Eigentümer","spiel_warm":"Absprache mit dem Eigentümer","spiel_klein":"Absprache mit dem Eigentümer"}}')),
  'ok', 'with every reason it goes through');
SELECT * FROM engine.starten('spiel_viele', :frei, '{"zahl":"13"}') \gset s_
SELECT is(:'s_fehlercode' || ' ' || :'s_felder', 'MA303 {"zahl": "Zu groß.", "_uebersteuern.spiel_klein": "Zu groß.", "_uebersteuern.spiel_gerade": "Ungerade."}', 'a start asks for all of them, too');
SELECT is(tests.spielcode(engine.starten('spiel_viele', :frei, '{"zahl":"13","_uebersteuern":{"spiel_klein":"Absprache mit dem Eigentümer"}}')), 'MA301', 'one reason does not cover another guard');
SELECT is(tests.spielcode(engine.starten('spiel_viele', :frei, '{"zahl":"13","_uebersteuern":{"spiel_klein":"Absprache mit dem Eigentümer","spiel_gerade":"Absprache mit dem Eigentümer"}}')), 'ok', 'both do');
SELECT is((SELECT felder FROM engine.ausloesen(:kind, 'notieren', '{"zahl":"x"}')) ? 'zahl', true, 'other refusals keep their fields');

-- who is told is told in German
RESET ROLE;
SELECT tests.spieler(970011) \g /dev/null
SELECT is((SELECT fehlercode || ' ' || hinweis FROM engine.ausloesen(:kind, 'aufgeben')), 'MA014 Zuständig: Teamleitung.', 'roles are named as people call them');
SELECT * FROM finish();
ROLLBACK;
