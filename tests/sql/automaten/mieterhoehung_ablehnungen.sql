-- mieterhoehung: everything it refuses, with code and field.
\ir ../hilfen.psql
\ir miethoehe.psql
SELECT no_plan();
SELECT tests.mandant() AS m \gset
SELECT tests.objekt(:m, '0147', 'BE') AS o \gset
-- a town of which nobody has recorded a cap
SELECT tests.objekt(:m, '0900', 'BW') AS fremd \gset
UPDATE akte.objekte SET ort = 'Tuttlingen' WHERE id = :fremd;
SELECT tests.einheit(:m, :fremd) AS ferne, tests.einheit(:m, :o, 'WE 99') AS ohne \gset
UPDATE akte.einheiten SET wohnflaeche = NULL WHERE id = :ohne;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietart": "staffel"}') AS staffel, tests.laufend(:m, '{"mietart": "index"}') AS index, tests.laufend(:m, '{"gewerbe": "ja", "kuendigung_sonderfall": "580a", "bewohner": []}') AS gewerbe,
       tests.laufend(:m) AS mv, tests.laufend(:m, jsonb_build_object('einheit_id', :ferne)) AS fern, tests.laufend(:m, jsonb_build_object('einheit_id', :ohne)) AS klein, tests.laufend(:m) AS alt, tests.laufend(:m, '{"mietbeginn": "2025-04-15"}') AS jung, tests.laufend(:m) AS mod, tests.laufend(:m) AS modalt, tests.laufend(:m) AS modn, tests.laufend(:m) AS ueb \gset
SELECT is(tests.beginnen(:staffel, 'mieterhoehung') || ' ' || tests.beginnen(:index, 'mieterhoehung'), 'MAA01 MAA01', 'no stepped, no indexed rent');
SELECT is(tests.beginnen(:gewerbe, 'mieterhoehung'), 'MAA02', 'no business premises');
SELECT is((SELECT s.fehlercode FROM engine.startbare_automaten(tests.traeger(:index)) s WHERE s.ereignis = 'mieterhoehung'), 'MAA01', 'the button says why it is locked');
SELECT is(tests.beginnen(:mv, 'mieterhoehung', '{"preisgebunden": "ja"}'), 'MAA03 preisgebunden', 'no subsidised flat');
SELECT is(tests.beginnen(:mv, 'mieterhoehung', '{"anlass": "1"}'), 'MA012 anlass', 'a cause is one of this file');
SELECT tests.als(:m, 'buchhaltung', '2026-03-02 09:00+01') \g /dev/null
SELECT is(tests.beginnen(:mv, 'mieterhoehung'), 'MA014', 'not the bookkeepers');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT is(tests.beginnen(:mv, 'mieterhoehung'), 'begruendung', 'this one can');
SELECT tests.vorgang(:mv, 'mieterhoehung') AS v \gset

-- the evidence
SELECT is(tests.tun(:v, 'versenden', '{"miete_neu": "1000"}'), 'MA004', 'no demand without evidence');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "mietspiegel"}'), 'MAA05 bezeichnung', 'which Mietspiegel');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "mietspiegel", "bezeichnung": "Berliner Mietspiegel 2024"}'), 'MAA05 vergleichsmiete_qm', 'its value');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "mietspiegel", "bezeichnung": "Berliner Mietspiegel 2024", "vergleichsmiete_qm": "12"}'), 'MAA05 stand', 'its day');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "mietspiegel", "bezeichnung": "Berliner Mietspiegel 2024", "vergleichsmiete_qm": "12", "stand": "01.09.2026"}'), 'MAA05 stand', 'which is not to come');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "mietspiegel", "bezeichnung": "Berliner Mietspiegel 2024", "vergleichsmiete_qm": "12", "stand": "01.09.2023"}'), 'MAA05 feld', 'its field');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "mietspiegel", "bezeichnung": "Berliner Mietspiegel 2024", "vergleichsmiete_qm": "12", "stand": "01.09.2023", "feld": "H4", "spanne_von": "9"}'), 'MAA05 spanne_bis', 'its span');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "mietspiegel", "bezeichnung": "Berliner Mietspiegel 2024", "vergleichsmiete_qm": "12", "stand": "01.09.2023", "feld": "H4", "spanne_von": "14", "spanne_bis": "9"}'), 'MAA05 spanne_von', 'the right way round');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "mietspiegel", "bezeichnung": "Berliner Mietspiegel 2024", "vergleichsmiete_qm": "14,01", "stand": "01.09.2023", "feld": "H4", "spanne_von": "9", "spanne_bis": "14"}'), 'MAA05 vergleichsmiete_qm', 'a value within it');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "gutachten", "bezeichnung": "Dipl.-Ing. Holm", "vergleichsmiete_qm": "12", "stand": "01.02.2026"}'), 'MAA05 oeffentlich_bestellt', 'an expert who is sworn');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA Hannover", "vergleichsmiete_qm": "12", "qualifizierter_mietspiegel": "ja"}'), 'MAA07 qualifizierter_wert_qm', 'the qualified Mietspiegel is mentioned in any case');
SELECT is(tests.beginnen(:klein, 'mieterhoehung') || ' ' || tests.tun(tests.vorgang(:klein, 'mieterhoehung'), 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "12"}'), 'begruendung MAA08 wohnflaeche', 'a flat without a known area');
SELECT is(tests.tun(tests.vorgang(:klein, 'mieterhoehung'), 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "12", "wohnflaeche": "50"}') || ' ' || tests.frage('SELECT vergleichsmiete FROM akte.mieterhoehungen WHERE mietverhaeltnis_id = ' || :klein), 'beleg_erfasst 600.00', 'unless somebody says it');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "13"}'), 'beleg_erfasst', 'recorded: 1092.00');

-- the amount
SELECT is(tests.tun(:v, 'versenden', '{"miete_neu": "920,00"}'), 'MAA14 miete_neu', 'no more than now');
SELECT is(tests.tun(:v, 'versenden', '{"miete_neu": "1.058,01"}'), 'MAA15 miete_neu', 'above the cap of 15 %');
SELECT is(tests.tun(:v, 'versenden', '{"miete_neu": "1000", "zugang_erwartet": "01.03.2026"}'), 'MAA17 zugang_erwartet', 'it does not arrive before it is written');
SELECT is(tests.tun(:v, 'versenden', '{"miete_neu": "1000", "kappungsgrenze": "20", "kappungsgrenze_quelle": "meine Meinung"}'), 'MAA12 kappungsgrenze', 'where the cap is known nobody sets another');
SELECT is(tests.tun(:v, 'versenden', '{"miete_neu": "1000", "_uebersteuern": {"mieterhoehung_verlangen": "Der Eigentümer will es so."}}'), 'MA007', 'a cap is not overridden');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "12"}') || ' ' || tests.tun(:v, 'versenden', '{"miete_neu": "1.008,01"}'), 'beleg_erfasst MAA16 miete_neu', 'not above the evidence, either');
SELECT is(tests.tun(:v, 'versenden', '{"miete_neu": "1.008,00"}'), 'verlangen_versendet', 'up to it');

-- the day it arrived
SELECT is(tests.tun(:v, 'zugang_erfassen', '{"zugang_am": "03.03.2026"}'), 'MAA17 zugang_am', 'not to come');
SELECT is(tests.tun(:v, 'zugang_erfassen', '{"zugang_am": "01.03.2026"}'), 'MAA17 zugang_am', 'not before the letter');
SELECT is(tests.tun(:v, 'zugang_erfassen', '{"zugang_am": "02.03.2026"}'), 'zustimmungsfrist', 'today');
SELECT is(tests.tun(:v, 'klage_einreichen', '{"klage_am": "02.03.2026", "gericht": "AG Schöneberg"}'), 'MA004', 'no lawsuit while there is time to think');
SELECT is(tests.tun(:v, 'zustimmen', '{"zugestimmt_am": "03.03.2026", "alle_mieter": "ja"}'), 'MAA18 zugestimmt_am', 'no consent tomorrow');
SELECT is(tests.tun(:v, 'zustimmen', '{"zugestimmt_am": "28.02.2026", "alle_mieter": "ja"}'), 'MAA18 zugestimmt_am', 'none before the demand');
SELECT is(tests.tun(:v, 'zustimmen', '{"zugestimmt_am": "02.03.2026", "alle_mieter": "nein"}'), 'MAA19 alle_mieter', 'of all');
SELECT is(tests.tun(:v, 'teilweise_zustimmen', '{"teilmiete": "920", "zugestimmt_am": "02.03.2026", "alle_mieter": "ja"}') || ' ' || tests.tun(:v, 'teilweise_zustimmen', '{"teilmiete": "1008", "zugestimmt_am": "02.03.2026", "alle_mieter": "ja"}'), 'MAA20 teilmiete MAA20 teilmiete', 'a part is a part');
SELECT tests.nacht(:m, '2026-06-02 02:00+02') \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2026-06-05 09:00+02') \g /dev/null
SELECT is(tests.tun(:v, 'klage_einreichen', '{"klage_am": "06.06.2026", "gericht": "AG Schöneberg"}') || ' ' || tests.tun(:v, 'klage_einreichen', '{"klage_am": "31.05.2026", "gericht": "AG Schöneberg"}'), 'MAA21 klage_am MAA21 klage_am', 'sued after the time to think, and not in the future');
SELECT tests.um('2026-09-03 09:00+02') \g /dev/null
SELECT is(tests.tun(:v, 'klage_einreichen', '{"klage_am": "02.09.2026", "gericht": "AG Schöneberg"}'), 'MAA22 klage_am', 'too late, even if the night job has not run');
SELECT is(tests.tun(:v, 'klage_einreichen', '{"klage_am": "10.08.2026", "gericht": "AG Schöneberg"}'), 'klage', 'recorded late, sued in time');
SELECT is(tests.tun(:v, 'urteil_stattgegeben', '{"urteil_am": "09.08.2026"}') || ' ' || tests.tun(:v, 'urteil_stattgegeben', '{"urteil_am": "04.09.2026"}'), 'MAA23 urteil_am MAA23 urteil_am', 'a judgment after the suit, and not in the future');
SELECT is(tests.tun(:v, 'urteil_stattgegeben', '{"urteil_am": "03.09.2026", "urteil_miete": "1.008,01"}') || ' ' || tests.tun(:v, 'urteil_stattgegeben', '{"urteil_am": "03.09.2026", "urteil_miete": "920"}'), 'MAA20 urteil_miete MAA20 urteil_miete', 'no more than demanded, and more than nothing');
SELECT is(tests.tun(:v, 'urteil_stattgegeben', '{"urteil_am": "03.09.2026"}') || ' ' || tests.miete(:mv, '2026-06-01'), 'umgesetzt 1008.00', 'as demanded');

-- the year to wait, and the fifteen months
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.kondition(:alt, '2025-04-01', 940.00) \g /dev/null
SELECT is(tests.beginnen(:alt, 'mieterhoehung') || ' ' || tests.tun(tests.vorgang(:alt, 'mieterhoehung'), 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "13"}'), 'begruendung beleg_erfasst', 'a rent that rose on 1 April 2025');
SELECT is(tests.tun(tests.vorgang(:alt, 'mieterhoehung'), 'versenden', '{"miete_neu": "1000"}') || ' ' || tests.tun(tests.vorgang(:alt, 'mieterhoehung'), 'versenden', '{"miete_neu": "1000", "zugang_erwartet": "31.03.2026"}'), 'MAA10 miete_neu MAA10 miete_neu', 'void before 1 April 2026');
SELECT is(tests.tun(tests.vorgang(:alt, 'mieterhoehung'), 'versenden', '{"miete_neu": "1000", "zugang_erwartet": "01.04.2026"}'), 'verlangen_versendet', 'it may arrive that day');
SELECT tests.um('2026-04-02 09:00+02') \g /dev/null
SELECT is(tests.tun(tests.vorgang(:alt, 'mieterhoehung'), 'zugang_erfassen', '{"zugang_am": "30.03.2026"}'), 'MAA10 zugang_am', 'it came two days early: void, to be written again');
SELECT is(tests.tun(tests.vorgang(:alt, 'mieterhoehung'), 'zugang_erfassen', '{"zugang_am": "01.04.2026"}') || ' ' || tests.frage('SELECT ausgangsmiete || '' '' || wirksam_ab FROM akte.mieterhoehungen WHERE mietverhaeltnis_id = ' || :alt), 'zustimmungsfrist 920.00 2026-07-01', 'in time; measured by the rent three years before');
SELECT tests.um('2026-04-15 09:00+02') \g /dev/null
SELECT is(tests.beginnen(:jung, 'mieterhoehung') || ' ' || tests.tun(tests.vorgang(:jung, 'mieterhoehung'), 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "13"}') || ' ' || tests.tun(tests.vorgang(:jung, 'mieterhoehung'), 'versenden', '{"miete_neu": "1000"}')
  || ' ' || tests.tun(tests.vorgang(:jung, 'mieterhoehung'), 'zugang_erfassen', '{"zugang_am": "15.04.2026"}') || ' ' || tests.frage('SELECT wirksam_ab || '' '' || ausgangsmiete FROM akte.mieterhoehungen WHERE mietverhaeltnis_id = ' || :jung),
  'begruendung beleg_erfasst verlangen_versendet zustimmungsfrist 2026-08-01 920.00', 'a lease of mid-April: the fifteen months end on 15 July, so August; its first rent is the base');

-- an increase after a modernisation counts neither for the year nor for the cap
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT is(tests.beginnen(:mod, 'modernisierung', '{"bezeichnung": "Dämmung", "massnahme": "1"}'), 'planung', 'a modernisation');
SELECT tests.kondition(:mod, '2025-12-01', 970.00, 'fest', 'Modernisierung', tests.vorgang(:mod, 'modernisierung')) \g /dev/null
SELECT is(tests.beginnen(:mod, 'mieterhoehung') || ' ' || tests.tun(tests.vorgang(:mod, 'mieterhoehung'), 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "14"}') || ' ' || tests.tun(tests.vorgang(:mod, 'mieterhoehung'), 'versenden', '{"miete_neu": "1.108,01"}'),
  'begruendung beleg_erfasst MAA15 miete_neu', '920 + 15 % + 50 € is the limit');
SELECT is(tests.tun(tests.vorgang(:mod, 'mieterhoehung'), 'versenden', '{"miete_neu": "1.108,00"}'), 'verlangen_versendet', 'three months after the other increase');

-- one before the three years is part of the base already
SELECT tests.beginnen(:modalt, 'modernisierung', '{"bezeichnung": "Fenster", "massnahme": "1"}') \g /dev/null
SELECT tests.kondition(:modalt, '2020-01-01', 970.00, 'fest', 'Modernisierung', tests.vorgang(:modalt, 'modernisierung')) \g /dev/null
SELECT is(tests.beginnen(:modalt, 'mieterhoehung') || ' ' || tests.tun(tests.vorgang(:modalt, 'mieterhoehung'), 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "14"}') || ' ' || tests.tun(tests.vorgang(:modalt, 'mieterhoehung'), 'versenden', '{"miete_neu": "1.115,51"}')
  || ' ' || tests.tun(tests.vorgang(:modalt, 'mieterhoehung'), 'versenden', '{"miete_neu": "1.115,50"}'), 'begruendung beleg_erfasst MAA15 miete_neu verlangen_versendet', '970 + 15 %, and nothing on top');

-- and one before a later agreement on the rent is no addition any more
SELECT tests.beginnen(:modn, 'modernisierung', '{"bezeichnung": "Fenster", "massnahme": "1"}') \g /dev/null
SELECT tests.kondition(:modn, '2024-01-01', 970.00, 'fest', 'Modernisierung', tests.vorgang(:modn, 'modernisierung')) \g /dev/null
SELECT tests.nachtrag(:modn, '{"gueltig_ab": "01.06.2024", "unterzeichnet_am": "20.05.2024", "nettokaltmiete": "980,00"}') \g /dev/null
SELECT is(tests.beginnen(:modn, 'mieterhoehung') || ' ' || tests.tun(tests.vorgang(:modn, 'mieterhoehung'), 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "14"}') || ' ' || tests.tun(tests.vorgang(:modn, 'mieterhoehung'), 'versenden', '{"miete_neu": "1.058,01"}')
  || ' ' || tests.tun(tests.vorgang(:modn, 'mieterhoehung'), 'versenden', '{"miete_neu": "1.058,00"}'), 'begruendung beleg_erfasst MAA15 miete_neu verlangen_versendet', '920 + 15 %: the agreement set the rent anew');

-- a town without a recorded cap
SELECT is(tests.beginnen(:fern, 'mieterhoehung') || ' ' || tests.tun(tests.vorgang(:fern, 'mieterhoehung'), 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "14"}'), 'begruendung beleg_erfasst', 'Tuttlingen');
SELECT is(tests.tun(tests.vorgang(:fern, 'mieterhoehung'), 'versenden', '{"miete_neu": "1000"}'), 'MAA11 kappungsgrenze', 'nothing is assumed');
SELECT is(tests.tun(tests.vorgang(:fern, 'mieterhoehung'), 'versenden', '{"miete_neu": "1000", "kappungsgrenze": "20"}'), 'MAA11 kappungsgrenze_quelle', 'nor believed without a source');
SELECT is(tests.tun(tests.vorgang(:fern, 'mieterhoehung'), 'versenden', '{"miete_neu": "1.104,01", "kappungsgrenze": "20", "kappungsgrenze_quelle": "keine Verordnung für Tuttlingen, GBl. geprüft am 02.03.2026"}'), 'MAA15 miete_neu', 'twenty percent then');
SELECT is(tests.tun(tests.vorgang(:fern, 'mieterhoehung'), 'versenden', '{"miete_neu": "1.104,00", "kappungsgrenze": "20", "kappungsgrenze_quelle": "keine Verordnung für Tuttlingen, GBl. geprüft am 02.03.2026"}') || ' ' || tests.tun(tests.vorgang(:fern, 'mieterhoehung'), 'zugang_erfassen', '{"zugang_am": "02.03.2026"}'), 'verlangen_versendet zustimmungsfrist', 'the answer holds for the Zugang, too');

-- a stock taken over that does not know since when, nor what was before
RESET ROLE;
ALTER TABLE akte.mietkonditionen DISABLE TRIGGER USER;
UPDATE akte.mietkonditionen SET gueltig_ab = '2025-12-01', grund = 'Übernahme: Miete laut Vertrag, Tag der Änderung nicht bekannt' WHERE mietverhaeltnis_id = :ueb;
UPDATE akte.mietverhaeltnisse SET uebernommen = true WHERE id = :ueb;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.beginnen(:ueb, 'mieterhoehung') || ' ' || tests.tun(tests.vorgang(:ueb, 'mieterhoehung'), 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "14"}'), 'begruendung beleg_erfasst', 'taken over');
SELECT is(tests.tun(tests.vorgang(:ueb, 'mieterhoehung'), 'versenden', '{"miete_neu": "1000"}'), 'MAA09 letzte_aenderung_am', 'since when');
SELECT is(tests.tun(tests.vorgang(:ueb, 'mieterhoehung'), 'versenden', '{"miete_neu": "1000", "letzte_aenderung_am": "01.01.2023"}'), 'MAA13 ausgangsmiete', 'and what it was three years before');
SELECT is(tests.tun(tests.vorgang(:ueb, 'mieterhoehung'), 'versenden', '{"miete_neu": "1000", "letzte_aenderung_am": "01.01.2023", "ausgangsmiete": "860"}'), 'MAA15 miete_neu', '860 + 15 % is 989');
SELECT is(tests.tun(tests.vorgang(:ueb, 'mieterhoehung'), 'versenden', '{"miete_neu": "989", "letzte_aenderung_am": "01.01.2023", "ausgangsmiete": "860"}'), 'verlangen_versendet', 'that may be demanded');
SELECT is(tests.tun(tests.vorgang(:ueb, 'mieterhoehung'), 'zurueckziehen', '{"grund": "Rechenfehler"}'), 'zurueckgezogen', 'and withdrawn');
SELECT is(tests.beginnen(:ueb, 'mieterhoehung'), 'begruendung', 'after which a new one is possible');
SELECT * FROM finish();
ROLLBACK;
