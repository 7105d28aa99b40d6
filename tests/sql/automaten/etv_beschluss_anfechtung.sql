-- etv_beschluss: proclamation, collection of decisions, the month for a lawsuit, and what a court makes of it.
\ir ../hilfen.psql
\ir weg.psql
SELECT plan(46);
SELECT tests.mandant() AS m \gset
SELECT tests.weg(:m) AS o \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-01 10:00+02') \g /dev/null
SELECT tests.eroeffnet(:o) AS v \gset
SELECT traeger_id AS t FROM engine.vorgang WHERE id = :v \gset
SELECT tests.da(:v, 'aaaaa') \g /dev/null

-- proclaimed
SELECT tests.antrag(:v, 2) AS a \gset
SELECT tests.stimmen(:a, 'jjjnn') || tests.schritt(:a, 'abstimmen') \g /dev/null
SELECT is(tests.schritt(:a, 'verkuenden', '{"verkuendet_am": "2026-05-19", "verkuendet_von": "Anke Lindner"}'), 'MAC38', 'not before the meeting');
SELECT is(tests.schritt(:a, 'verkuenden', '{"verkuendet_am": "2026-05-21", "verkuendet_von": "Anke Lindner"}'), 'MA012', 'not in the future');
SELECT is((SELECT count(*) FROM akte.beschlusssammlung), 0::bigint, 'refused proclamations enter nothing');
SELECT is(engine.vorschau(:a, 'verkuenden', '{"verkuendet_am": "2026-05-20", "verkuendet_von": "Anke Lindner"}')->>'nach', 'anfechtungsfrist', 'a preview');
SELECT is((SELECT count(*) FROM akte.beschlusssammlung), 0::bigint, 'enters nothing either');
SELECT is(tests.schritt(:a, 'verkuenden', '{"verkuendet_am": "2026-05-20", "verkuendet_von": "Anke Lindner"}'), 'anfechtungsfrist', 'proclaimed');
SELECT is((SELECT (verkuendet_am, klage_bis, begruendung_bis, status)::text FROM akte.beschluesse WHERE vorgang_id = :a), '(2026-05-20,2026-06-22,2026-07-20,anfechtungsfrist)', 'a month to sue, moved past the weekend; two to give reasons');
SELECT is((SELECT faellig_am FROM engine.fristen WHERE vorgang_id = :a AND erledigt_am IS NULL), timestamptz '2026-06-23 00:00+02', 'the timer is the day after');
SELECT is((SELECT (nummer, art, tag, ort, titel, wortlaut, ergebnis)::text FROM akte.beschlusssammlung), '(1,versammlung,2026-05-20,"Gemeindesaal, Berlin",Dachsanierung,"Das Dach wird saniert.","Angenommen mit 700 Ja, 300 Nein, 0 Enthaltungen.")', 'and the entry in the collection is made');

-- rejected
SELECT tests.antrag(:v, 4) AS r \gset
SELECT tests.stimmen(:r, 'nnjjj') || tests.schritt(:r, 'abstimmen') \g /dev/null
SELECT is(tests.schritt(:r, 'ablehnung_verkuenden', '{"verkuendet_am": "2026-05-20", "verkuendet_von": "Anke Lindner"}'), 'abgelehnt', 'a tie is proclaimed as rejected');
SELECT is((SELECT ergebnis FROM akte.beschlusssammlung WHERE nummer = 2), 'Abgelehnt mit 500 Ja, 500 Nein, 0 Enthaltungen.', 'a negative decision is entered, too');
SELECT is((SELECT lifecycle FROM engine.lifecycle WHERE vorgang_id = :r ORDER BY nr DESC LIMIT 1), 'child_cancelled:etv_beschluss', 'its end is an abbruch');
SELECT tests.antrag(:v, 4) AS z \gset
SELECT is(tests.schritt(:z, 'zurueckziehen', '{"grund": "Vertagt"}'), 'zurueckgezogen', 'withdrawn');
SELECT is((SELECT count(*) FROM akte.beschlusssammlung), 2::bigint, 'is no decision and stands nowhere');
SELECT is((SELECT zurueckgezogen_grund FROM akte.beschluesse WHERE vorgang_id = :z), 'Vertagt', 'but the reason is kept');

-- another house counts by itself, the next meeting of this one goes on
SELECT tests.weg(:m, 'W02', 'BY') AS o2 \gset
SELECT tests.um('2026-04-01 10:00+02') \g /dev/null
SELECT tests.eroeffnet(:o2) AS v2 \gset
SELECT tests.da(:v2, 'aaaaa') \g /dev/null
SELECT tests.beschlossen(:v2, 2, 'jjjjj') AS b2 \gset
SELECT tests.um('2026-04-01 10:00+02') \g /dev/null
SELECT tests.eroeffnet(:o) AS v3 \gset
SELECT tests.da(:v3, 'aaaaa') \g /dev/null
SELECT tests.beschlossen(:v3, 2, 'jjjjj') AS b3 \gset
SELECT is((SELECT string_agg(objekt_id - :o || ' ' || nummer, ', ' ORDER BY objekt_id, nummer) FROM akte.beschlusssammlung), '0 1, 0 2, 0 3, ' || :o2 - :o || ' 1', 'running numbers per house');
SELECT throws_ok('DELETE FROM akte.beschlusssammlung', 'MA030', NULL, 'no entry can be deleted');
SELECT throws_ok('UPDATE akte.beschlusssammlung SET wortlaut = ''x''', 'MA030', NULL, 'nor changed');

-- the month passes
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT tests.um('2026-06-22 23:59+02') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren()), 0::bigint, 'on the last day nothing happens');
SELECT tests.als(:m, 'sachbearbeitung', '2026-06-22 23:00+02') \g /dev/null

-- contested in time
SELECT is(tests.schritt(:b3, 'anfechten', '{"klage_am": "2026-05-19", "gericht": "AG Schöneberg", "klaeger": "Mira Lang"}'), 'MAC40', 'before the decision');
SELECT is(tests.schritt(:b3, 'anfechten', '{"klage_am": "2026-06-22", "gericht": "AG Schöneberg", "aktenzeichen": "771 C 12/26", "klaeger": "Mira Lang"}'), 'angefochten', 'on the last day: in time');
SELECT is((SELECT (n.art, n.tag, n.text)::text FROM akte.beschlusssammlung_vermerke n JOIN akte.beschlusssammlung s ON s.id = n.eintrag_id WHERE s.nummer = 3), '(angefochten,2026-06-22,"Anfechtungsklage, AG Schöneberg, 771 C 12/26")', 'noted in the collection');
SELECT is((SELECT count(*) FROM akte.dokumente WHERE vorgang_id = :b3 AND art = 'etv_klageinformation' AND version = 1), 5::bigint, 'and made known to all, co-owners in one letter');
SELECT is((SELECT ausgang FROM engine.fristen WHERE vorgang_id = :b3), 'entfallen', 'the timer is gone');
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT tests.um('2026-07-01 03:00+02') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren()), 2::bigint, 'the others stand, a week late as well');
SELECT is((SELECT string_agg(zustand, ' ' ORDER BY id) FROM engine.vorgang WHERE id IN (:a, :b2, :b3)), 'bestandskraeftig bestandskraeftig angefochten', 'bestandskräftig');
SELECT is((SELECT lifecycle FROM engine.lifecycle WHERE vorgang_id = :a ORDER BY nr DESC LIMIT 1), 'child_completed:etv_beschluss', 'is the success');
SELECT tests.als(:m, 'sachbearbeitung', '2026-07-01 10:00+02') \g /dev/null
SELECT is(tests.schritt(:a, 'anfechten', '{"klage_am": "2026-06-20", "gericht": "AG", "klaeger": "X Y"}'), 'MA005', 'what stands cannot be contested');
SELECT is(tests.schritt(:b3, 'bestaetigen', '{"urteil_am": "2026-06-01"}'), 'MAC42', 'a judgment before the lawsuit');
SELECT is(tests.schritt(:b3, 'fuer_ungueltig_erklaeren', '{"urteil_am": "2026-07-01"}'), 'MA012', 'a judgment has words');
SELECT is(tests.schritt(:b3, 'bestaetigen', '{"urteil_am": "2026-07-01", "urteilsformel": "Die Klage wird abgewiesen."}'), 'bestaetigt', 'dismissed');
SELECT is((SELECT (nummer, art, ort, wortlaut)::text FROM akte.beschlusssammlung WHERE objekt_id = :o ORDER BY nummer DESC LIMIT 1), '(4,gericht,"AG Schöneberg","Die Klage wird abgewiesen.")', 'the judgment is an entry of its own');
SELECT is((SELECT string_agg(n.art, ' ' ORDER BY n.id) FROM akte.beschlusssammlung_vermerke n JOIN akte.beschlusssammlung s ON s.id = n.eintrag_id WHERE s.nummer = 3 AND s.objekt_id = :o), 'angefochten bestaetigt', 'and a note at the decision');

-- too late, and annulled
SELECT tests.um('2026-04-01 10:00+02') \g /dev/null
SELECT tests.eroeffnet(:o) AS v4 \gset
SELECT tests.da(:v4, 'aaaaa') \g /dev/null
SELECT tests.beschlossen(:v4, 2, 'jjjjj') AS b4 \gset
SELECT tests.um('2026-06-24 10:00+02') \g /dev/null
SELECT is(tests.schritt(:b4, 'anfechten', '{"klage_am": "2026-06-23", "gericht": "AG Schöneberg", "klaeger": "Mira Lang"}'), 'MAC39', 'a day late: the time excludes it');
SELECT is(tests.schritt(:b4, 'anfechten', '{"klage_am": "2026-06-20", "gericht": "AG Schöneberg", "klaeger": "Mira Lang"}'), 'angefochten', 'served late, but filed in time');
SELECT is(tests.schritt(:b4, 'fuer_ungueltig_erklaeren', '{"urteil_am": "2026-06-24", "urteilsformel": "Der Beschluss wird für ungültig erklärt."}'), 'fuer_ungueltig_erklaert', 'annulled');
SELECT is((SELECT ende_art FROM engine.vorgang WHERE id = :b4), 'abbruch', 'is an abbruch');
SELECT is((SELECT n.art FROM akte.beschlusssammlung_vermerke n JOIN akte.beschlusssammlung s ON s.id = n.eintrag_id WHERE s.beschluss_id = (SELECT id FROM akte.beschluesse WHERE vorgang_id = :b4) ORDER BY n.id DESC LIMIT 1), 'fuer_ungueltig_erklaert', 'noted');

-- notes by hand
SELECT kennung AS k FROM akte.beschlusssammlung WHERE objekt_id = :o AND nummer = 1 \gset
SELECT is((SELECT fehlercode FROM api.beschluss_vermerken(gen_random_uuid(), '{}')), 'MAC60', 'no such entry');
SELECT is((SELECT (fehlercode, (SELECT string_agg(f, ',' ORDER BY f) FROM jsonb_object_keys(felder) f))::text FROM api.beschluss_vermerken(:'k', '{"art": "angefochten"}')), '(MAC61,"art,tag,text")', 'a lawsuit is no note by hand');
SELECT is((SELECT felder->>'tag' IS NOT NULL FROM api.beschluss_vermerken(:'k', '{"art": "aufgehoben", "tag": "2026-05-19", "text": "Durch Beschluss Nr. 5"}')), true, 'not before the decision');
SELECT is((SELECT ok FROM api.beschluss_vermerken(:'k', '{"art": "aufgehoben", "tag": "2026-06-24", "text": "Durch Beschluss Nr. 5"}')), true, 'repealed by a later one');
SELECT is((SELECT count(*) FROM akte.beschlusssammlung WHERE kennung = :'k'), 1::bigint, 'the entry stays');
SELECT tests.als(:m, 'buchhaltung') \g /dev/null
SELECT is((SELECT fehlercode FROM api.beschluss_vermerken(:'k', '{"art": "hinweis", "tag": "2026-06-24", "text": "Hinweis"}')), 'MA014', 'not for everybody');
SELECT tests.mandant('Ahorn KG') AS m2 \gset
SELECT tests.als(:m2, 'sachbearbeitung') \g /dev/null
SELECT is((SELECT fehlercode FROM api.beschluss_vermerken(:'k', '{"art": "hinweis", "tag": "2026-06-24", "text": "Hinweis"}')), 'MAC60', 'another client''s entry is none');
SELECT is((SELECT fehlercode FROM api.stimmen_erfassen(:b4, '{"stimmen": [{"nummer": 1, "stimme": "ja"}]}')), 'MA015', 'another client''s vote is none');
SELECT * FROM finish();
ROLLBACK;
