-- wirtschaftsplan_genehmigung: shares to the cent, the vote on the advances, and the monthly claims that follow.
\ir ../hilfen.psql
\ir weg.psql
SELECT plan(56);
SELECT tests.mandant() AS m \gset
SELECT tests.weg(:m) AS o \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-01 10:00+02') \g /dev/null
SELECT tests.eroeffnet(:o) AS v \gset
SELECT traeger_id AS t FROM engine.vorgang WHERE id = :v \gset
SELECT tests.da(:v, 'aaaaa') \g /dev/null
CREATE FUNCTION tests.plan(p_traeger bigint, p_daten jsonb) RETURNS bigint LANGUAGE sql AS $$ SELECT vorgang_id FROM engine.starten('wirtschaftsplan_genehmigung', p_traeger, p_daten) $$;
CREATE FUNCTION tests.soll(p_einheit text, p_status text DEFAULT 'offen') RETURNS text LANGUAGE sql AS $$
  SELECT count(*) || ' ' || coalesce(sum(x.betrag), 0) FROM akte.hausgeld_sollstellungen f JOIN akte.einheiten e ON e.id = f.einheit_id
    CROSS JOIN LATERAL (SELECT sum(b.betrag) AS betrag FROM akte.hausgeld_bestandteile b WHERE b.forderung_id = f.id) x WHERE e.bezeichnung = p_einheit AND f.status = p_status $$;

-- the plan
SELECT is((SELECT fehlercode FROM engine.starten('wirtschaftsplan_genehmigung', :t, '{"jahr": "2027", "gueltig_ab": "2027-01-15"}')), 'MAC52', 'advances begin on the first of a month');
SELECT is((SELECT fehlercode FROM engine.starten('wirtschaftsplan_genehmigung', :t, '{"jahr": "2027", "gueltig_ab": "2026-12-01"}')), 'MAC52', 'of the year of the plan');
SELECT tests.plan(:t, '{"jahr": "2027", "gueltig_ab": "2027-01-01"}') AS p \gset
SELECT id AS plan FROM akte.wirtschaftsplaene WHERE vorgang_id = :p \gset
SELECT is((SELECT status FROM akte.wirtschaftsplaene WHERE id = :plan), 'entwurf', 'a draft');
SELECT is(tests.schritt(:p, 'versenden'), 'MAC50', 'without positions nothing is sent');
SELECT is(tests.schritt(:p, 'position_erfassen', '{"bezeichnung": "Versicherung", "betrag": "0", "schluessel": "mea", "art": "hausgeld"}'), 'MA012', 'a position of nothing');
SELECT is(tests.schritt(:p, 'position_erfassen', '{"bezeichnung": "Versicherung", "betrag": "10", "schluessel": "mea", "art": "hausgeld", "nummer": "4"}'), 'MAC53', 'a number that was never given');
SELECT is(tests.schritt(:p, 'position_erfassen', '{"bezeichnung": "Versicherung", "betrag": "1.000,01", "schluessel": "mea", "art": "hausgeld"}'), 'entwurf', 'by shares');
SELECT is(tests.schritt(:p, 'position_erfassen', '{"bezeichnung": "Hauswart", "betrag": "1.000,00", "schluessel": "einheiten", "art": "hausgeld"}'), 'entwurf', 'by units: thirds of a cent');
SELECT is(tests.schritt(:p, 'position_erfassen', '{"bezeichnung": "Aufzug", "betrag": "999,99", "schluessel": "flaeche", "art": "hausgeld"}'), 'entwurf', 'by living area');
SELECT is(tests.schritt(:p, 'position_erfassen', '{"bezeichnung": "Rücklage", "betrag": "5.000,00", "schluessel": "mea", "art": "ruecklage"}'), 'entwurf', 'the reserve');
SELECT is(tests.schritt(:p, 'position_erfassen', '{"bezeichnung": "Fehler", "betrag": "77,00", "schluessel": "mea", "art": "hausgeld"}'), 'entwurf', 'an error');
SELECT is(tests.schritt(:p, 'position_streichen', '{"nummer": "5"}'), 'entwurf', 'is struck');
SELECT is(tests.schritt(:p, 'position_erfassen', '{"bezeichnung": "Rücklage", "betrag": "6.000,00", "schluessel": "mea", "art": "ruecklage", "nummer": "4"}'), 'entwurf', 'the reserve is raised');
SELECT is((SELECT sum(betrag) FROM regel.wirtschaftsplan_posten(:m, :plan)), 9000.00, 'nine thousand in all');

-- gaps
UPDATE akte.einheiten SET wohnflaeche = NULL WHERE mandant_id = :m AND bezeichnung = 'WE 04';
SELECT is(tests.schritt(:p, 'versenden'), 'MAC51', 'a flat without its area would let the others pay');
UPDATE akte.einheiten SET wohnflaeche = 50, mea = NULL WHERE mandant_id = :m AND bezeichnung = 'WE 04';
SELECT is(tests.schritt(:p, 'versenden'), 'MAC51', 'so would one without its share');
UPDATE akte.einheiten SET mea = 150 WHERE mandant_id = :m AND bezeichnung = 'WE 04';

-- shares
SELECT is(tests.schritt(:p, 'versenden'), 'versendet', 'computed and sent; a garage has no area, and that is no gap');
SELECT is((SELECT string_agg(s::text, ' ' ORDER BY nummer) FROM (SELECT p.nummer, sum(a.betrag) AS s FROM akte.wirtschaftsplan_anteile a JOIN akte.wirtschaftsplan_positionen p ON p.id = a.position_id GROUP BY p.nummer) x), '1000.01 1000.00 999.99 6000.00', 'every position adds up to the cent');
SELECT is((SELECT string_agg(a.betrag::text, ' ' ORDER BY e.nummer) FROM akte.wirtschaftsplan_anteile a JOIN akte.wirtschaftsplan_positionen p ON p.id = a.position_id JOIN akte.einheiten e ON e.id = a.einheit_id WHERE p.nummer = 2), '166.67 166.67 166.67 166.67 166.66 166.66', 'cents left over go round');
SELECT is((SELECT string_agg(a.betrag::text, ' ' ORDER BY e.nummer) FROM akte.wirtschaftsplan_anteile a JOIN akte.wirtschaftsplan_positionen p ON p.id = a.position_id JOIN akte.einheiten e ON e.id = a.einheit_id WHERE p.nummer = 1), '250.51 199.50 200.00 150.00 150.00 50.00', 'or to the largest remainder');
SELECT is((SELECT string_agg(a.betrag::text, ' ' ORDER BY e.nummer) FROM akte.wirtschaftsplan_anteile a JOIN akte.wirtschaftsplan_positionen p ON p.id = a.position_id JOIN akte.einheiten e ON e.id = a.einheit_id WHERE p.nummer = 3), '253.56 221.87 207.60 158.48 158.48 0.00', 'the garage bears nothing of what goes by area');
SELECT is((SELECT count(*) FROM akte.dokumente WHERE vorgang_id = :p AND art = 'einzelwirtschaftsplan' AND version = 1), 6::bigint, 'a plan for every unit, two for who owns two');
SELECT is((SELECT (SELECT sum((z->>3)::numeric) FROM jsonb_array_elements(d.daten #> '{bloecke,1,zeilen}') z) - (SELECT sum((z->>3)::numeric) FROM jsonb_array_elements(d.daten #> '{bloecke,2,zeilen}') z)
             FROM akte.dokumente d WHERE d.vorgang_id = :p AND d.titel LIKE '%WE 01'), 0.00, 'in the letter, twelve instalments are the year');
SELECT is((SELECT jsonb_array_length(daten->'empfaenger') FROM akte.dokumente WHERE vorgang_id = :p AND titel LIKE '%WE 02'), 2, 'to both co-owners');

-- revised
SELECT is(tests.schritt(:p, 'ueberarbeiten', '{"grund": "Aufzug fehlte"}'), 'entwurf', 'back to the draft');
SELECT is(tests.schritt(:p, 'position_erfassen', '{"bezeichnung": "Aufzug", "betrag": "1.999,99", "schluessel": "flaeche", "art": "hausgeld", "nummer": "3"}') || ' ' || tests.schritt(:p, 'versenden'), 'entwurf versendet', 'changed and sent again');
SELECT is((SELECT string_agg(lauf || ' ' || s, ', ' ORDER BY lauf) FROM (SELECT lauf, sum(betrag) AS s FROM akte.wirtschaftsplan_anteile GROUP BY lauf) x), '1 9000.00, 2 10000.00', 'both computations stay');

-- the vote
SELECT is((SELECT jsonb_path_query_first(felder, '$[*] ? (@.name == "top").vorgabe') #>> '{}' FROM engine.moegliche_ereignisse(:p) WHERE ereignis = 'zur_abstimmung_stellen'), '3', 'the point of the agenda is proposed');
SELECT is(tests.schritt(:p, 'zur_abstimmung_stellen', '{"top": "3", "wortlaut": "Die Vorschüsse 2027 werden beschlossen."}'), 'zur_abstimmung', 'put to the vote');
SELECT beschluss_vorgang_id AS b FROM akte.wirtschaftsplaene WHERE id = :plan \gset
SELECT is((SELECT (automat, zustand, entstanden_aus)::text FROM engine.vorgang WHERE id = :b), '(etv_beschluss,antrag,' || :p || ')', 'a decision like any other, linked to the plan');
SELECT is(tests.schritt(:b, 'zurueckziehen', '{"grund": "Erst Rückfrage"}'), 'zurueckgezogen', 'withdrawn');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :p), 'versendet', 'leads the plan back');
SELECT tests.schritt(:p, 'zur_abstimmung_stellen', '{"top": "3", "wortlaut": "Die Vorschüsse 2027 werden beschlossen."}') \g /dev/null
SELECT beschluss_vorgang_id AS b FROM akte.wirtschaftsplaene WHERE id = :plan \gset
-- a second plan is in the air: only the one voted on moves
SELECT tests.plan(:t, '{"jahr": "2028", "gueltig_ab": "2028-01-01"}') AS q \gset
SELECT tests.schritt(:q, 'position_erfassen', '{"bezeichnung": "Versicherung", "betrag": "120", "schluessel": "mea", "art": "hausgeld"}') || tests.schritt(:q, 'versenden') || tests.schritt(:q, 'zur_abstimmung_stellen', '{"top": "3", "wortlaut": "Die Vorschüsse 2028 werden beschlossen."}') \g /dev/null
SELECT beschluss_vorgang_id AS qb FROM akte.wirtschaftsplaene WHERE vorgang_id = :q \gset
-- WE 05 changes hands on 1 July 2027
INSERT INTO akte.eigentuemer (mandant_id, anrede, vorname, nachname) VALUES (:m, 'Herr', 'Ulf', 'Neumann') RETURNING id AS neu \gset
UPDATE akte.eigentumsverhaeltnisse SET bis = '2027-06-30' WHERE mandant_id = :m AND einheit_id = (SELECT id FROM akte.einheiten WHERE mandant_id = :m AND bezeichnung = 'WE 05');
INSERT INTO akte.eigentumsverhaeltnisse (mandant_id, einheit_id, eigentuemer_id, von) SELECT :m, id, :neu, '2027-07-01' FROM akte.einheiten WHERE mandant_id = :m AND bezeichnung = 'WE 05';
SELECT tests.stimmen(:b, 'jjjjj') || tests.schritt(:b, 'abstimmen') \g /dev/null
SELECT is((SELECT count(*) FROM akte.hausgeld_sollstellungen), 0::bigint, 'nothing is owed before the proclamation');
SELECT is(tests.schritt(:b, 'verkuenden', '{"verkuendet_am": "2026-05-20", "verkuendet_von": "Anke Lindner"}'), 'anfechtungsfrist', 'proclaimed');
SELECT is((SELECT string_agg(zustand, ' ' ORDER BY id) FROM engine.vorgang WHERE id IN (:p, :q)), 'beschlossen zur_abstimmung', 'the plan is decided, the other waits');
SELECT is((SELECT lifecycle FROM engine.lifecycle WHERE vorgang_id = :p ORDER BY nr DESC LIMIT 1), 'child_completed:wirtschaftsplan_genehmigung', 'and the bracket knows');

-- claims
SELECT is((SELECT count(*) FROM akte.hausgeld_sollstellungen), 72::bigint, 'six units, twelve months');
SELECT is((SELECT sum(betrag) FROM akte.hausgeld_bestandteile), 10000.00, 'which add up to the plan, to the cent');
SELECT is((SELECT string_agg(art || ' ' || s, ', ' ORDER BY art) FROM (SELECT art, sum(betrag) AS s FROM akte.hausgeld_bestandteile GROUP BY art) x), 'hausgeld 4000.00, ruecklage 6000.00', 'the reserve told apart');
SELECT is((SELECT (monat, zeitraum_bis, faellig_am, verzug_ab, prozentpunkte, status)::text FROM akte.hausgeld_sollstellungen f JOIN akte.einheiten e ON e.id = f.einheit_id WHERE e.bezeichnung = 'WE 01' AND monat = '2027-05-01'), '(2027-05-01,2027-05-31,2027-05-05,2027-05-07,5.00,offen)', 'due by the third Werktag, in default from the fourth: 1 May and Ascension Day are none');
SELECT is((SELECT string_agg(DISTINCT CASE WHEN f.eigentuemer_id = :neu THEN 'neu' ELSE 'alt' END || ' ' || (f.monat < '2027-07-01'), ', ') FROM akte.hausgeld_sollstellungen f JOIN akte.einheiten e ON e.id = f.einheit_id WHERE e.bezeichnung = 'WE 05'), 'alt true, neu false', 'the owner of that month owes it');
SELECT is((SELECT count(DISTINCT x.betrag) FROM akte.hausgeld_sollstellungen f JOIN akte.einheiten e ON e.id = f.einheit_id CROSS JOIN LATERAL (SELECT sum(b.betrag) AS betrag FROM akte.hausgeld_bestandteile b WHERE b.forderung_id = f.id) x WHERE e.bezeichnung = 'WE 03'), 2::bigint, 'instalments differ by a cent at most');

-- rejected
SELECT tests.stimmen(:qb, 'nnnnn') || tests.schritt(:qb, 'abstimmen') || tests.schritt(:qb, 'ablehnung_verkuenden', '{"verkuendet_am": "2026-05-20", "verkuendet_von": "Anke Lindner"}') \g /dev/null
SELECT is((SELECT (zustand, ende_art)::text FROM engine.vorgang WHERE id = :q), '(abgelehnt,abbruch)', 'a rejected plan');
SELECT is((SELECT count(*) FROM akte.hausgeld_sollstellungen WHERE vorgang_id = :q), 0::bigint, 'claims nothing');

-- a new plan for the second half of the year, decided in April 2027
SELECT tests.um('2027-03-01 10:00+01') \g /dev/null
SELECT tests.versammlung(:o, '{"termin": "15.04.2027 18:00"}') AS w \gset
SELECT traeger_id AS wt FROM engine.vorgang WHERE id = :w \gset
SELECT tests.schritt(:w, 'top_erfassen', '{"titel": "Wirtschaftsplan", "art": "wirtschaftsplan"}') || tests.schritt(:w, 'einladen', '{"weg": "brief", "versandt_am": "2027-03-01", "zugang_am": "2027-03-04"}') \g /dev/null
SELECT tests.plan(:wt, '{"jahr": "2027", "gueltig_ab": "2027-03-01"}') AS r \gset
SELECT tests.schritt(:r, 'position_erfassen', '{"bezeichnung": "Alles neu", "betrag": "12.000,00", "schluessel": "mea", "art": "hausgeld"}') || tests.schritt(:r, 'versenden') \g /dev/null
UPDATE akte.hausgeld_sollstellungen SET status = 'bezahlt' WHERE monat = '2027-12-01' AND einheit_id = (SELECT id FROM akte.einheiten WHERE mandant_id = :m AND bezeichnung = 'WE 04');
UPDATE akte.hausgeld_sollstellungen SET getilgt = 10 WHERE monat = '2027-11-01' AND einheit_id = (SELECT id FROM akte.einheiten WHERE mandant_id = :m AND bezeichnung = 'WE 04');
SELECT tests.um('2027-04-15 19:00+02') \g /dev/null
SELECT tests.schritt(:w, 'durchfuehren', '{"leitung": "Anke Lindner"}') || tests.da(:w, 'aaaaa') || tests.schritt(:r, 'zur_abstimmung_stellen', '{"top": "1", "wortlaut": "Neue Vorschüsse."}') \g /dev/null
SELECT beschluss_vorgang_id AS rb FROM akte.wirtschaftsplaene WHERE vorgang_id = :r \gset
SELECT tests.stimmen(:rb, 'jjjjj') || tests.schritt(:rb, 'abstimmen') \g /dev/null
SELECT is((SELECT s->'wirkung'->>'ersetzt' FROM jsonb_array_elements(engine.vorschau(:rb, 'verkuenden', '{"verkuendet_am": "2027-04-15", "verkuendet_von": "Anke Lindner"}')->'schritte') s WHERE s->>'automat' = 'wirtschaftsplan_genehmigung'), '46', 'the preview says what is replaced');
SELECT is(tests.soll('WE 01', 'storniert'), '0 0', 'and replaces nothing');
SELECT is(tests.schritt(:rb, 'verkuenden', '{"verkuendet_am": "2027-04-15", "verkuendet_von": "Anke Lindner"}'), 'anfechtungsfrist', 'decided');
SELECT is(tests.soll('WE 01', 'storniert'), '8 0.00', 'months to come are reversed to nothing, not deleted');
SELECT is((SELECT string_agg(to_char(f.monat, 'MM') || ' ' || x.betrag, ', ' ORDER BY f.monat) FROM akte.hausgeld_sollstellungen f JOIN akte.einheiten e ON e.id = f.einheit_id CROSS JOIN LATERAL (SELECT sum(b.betrag) AS betrag FROM akte.hausgeld_bestandteile b WHERE b.forderung_id = f.id) x
             WHERE e.bezeichnung = 'G 01' AND f.status = 'offen'), '01 43.06, 02 43.06, 03 43.06, 04 43.06, 05 50.00, 06 50.00, 07 50.00, 08 50.00, 09 50.00, 10 50.00, 11 50.00, 12 50.00', 'past months stay, the new ones have the new amount');
SELECT is(tests.soll('WE 04', 'bezahlt') || ' ' || tests.soll('WE 04', 'storniert'), '1 127.80 6 0.00', 'what was paid ahead stays, if only in part') ;

-- annulled: what is open of it goes
UPDATE akte.hausgeld_sollstellungen SET getilgt = 20 WHERE vorgang_id = :r AND monat = '2027-05-01' AND einheit_id = (SELECT id FROM akte.einheiten WHERE mandant_id = :m AND bezeichnung = 'G 01');
SELECT tests.schritt(:rb, 'anfechten', '{"klage_am": "2027-04-15", "gericht": "AG Schöneberg", "klaeger": "Mira Lang"}') \g /dev/null
SELECT is(tests.schritt(:rb, 'fuer_ungueltig_erklaeren', '{"urteil_am": "2027-04-15", "urteilsformel": "Ungültig."}'), 'fuer_ungueltig_erklaert', 'annulled');
SELECT is((SELECT count(*) FILTER (WHERE status = 'storniert') || ' ' || count(*) FROM akte.hausgeld_sollstellungen WHERE vorgang_id = :r), '45 46', 'no claim of it is left but the one paid in part');
SELECT is((SELECT sum(b.betrag) FROM akte.hausgeld_bestandteile b JOIN akte.hausgeld_sollstellungen f ON f.id = b.forderung_id WHERE f.vorgang_id = :r), 20.00, 'of which the rest is reversed, to the cent');

-- decided late: nothing is due before it was decided
SELECT tests.um('2029-01-10 10:00+01') \g /dev/null
SELECT tests.versammlung(:o, '{"termin": "15.03.2029 18:00"}') AS x \gset
SELECT traeger_id AS xt FROM engine.vorgang WHERE id = :x \gset
SELECT tests.schritt(:x, 'top_erfassen', '{"titel": "Wirtschaftsplan", "art": "wirtschaftsplan"}') || tests.schritt(:x, 'einladen', '{"weg": "brief", "versandt_am": "2029-01-10", "zugang_am": "2029-01-13"}') \g /dev/null
SELECT tests.plan(:xt, '{"jahr": "2029", "gueltig_ab": "2029-01-01"}') AS s \gset
SELECT tests.schritt(:s, 'position_erfassen', '{"bezeichnung": "Alles", "betrag": "12.000,00", "schluessel": "mea", "art": "hausgeld"}') || tests.schritt(:s, 'versenden') \g /dev/null
UPDATE akte.eigentumsverhaeltnisse SET bis = '2029-10-31' WHERE mandant_id = :m AND einheit_id = (SELECT id FROM akte.einheiten WHERE mandant_id = :m AND bezeichnung = 'WE 03');
SELECT tests.um('2029-03-15 19:00+01') \g /dev/null
SELECT tests.schritt(:x, 'durchfuehren', '{"leitung": "Anke Lindner"}') || tests.da(:x, 'aaaaa') || tests.schritt(:s, 'zur_abstimmung_stellen', '{"top": "1", "wortlaut": "Vorschüsse."}') \g /dev/null
SELECT beschluss_vorgang_id AS sb FROM akte.wirtschaftsplaene WHERE vorgang_id = :s \gset
SELECT tests.stimmen(:sb, 'jjjjj') || tests.schritt(:sb, 'abstimmen') || tests.schritt(:sb, 'verkuenden', '{"verkuendet_am": "2029-03-15", "verkuendet_von": "Anke Lindner"}') \g /dev/null
SELECT is((SELECT string_agg(DISTINCT to_char(monat, 'MM') || ' ' || faellig_am, ', ' ORDER BY to_char(monat, 'MM') || ' ' || faellig_am) FROM akte.hausgeld_sollstellungen WHERE vorgang_id = :s AND monat <= '2029-04-01'),
  '01 2029-04-05, 02 2029-04-05, 03 2029-04-05, 04 2029-04-05', 'months already gone fall due with the next one');
SELECT is((SELECT daten->'wirkung'->>'ohne_eigentuemer' FROM audit.protokoll WHERE vorgang_id = :s AND ereignis = 'beschliessen'), '2', 'months for which no owner is known are said, not lost in silence');
SELECT is((SELECT count(*) FROM engine.vorgang v JOIN akte.wirtschaftsplaene w ON w.vorgang_id = v.id WHERE v.zustand <> w.status), 0::bigint, 'status and state agree');
SELECT * FROM finish();
ROLLBACK;
