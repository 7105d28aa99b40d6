-- The story, sixth telling: 2021, water in the bath of the Hauptstraße. Reported, checked, claimed from the insurance, the rent reduced
-- by day, repaired as a matter of the house, paid for, closed; one line of linked Vorgänge.
\ir ../hilfen.psql
\ir ../automaten/mietleben.psql
SELECT plan(34);
SELECT tests.mandant() AS m \gset
SELECT tests.datei(:m) AS f1, tests.datei(:m) AS f2, tests.datei(:m) AS f3, tests.datei(:m) AS f4 \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2021-02-08 09:30+01') \g /dev/null
SELECT tests.laufend(:m) AS mv \gset
SELECT tests.traeger(:mv) AS t \gset
RESET ROLE;
SELECT tests.miete(:mv, '2021-02-01'), tests.miete(:mv, '2021-03-01') \g /dev/null
SET LOCAL ROLE mietakte_dba;

-- Monday 8 February 2021: it drips
SELECT is(tests.start('schaden', :t, jsonb_build_object('kategorie', 'wasser', 'raum', 'Bad', 'beschreibung', 'Wasser tropft von der Decke, der Putz ist aufgequollen.', 'seit', '07.02.2021', 'foto_1', :'f1', 'foto_2', :'f2')), 'gemeldet', '8 February: reported with two photos');
SELECT tests.vorgang(:mv, 'schaden') AS s \gset
SELECT is(tests.zustand(:mv), 'laufende_vermietung', 'the tenancy runs on');
SELECT tests.um('2021-02-09 11:00+01') \g /dev/null
SELECT is(tests.loesen(:s, 'pruefen', '{"ursache": "Steigleitung im dritten Stock undicht (Korrosion)", "kostentraeger": "versicherung", "kosten_geschaetzt": "4.300,00"}'), 'geprueft', '9 February: the riser, not the tenant');
SELECT is(tests.loesen(:s, 'versicherung_melden', '{"versicherung": "Spree Gebäudeversicherung AG", "gemeldet_am": "09.02.2021", "betrag": "4.300,00", "strasse": "Mühlendamm 4", "plz": "10178", "ort": "Berlin"}'), 'versicherung_gemeldet', 'the insurance is told the same day');
SELECT is(tests.loesen(:s, 'schadennummer_nachtragen', '{"schadennummer": "LW-21-004711"}'), 'versicherung_gemeldet', 'and gives it a number');

-- the rent is reduced by law; the quota is an assessment
SELECT is(tests.loesen(:s, 'minderung_anlegen', '{"mangel": "Decke im Bad durchfeuchtet, Bad nur eingeschränkt benutzbar", "mangel_seit": "07.02.2021"}'), 'versicherung_gemeldet', 'a reduction follows from the damage');
SELECT tests.vorgang(:mv, 'mietminderung') AS mm \gset
SELECT is(tests.loesen(:mm, 'pruefen', jsonb_build_object('verursacht_durch', 'vermieter', 'erheblich', 'ja', 'pruefung', 'Ortstermin am 9. Februar, Bad nur zur Hälfte nutzbar', 'nachweis', :'f1')), 'geprueft', 'looked at');
SELECT is(tests.loesen(:mm, 'quote_festlegen', '{"quote": "15", "ab": "07.02.2021", "grund": "Das Bad ist nur eingeschränkt benutzbar."}'), 'MAB26 ab', 'not from before the report');
SELECT is(tests.loesen(:mm, 'quote_festlegen', '{"quote": "15", "ab": "08.02.2021", "grund": "Das Bad ist nur eingeschränkt benutzbar."}'), 'laufend', 'fifteen percent from the day of the report');
SELECT is(tests.teile(:mv, '2021-02-01', 'minderung') || '/' || tests.teile(:mv, '2021-03-01', 'minderung'), '-127.13/-169.50', '1130 € × 15 %: 21 of 28 days, then the month');

-- the repair is a matter of the house
SELECT is(tests.loesen(:s, 'instandsetzung_veranlassen', '{"titel": "Steigleitung erneuern", "beschreibung": "Steigleitung im dritten Stock erneuern, Decke im Bad öffnen und schließen.", "kosten_geschaetzt": "4.300,00"}'), 'versicherung_gemeldet', 'an Instandsetzung at the object');
SELECT is((SELECT string_agg(v.automat || ' ' || t.art, ', ' ORDER BY v.id) FROM engine.vorgang v JOIN engine.traeger t ON t.id = v.traeger_id WHERE v.entstanden_aus = :s), 'mietminderung vermietung, instandsetzung objekt', 'both know where they came from');
SELECT is((SELECT jsonb_path_query_array(abschnitte, '$[*].links[*].titel')::text FROM api.stand_schaden WHERE vorgang_id = :s), '["Mietminderung", "Instandsetzung"]', 'and the page of the damage leads there');
SELECT is(tests.loesen(:s, 'beauftragen', '{"firma": "Bautrocknung Havel GmbH", "umfang": "Decke und Wand trocknen", "termin": "12.02.2021"}'), 'beauftragt', '9 February: drying does not wait');
SELECT is(tests.loesen(:s, 'beheben', jsonb_build_object('behoben_am', '09.02.2021', 'firma', 'x', 'arbeiten', 'x')), 'MA012 foto,firma,arbeiten', 'no remedy without its proof');

-- 2 March: half of it is done
SELECT tests.um('2021-03-02 10:00+01') \g /dev/null
SELECT is(tests.loesen(:mm, 'quote_festlegen', '{"quote": "5", "ab": "02.03.2021", "grund": "Trocknung beendet, nur der Anstrich fehlt noch."}'), 'laufend', '2 March: five percent from now on');
SELECT is(tests.teile(:mv, '2021-03-01', 'minderung'), '-169.50 109.35', 'one day at 15 %, thirty at 5 %: 60.15 stay');
SELECT is(tests.loesen(:s, 'regulieren', '{"reguliert_am": "01.03.2021", "betrag": "3.900,00"}'), 'beauftragt', 'the insurance pays 3900 € while the work goes on');
SELECT is(tests.loesen(:s, 'beauftragen', '{"firma": "Malerei Lenz", "umfang": "Decke im Bad streichen", "termin": "18.03.2021"}'), 'beauftragt', 'the painter');

-- 19 March: done
SELECT tests.um('2021-03-19 10:00+01') \g /dev/null
SELECT is(tests.loesen(:s, 'beheben', jsonb_build_object('behoben_am', '18.03.2021', 'firma', 'Malerei Lenz', 'arbeiten', 'Decke gespachtelt und gestrichen', 'foto', :'f3')), 'behoben', '18 March: remedied, with a photo');
SELECT is((SELECT n.text::jsonb->'wirkung' ? 'hinweis' FROM audit.eintraege e JOIN audit.nutzlast n USING (mandant_id, strom_id, nr) WHERE e.vorgang_id = :s AND e.ereignis = 'beheben' AND e.ergebnis = 'ok'), true, 'the step reminds of the reduction that still runs');
SELECT is(tests.loesen(:mm, 'mangel_behoben', '{"behoben_am": "18.03.2021", "nachweis_text": "Abnahme durch die Hausverwaltung, Foto im Schadenvorgang"}'), 'beendet', 'which ends with that day');
SELECT is(tests.teile(:mv, '2021-03-01', 'minderung'), '-169.50 109.35 23.70', 'one day at 15 %, seventeen at 5 %: 36.45 stay');
SELECT is((SELECT string_agg(to_char(f.monat, 'MM') || ' ' || (SELECT sum(b.betrag) FROM akte.mietzahlung_bestandteile b WHERE b.forderung_id = f.id), ', ' ORDER BY f.monat) FROM akte.mietzahlungen f WHERE f.art = 'miete'), '02 1002.87, 03 1093.55', 'owed to the cent');
SELECT is((SELECT count(*) FROM akte.minderung_buchungen WHERE rechenweg->'schritte' IS NOT NULL), 4::bigint, 'every change with its derivation');

-- 30 April: settled
SELECT tests.als(:m, 'buchhaltung', '2021-04-30 10:00+02') \g /dev/null
SELECT is(tests.loesen(:s, 'abrechnen', '{"kosten": "4.180,00", "anteil_versicherung": "4.000,00"}'), 'MAB10 anteil_versicherung', 'not more than it paid');
SELECT is(tests.loesen(:s, 'abrechnen', '{"kosten": "4.180,00", "anteil_versicherung": "3.900,00"}'), 'abgerechnet', '30 April: settled');
SELECT is((SELECT (anteil_versicherung, anteil_vermieter, anteil_mieter, forderung_id)::text FROM akte.schaeden WHERE vorgang_id = :s), '(3900.00,280.00,0.00,)', 'the rest is the landlord''s; the tenant owes nothing');

-- the line
SELECT is(tests.lebenszeichen(:s) || ' | ' || tests.lebenszeichen(:mm), 'child_started:schaden, child_completed:schaden | child_started:mietminderung, child_completed:mietminderung', 'both are closed');
SELECT is(tests.briefe(:s), 'schadenanzeige, schaden_beauftragung, schaden_beauftragung', 'the letters of the damage');
SELECT is(tests.briefe(:mm), 'minderung_quote, minderung_quote, minderung_ende', 'and of the reduction');
SELECT is(tests.zustand(:mv), 'laufende_vermietung', 'the tenancy never noticed');
SELECT is((SELECT count(*) FROM engine.vorgang v WHERE v.traeger_id = :t AND NOT v.ist_klammer AND v.beendet_am IS NULL), 0::bigint, 'nothing is open in the file');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen() WHERE vorgang_id IN (:s, :mm)), true, 'and the log is whole');
SELECT * FROM finish();
ROLLBACK;
