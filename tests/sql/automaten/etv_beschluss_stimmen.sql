-- etv_beschluss: votes, how they are weighed, who may not vote, and what a majority is.
\ir ../hilfen.psql
\ir weg.psql
SELECT plan(53);
SELECT tests.mandant() AS m \gset
SELECT tests.weg(:m) AS o \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-01 10:00+02') \g /dev/null
CREATE FUNCTION tests.ergebnis(p_vorgang bigint) RETURNS text LANGUAGE sql AS $$ SELECT concat_ws('/', trim_scale(ja), trim_scale(nein), trim_scale(enthaltung), angenommen::text, keine_stimme) FROM akte.beschluesse WHERE vorgang_id = p_vorgang $$;

-- the same votes under three principles: the big one alone against four
SELECT tests.eroeffnet(:o) AS v \gset
SELECT tests.da(:v, 'aaaaa') \g /dev/null
SELECT is((SELECT jsonb_path_query_array(felder, '$[*] ? (@.name == "top").optionen[*].wert')::text FROM engine.startbare_automaten((SELECT traeger_id FROM engine.vorgang WHERE id = :v)) WHERE ereignis = 'etv_beschluss'), '["2", "4"]', 'only what the agenda announces can be voted on, a report cannot, a budget has its own machine');
SELECT is((SELECT fehlercode FROM engine.starten('etv_beschluss', (SELECT traeger_id FROM engine.vorgang WHERE id = :v), '{"top": "1"}')), 'MA012', 'no motion on a report');
SELECT is((SELECT fehlercode FROM engine.starten('etv_beschluss', (SELECT traeger_id FROM engine.vorgang WHERE id = :v), '{"top": "3"}')), 'MA012', 'no plain resolution on a budget');
SELECT tests.antrag(:v, 2) AS b \gset
SELECT is((SELECT (titel, wortlaut, mehrheit, status)::text FROM akte.beschluesse WHERE vorgang_id = :b), '(Dachsanierung,"Das Dach wird saniert.",einfach,antrag)', 'title and words come from the agenda');
SELECT is(tests.schritt(:b, 'wortlaut_aendern', '{"wortlaut": "Das Dach wird 2027 saniert."}'), 'antrag', 'a motion is amended');
SELECT is((SELECT daten->'wirkung'->>'wortlaut_bisher' FROM audit.protokoll WHERE vorgang_id = :b ORDER BY nr DESC LIMIT 1), 'Das Dach wird saniert.', 'what it was stands in the log');
SELECT is(tests.schritt(:b, 'abstimmen'), 'MAC32', 'nobody has voted');
SELECT is(tests.stimmen(:b, 'jjnnn'), 'ok', 'the votes of all on one page');
SELECT is(tests.schritt(:b, 'wortlaut_aendern', '{"wortlaut": "Das Dach wird 2028 saniert."}'), 'MAC44', 'the words are fixed now');
SELECT is(tests.schritt(:b, 'abstimmen'), 'abgestimmt', 'counted');
SELECT is(tests.ergebnis(:b), '500/500/0/false', 'by shares: a tie is a rejection');
SELECT is((SELECT rechenweg->>'funktion' FROM akte.beschluesse WHERE vorgang_id = :b), 'beschluss_ergebnis', 'with its derivation');
SELECT is((SELECT (recht.nachrechnen(rechenweg)).gleich FROM akte.beschluesse WHERE vorgang_id = :b), true, 'which can be done again');
SELECT is(tests.schritt(:b, 'verkuenden', '{"verkuendet_am": "2026-05-20", "verkuendet_von": "Anke Lindner"}'), 'MAC36', 'nobody proclaims what was not carried');
SELECT is(tests.stimmen(:b, 'jxxxx'), 'MAC24', 'the count is closed');

-- recount, correction
SELECT is(tests.schritt(:b, 'auszaehlung_wiederholen', '{"grund": "Stimmkarte übersehen"}'), 'antrag', 'counted anew');
SELECT is((SELECT (ja IS NULL AND angenommen IS NULL AND rechenweg IS NULL) FROM akte.beschluesse WHERE vorgang_id = :b), true, 'the old count is gone');
SELECT is(tests.stimmen(:b, 'xxjxx'), 'MAC33', 'nobody votes twice');
SELECT is(tests.stimmen(:b, 'jxxxx'), 'MAC33', 'not even the same');
SELECT is(tests.stimmen(:b, 'xxjxx', '{"korrektur": "Stimmkarte übersehen"}'), 'ok', 'a vote written down wrongly is put right with a reason');
SELECT is((SELECT string_agg(fassung || ' ' || stimme || coalesce(' ' || korrektur, ''), ', ' ORDER BY s.id) FROM akte.stimmen s JOIN akte.stimmrechte r ON r.id = s.stimmrecht_id WHERE r.nummer = 3), '1 nein, 2 ja Stimmkarte übersehen', 'and the wrong one stays');
SELECT is(tests.schritt(:b, 'abstimmen') || ' ' || tests.ergebnis(:b), 'abgestimmt 700/300/0/true', 'now it is carried');
SELECT is(tests.schritt(:b, 'ablehnung_verkuenden', '{"verkuendet_am": "2026-05-20", "verkuendet_von": "Anke Lindner"}'), 'MAC37', 'and cannot be proclaimed as rejected');

-- who may not vote
SELECT tests.antrag(:v, 4) AS c \gset
SELECT tests.da(:v, 'axavx') \g /dev/null
SELECT is(tests.stimmen(:c, 'jjjjx'), 'MAC34', 'whoever is not there does not vote');
SELECT is((SELECT felder::text FROM api.stimmen_erfassen(:c, '{"stimmen": [{"nummer": 1, "stimme": "ja"}, {"nummer": 2, "stimme": "ja"}]}')), '{"stimmen.2": "Anna Kern und Paul Kern ist weder anwesend noch vertreten."}', 'and the message stands at the row');
SELECT is((SELECT count(*) FROM akte.stimmen s JOIN akte.beschluesse b ON b.id = s.beschluss_id WHERE b.vorgang_id = :c), 0::bigint, 'all or nothing');
SELECT is((SELECT fehlercode FROM api.stimmen_erfassen(:c, '{"stimmen": [{"nummer": 1, "stimme": "ausgeschlossen"}]}')), 'MAC45', 'excluded, but why?');
SELECT is(tests.stimmen(:c, 'jxjja'), 'MAC35', 'who is excluded votes for nobody else either: Mira Lang holds a proxy');
SELECT is(tests.stimmen(:c, 'jxxxa'), 'ok', 'excluded, with a reason');
SELECT is(tests.stimmen(:c, 'xxxxj'), 'MAC35', 'and cannot vote later');
SELECT is(tests.stimmen(:c, 'xxxjx'), 'MAC35', 'nor be a proxy later');
SELECT is(tests.stimmen(:c, 'xxexx'), 'ok', 'somebody abstains');
SELECT is(tests.schritt(:c, 'abstimmen') || ' ' || tests.ergebnis(:c), 'abgestimmt 300.5/0/200/true', 'abstentions and the excluded are no votes');
SELECT is((SELECT fehlercode FROM api.stimmen_erfassen(:v, '{"stimmen": [{"nummer": 1, "stimme": "ja"}]}')), 'MAC26', 'a meeting is no motion');
SELECT is((SELECT fehlercode FROM api.stimmen_erfassen(:b, '{}')), 'MAC24', 'too late is too late');
SELECT tests.antrag(:v, 4) AS d \gset
SELECT is((SELECT string_agg(e.fehlercode, ' ' ORDER BY nr) FROM unnest(ARRAY['{}', '{"stimmen": [{"nummer": 1, "stimme": "vielleicht"}]}', '{"stimmen": [{"nummer": 0, "stimme": "ja"}]}', '{"stimmen": [{"nummer": 1, "stimme": "ja"}, {"nummer": 1, "stimme": "nein"}]}']::jsonb[]) WITH ORDINALITY AS x(d, nr), api.stimmen_erfassen(:d, x.d) e),
  'MAC25 MAC25 MAC20 MAC21', 'unreadable, unknown, twice');
SELECT tests.als(:m, 'buchhaltung', '2026-05-20 20:00+02') \g /dev/null
SELECT is(tests.stimmen(:d, 'jxxxx'), 'MA014', 'not for everybody');
SELECT is(tests.da(:v, 'aaaaa'), 'MA014', 'neither is attendance');
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-01 10:00+02') \g /dev/null

-- by heads and by units
SELECT tests.eroeffnet(:o, '{"prinzip": "kopf"}') AS k \gset
SELECT tests.da(:k, 'aaaaa') \g /dev/null
SELECT tests.antrag(:k, 2) AS kb \gset
SELECT tests.stimmen(:kb, 'jjnnn') || tests.schritt(:kb, 'abstimmen') \g /dev/null
SELECT is(tests.ergebnis(:kb), '2/3/0/false', 'by heads: co-owners are one');
SELECT tests.um('2026-04-01 10:00+02') \g /dev/null
SELECT tests.eroeffnet(:o, '{"prinzip": "objekt"}') AS e \gset
SELECT tests.da(:e, 'aaaaa') \g /dev/null
SELECT tests.antrag(:e, 2) AS eb \gset
SELECT tests.stimmen(:eb, 'jjnnn') || tests.schritt(:eb, 'abstimmen') \g /dev/null
SELECT is(tests.ergebnis(:eb), '3/3/0/false', 'by units: two of them are two votes');
-- three quarters for virtual meetings
SELECT tests.antrag(:e, 4, '{"mehrheit": "dreiviertel"}') AS f \gset
SELECT tests.stimmen(:f, 'jjnxx') || tests.schritt(:f, 'abstimmen') \g /dev/null
SELECT is(tests.ergebnis(:f), '3/1/0/true', 'exactly three quarters are enough');
SELECT tests.antrag(:e, 4, '{"mehrheit": "dreiviertel"}') AS g \gset
SELECT tests.stimmen(:g, 'jjnnx') || tests.schritt(:g, 'abstimmen') \g /dev/null
SELECT is(tests.ergebnis(:g), '3/2/0/false', 'more yes than no are not');

-- written vote
SELECT tests.um('2026-06-01 10:00+02') \g /dev/null
SELECT tests.versammlung(:o, '{"art": "umlauf", "termin": "2026-06-20 12:00", "prinzip": "kopf"}') AS u \gset
SELECT tests.schritt(:u, 'top_erfassen', '{"titel": "Hausordnung", "art": "beschluss"}') || tests.schritt(:u, 'einladen', '{"weg": "email", "versandt_am": "2026-06-01", "zugang_am": "2026-06-02"}') || tests.schritt(:u, 'durchfuehren', '{"leitung": "Anke Lindner"}') \g /dev/null
SELECT tests.antrag(:u, 1) AS ua \gset
SELECT is((SELECT mehrheit FROM akte.beschluesse WHERE vorgang_id = :ua), 'allstimmig', 'a written vote needs all');
SELECT is(tests.stimmen(:ua, 'jjjjx'), 'ok', 'nobody has to be present');
SELECT is(tests.schritt(:ua, 'abstimmen') || ' ' || tests.ergebnis(:ua), 'abgestimmt 4/0/0/false/1', 'one without an answer is enough to fail');
SELECT tests.schritt(:ua, 'auszaehlung_wiederholen', '{"grund": "Antwort kam noch"}') || tests.stimmen(:ua, 'xxxxj') \g /dev/null
SELECT is(tests.schritt(:ua, 'abstimmen') || ' ' || tests.ergebnis(:ua), 'abgestimmt 5/0/0/true/0', 'all have agreed');
SELECT is(tests.antrag(:u, 1) IS NOT NULL, true, 'another motion') ;
SELECT max(vorgang_id) AS ue FROM akte.beschluesse \gset
SELECT tests.stimmen(:ue, 'jjjje') \g /dev/null
SELECT is(tests.schritt(:ue, 'abstimmen') || ' ' || tests.ergebnis(:ue), 'abgestimmt 4/0/1/false/1', 'to abstain is not to agree');
SELECT is((SELECT fehlercode FROM engine.starten('etv_beschluss', (SELECT traeger_id FROM engine.vorgang WHERE id = :u), '{"top": "1", "mehrheit": "dreiviertel"}')), 'MAC41', 'virtual meetings are decided in a meeting');
-- the meeting of 20 May had lowered the majority for this subject
SELECT tests.schritt(:b, 'verkuenden', '{"verkuendet_am": "2026-05-20", "verkuendet_von": "Anke Lindner"}') \g /dev/null
SELECT is((SELECT fehlercode FROM engine.starten('etv_beschluss', (SELECT traeger_id FROM engine.vorgang WHERE id = :u), '{"top": "1", "absenkung": "77"}')), 'MA012', 'a decision that does not exist lowers nothing');
SELECT tests.antrag(:u, 1, '{"absenkung": "1"}') AS uf \gset
SELECT tests.stimmen(:uf, 'jjnxx') \g /dev/null
SELECT is(tests.schritt(:uf, 'abstimmen') || ' ' || tests.ergebnis(:uf), 'abgestimmt 2/1/0/true/2', 'lowered, more yes than no is enough');
-- an agenda that only talks
SELECT tests.versammlung(:o, '{"termin": "2026-09-20 12:00"}') AS w \gset
SELECT tests.schritt(:w, 'top_erfassen', '{"titel": "Bericht", "art": "aussprache"}') \g /dev/null
SELECT is((SELECT fehlercode FROM engine.starten('etv_beschluss', (SELECT traeger_id FROM engine.vorgang WHERE id = :w), '{}')), 'MA012', 'nothing can be chosen');
SELECT is((SELECT fehlercode FROM engine.startbare_automaten((SELECT traeger_id FROM engine.vorgang WHERE id = :w)) WHERE ereignis = 'etv_beschluss'), 'MAC30', 'the button says why');
SELECT * FROM finish();
ROLLBACK;
