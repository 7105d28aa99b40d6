-- eigentuemerversammlung: from the call that creates it to its end; what each step leaves behind.
\ir ../hilfen.psql
\ir weg.psql
SELECT plan(64);
SELECT tests.mandant() AS m \gset
SELECT tests.weg(:m) AS o \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-01 10:00+02') \g /dev/null

-- creating
SELECT v.*, v.vorgang_id AS v FROM api.versammlung_anlegen(jsonb_build_object('objekt', (SELECT kennung FROM akte.objekte WHERE id = :o), 'art', 'ordentlich', 'termin', '20.05.2026 18:00', 'ort', 'Gemeindesaal', 'prinzip', 'mea', 'beirat_vorsitz', 'Mira Lang')) v \gset
SELECT is(:'ok'::text, 't', 'a meeting is created, the object named by its kennung');
SELECT is(:'nach'::text, 'geplant', 'and begins in geplant');
SELECT is((SELECT (art, bezug_id)::text FROM engine.traeger WHERE id = :traeger_id), '(eigentuemerversammlung,' || :versammlung_id || ')', 'its bracket is its own');
SELECT is((SELECT status FROM akte.eigentuemerversammlungen WHERE id = :versammlung_id), 'geplant', 'the status mirrors the state');
SELECT is((SELECT ist_klammer FROM engine.vorgang WHERE id = :v), true, 'it is a master');
SELECT is((SELECT count(*) FROM engine.lifecycle l WHERE l.vorgang_id = :v), 0::bigint, 'a master has no lifecycle events of a child');
SELECT is((SELECT faellig_am FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), timestamptz '2026-04-29 00:00+02', 'the day after the last one for the invitation is a timer');

-- agenda
SELECT is(tests.schritt(:v, 'top_erfassen', '{"titel": "Bericht", "art": "aussprache"}'), 'geplant', 'a point of the agenda');
SELECT is(tests.schritt(:v, 'top_erfassen', '{"titel": "Dach", "art": "beschluss", "antrag": "Das Dach wird saniert."}'), 'geplant', 'another');
SELECT is(tests.schritt(:v, 'top_erfassen', '{"titel": "Garten", "art": "beschluss"}'), 'geplant', 'a third');
SELECT is(tests.schritt(:v, 'top_erfassen', '{"titel": "Dachsanierung", "art": "beschluss", "antrag": "Das Dach wird saniert.", "nummer": "2"}'), 'geplant', 'the second is changed');
SELECT is(tests.schritt(:v, 'top_streichen', '{"nummer": "3"}'), 'geplant', 'the third is struck');
SELECT is((SELECT string_agg(t.nummer || ' ' || t.titel, ', ' ORDER BY t.nummer) FROM regel.weg_tagesordnung(:m, :versammlung_id) t), '1 Bericht, 2 Dachsanierung', 'the agenda is what counts now');
SELECT is((SELECT count(*) FROM akte.tagesordnungspunkte WHERE versammlung_id = :versammlung_id), 5::bigint, 'nothing was overwritten');
SELECT is(tests.schritt(:v, 'top_erfassen', '{"titel": "Wahl des Beirats", "art": "wahl"}'), 'geplant', 'a fourth');
SELECT is((SELECT max(nummer) FROM akte.tagesordnungspunkte WHERE versammlung_id = :versammlung_id), 4, 'a struck number is not given again');

-- timer
SELECT is((SELECT count(*) FROM engine.lifecycle), 0::bigint, 'still nothing started');
SELECT is(engine.vorschau(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-01", "zugang_am": "2026-04-04"}')->>'ok', 'true', 'the invitation can be previewed');
SELECT is((SELECT count(*) FROM akte.versammlung_einladungen), 0::bigint, 'and leaves nothing');

-- invitation
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "email", "versandt_am": "2026-04-01", "zugang_am": "2026-04-04"}'), 'eingeladen', 'invited');
SELECT is((SELECT string_agg(name || ' ' || weg, ', ' ORDER BY id) FROM akte.versammlung_einladungen), 'Renate Vogel brief, Anna Kern email, Paul Kern brief, Sand GmbH email, Jörg Albers email, Mira Lang brief', 'every owner once, co-owners each; without address by letter');
SELECT is((SELECT count(*) FROM akte.dokumente WHERE vorgang_id = :v AND art = 'etv_einladung' AND version = 1), 6::bigint, 'a letter for each');
SELECT ok((SELECT bool_and(daten->'bloecke' @? '$[*].zeilen[*][*] ? (@ == "Dachsanierung")' AND NOT daten->'bloecke' @? '$[*].zeilen[*][*] ? (@ == "Garten")') FROM akte.dokumente WHERE vorgang_id = :v), 'with the agenda, without what was struck');
SELECT is((SELECT daten #>> '{bloecke,1,zeilen,4,1}' FROM akte.dokumente WHERE vorgang_id = :v AND titel = 'Einladung Renate Vogel'), '300,5 Miteigentumsanteile', 'and what the vote weighs');
SELECT is((SELECT daten #>> '{empfaenger,0,name}' FROM akte.dokumente WHERE vorgang_id = :v AND titel = 'Einladung Sand GmbH'), 'Sand GmbH', 'addressed to the owner');
SELECT is((SELECT ausgang FROM engine.fristen WHERE vorgang_id = :v), 'entfallen', 'the timer of the invitation is gone');

-- moved
SELECT is(tests.schritt(:v, 'verlegen', '{"termin": "2026-05-27 18:00", "grund": "Saal belegt"}'), 'geplant', 'moved to another day');
SELECT is((SELECT (termin, ort, einladung_zugang_am)::text FROM akte.eigentuemerversammlungen WHERE id = :versammlung_id), ('2026-05-27 18:00+02'::timestamptz, 'Gemeindesaal'::text, NULL::date)::text, 'the place stays, the invitation does not');
SELECT is(tests.schritt(:v, 'verlegen', '{"termin": "2026-05-20 18:00", "ort": "Aula", "grund": "Doch frei"}'), 'geplant', 'and back');
SELECT is((SELECT faellig_am FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), timestamptz '2026-04-29 00:00+02', 'the timer follows a date that moves within geplant');
SELECT tests.um('2026-04-29 01:00+02') \g /dev/null
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT tests.um('2026-04-29 01:00+02') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren()), 1::bigint, 'late for the invitation: the timer fires');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :v), 'geplant', 'and changes nothing');
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-29 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-29", "zugang_am": "2026-05-02", "dringlichkeit": "Das Dach ist undicht, es droht weiterer Schaden."}'), 'eingeladen', 'a shorter time with a reason of urgency');
SELECT ok((SELECT bool_and(daten->>'bloecke' LIKE '%es droht weiterer Schaden%') FROM akte.dokumente WHERE vorgang_id = :v AND version = 2), 'which stands in the letter') ;
SELECT is((SELECT array_agg(DISTINCT lauf) FROM akte.versammlung_einladungen), '{1,2}', 'both rounds stay on record');

-- held
SELECT tests.um('2026-05-20 18:05+02') \g /dev/null
SELECT is(tests.schritt(:v, 'durchfuehren', '{"leitung": "Anke Lindner", "schriftfuehrung": "Sabine Reuter"}'), 'durchgefuehrt', 'held');
SELECT is((SELECT string_agg(nummer || ' ' || name || ' ' || einheiten || ' ' || mea, ', ' ORDER BY nummer) FROM akte.stimmrechte),
  '1 Renate Vogel 2 300.500, 2 Anna Kern und Paul Kern 1 199.500, 3 Sand GmbH 1 200.000, 4 Jörg Albers 1 150.000, 5 Mira Lang 1 150.000', 'who can vote is fixed: two units once, co-owners as one');
SELECT is((SELECT count(*) FROM akte.stimmrecht_eigentuemer e JOIN akte.stimmrechte r ON r.id = e.stimmrecht_id WHERE r.nummer = 2), 2::bigint, 'and whose vote it is');
SELECT is((SELECT (durchgefuehrt_am, leitung, schriftfuehrung, beirat_vorsitz)::text FROM akte.eigentuemerversammlungen WHERE id = :versammlung_id), '(2026-05-20,"Anke Lindner","Sabine Reuter","Mira Lang")', 'with chair and minutes');

-- attendance
SELECT is(tests.da(:v, 'aaxvo'), 'ok', 'attendance of all on one page');
SELECT is((SELECT string_agg(anwesenheit, ' ' ORDER BY stimmrecht_id) FROM akte.teilnahmen), 'anwesend anwesend abwesend vertreten online', 'one row each');
SELECT is(tests.da(:v, 'aaavo'), 'ok', 'somebody comes late');
SELECT is((SELECT count(*) FROM akte.teilnahmen), 6::bigint, 'what did not change makes no row');
SELECT is((SELECT sum(mea) FILTER (WHERE da) FROM regel.weg_anwesenheit(:m, :versammlung_id)), 1000.000, 'the newest counts');
SELECT is((SELECT (daten->'wirkung'->>'anwesend_oder_vertreten', ergebnis)::text FROM audit.protokoll WHERE vorgang_id = :v ORDER BY nr DESC LIMIT 1), '(5,ok)', 'the log knows it');

-- minutes and end
SELECT tests.beschlossen(:v, 2, 'jjjnn') AS b \gset
SELECT is(tests.schritt(:v, 'niederschrift_erzeugen'), 'durchgefuehrt', 'the minutes are made');
SELECT is((SELECT daten->>'bloecke' ~ 'Das Dach wird saniert' AND daten->>'bloecke' ~ 'Angenommen mit 700 Ja, 300 Nein, 0 Enthaltungen' AND daten->>'bloecke' ~ '5 von 5 Stimmberechtigten, 1000 von 1000' AND daten->>'bloecke' ~ 'vertreten durch Mira Lang'
             FROM akte.dokumente WHERE vorgang_id = :v AND art = 'etv_niederschrift'), true, 'with words, result, attendance');
SELECT is(tests.schritt(:v, 'protokollieren', '{"unterschrieben_am": "2026-05-20", "unterschrift_leitung": "ja", "unterschrift_eigentuemer": "Jörg Albers", "unterschrift_beirat": "ja"}'), 'protokolliert', 'and signed');
SELECT is((SELECT (protokoll_am, protokoll_eigentuemer, protokoll_beirat)::text FROM akte.eigentuemerversammlungen WHERE id = :versammlung_id), '(2026-05-20,"Jörg Albers","Mira Lang")', 'by whom');
SELECT is(tests.schritt(:v, 'abschliessen'), 'MAC11', 'a decision in its time for a lawsuit keeps the meeting open');
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT tests.um('2026-06-23 01:00+02') \g /dev/null
SELECT engine.faellige_fristen_ausfuehren() \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2026-06-23 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'abschliessen'), 'abgeschlossen', 'afterwards it ends');
SELECT is((SELECT (ende_art, beendet_am)::text FROM engine.vorgang WHERE id = :v), ('erfolg'::text, '2026-06-23 10:00+02'::timestamptz)::text, 'as a success');

-- called off: with everything that hangs on it
SELECT tests.als(:m, 'sachbearbeitung', '2026-07-01 10:00+02') \g /dev/null
SELECT tests.versammlung(:o, '{"termin": "2026-09-10 18:00"}') AS w \gset
SELECT traeger_id AS wt FROM engine.vorgang WHERE id = :w \gset
SELECT tests.schritt(:w, 'top_erfassen', '{"titel": "Plan", "art": "wirtschaftsplan"}'), tests.schritt(:w, 'top_erfassen', '{"titel": "Hof", "art": "beschluss"}') \g /dev/null
SELECT tests.antrag(:w, 2) AS wb \gset
SELECT vorgang_id AS wp FROM engine.starten('wirtschaftsplan_genehmigung', :wt, '{"jahr": "2027", "gueltig_ab": "2027-01-01"}') \gset
SELECT tests.schritt(:wp, 'position_erfassen', '{"bezeichnung": "Versicherung", "betrag": "100", "schluessel": "mea", "art": "hausgeld"}') || tests.schritt(:wp, 'versenden') || tests.schritt(:wp, 'zur_abstimmung_stellen', '{"top": "1", "wortlaut": "Die Vorschüsse werden beschlossen."}') \g /dev/null
SELECT is(tests.schritt(:w, 'absagen', '{"grund": "Zu wenig Themen"}'), 'abgesagt', 'called off');
SELECT is((SELECT string_agg(automat || ' ' || zustand, ', ' ORDER BY id) FROM engine.vorgang WHERE traeger_id = :wt AND NOT ist_klammer),
  'etv_beschluss zurueckgezogen, wirtschaftsplan_genehmigung zurueckgezogen, etv_beschluss zurueckgezogen', 'motions, budgets and the votes on them end with it');
SELECT is((SELECT count(*) FROM engine.lifecycle l JOIN engine.vorgang v ON v.id = l.vorgang_id WHERE v.traeger_id = :wt AND l.lifecycle LIKE 'child_cancelled:%'), 3::bigint, 'each with its lifecycle event');
SELECT is((SELECT absage_grund FROM akte.eigentuemerversammlungen WHERE traeger_id = :wt), 'Zu wenig Themen', 'the reason is kept');

-- written vote: no three weeks, no signatures of a meeting, countable before its last day
SELECT tests.versammlung(:o, '{"art": "umlauf", "termin": "2026-07-20 12:00", "prinzip": "kopf"}') AS u \gset
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :u), 0::bigint, 'a written vote knows no three weeks');
SELECT tests.schritt(:u, 'top_erfassen', '{"titel": "Hausordnung", "art": "beschluss"}') \g /dev/null
SELECT is(tests.schritt(:u, 'einladen', '{"weg": "brief", "versandt_am": "2026-07-01", "zugang_am": "2026-07-04"}'), 'eingeladen', 'sent');
SELECT is(tests.schritt(:u, 'durchfuehren', '{"leitung": "Anke Lindner"}'), 'durchgefuehrt', 'counted as soon as all have answered');
SELECT is(tests.schritt(:u, 'niederschrift_erzeugen') || ' ' || tests.schritt(:u, 'protokollieren', '{"unterschrieben_am": "2026-07-01", "unterschrift_leitung": "ja"}') || ' ' || tests.schritt(:u, 'abschliessen'),
  'durchgefuehrt protokolliert abgeschlossen', 'the manager alone signs its result');
-- somebody owns one flat alone and another with her husband: one person, two votes
INSERT INTO akte.eigentumsverhaeltnisse (mandant_id, einheit_id, eigentuemer_id, von)
  SELECT :m, e.id, w.id, '2015-01-01' FROM akte.einheiten e, akte.eigentuemer w WHERE e.objekt_id = :o AND e.bezeichnung = 'WE 05' AND w.mandant_id = :m AND w.vorname = 'Jörg';
SELECT tests.versammlung(:o, '{"termin": "2026-10-20 18:00"}') AS x \gset
SELECT tests.schritt(:x, 'top_erfassen', '{"titel": "Zaun", "art": "beschluss"}') \g /dev/null
SELECT is(tests.schritt(:x, 'einladen', '{"weg": "brief", "versandt_am": "2026-07-01", "zugang_am": "2026-07-04"}'), 'eingeladen', 'who owns alone and jointly');
SELECT is((SELECT count(*) || ' ' || count(DISTINCT i.eigentuemer_id) FROM akte.versammlung_einladungen i JOIN akte.eigentuemerversammlungen v ON v.id = i.versammlung_id JOIN engine.vorgang g ON g.traeger_id = v.traeger_id AND g.ist_klammer WHERE g.id = :x), '6 6', 'is invited once');
SELECT is((SELECT count(*) FROM audit.pruefen() p WHERE NOT p.unversehrt), 0::bigint, 'the chain of the log holds');
SELECT is((SELECT string_agg(DISTINCT von || '-' || ereignis, ', ') FROM engine.uebergaenge u JOIN engine.automaten a USING (automat, version) WHERE a.aktuell AND a.automat = 'eigentuemerversammlung' AND u.von IN ('abgeschlossen', 'abgesagt')), NULL, 'nothing leads out of the ends');
SELECT * FROM finish();
ROLLBACK;
