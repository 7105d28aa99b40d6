-- A claim without a day of its own (damages, a bill): the letter brings the default about, its Storno unmakes it; collection by hand.
\ir ../hilfen.psql
\ir mahnwesen.psql
SELECT plan(21);
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-01-02 09:00+01'), tests.laufend(:m) AS mv \gset
SELECT tests.mietkonto(:m, :mv) \g /dev/null
SELECT tests.traeger(:mv) AS t \gset
INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, faellig_am, prozentpunkte, prozentpunkte_grund, angelegt_am, angelegt_von)
VALUES (:m, :mv, 'schadenersatz', 'Schaden an der Wohnungstür', '2026-01-10', 5, '§ 288 Abs. 1 BGB', now(), 'test') RETURNING id AS f \gset
INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) VALUES (:m, :f, 'schadenersatz', 180.00, now());
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-01-20 09:00+01') \g /dev/null
SELECT is((SELECT verzug_ab IS NULL AND zinsen = 0 FROM api.forderungsposten(:mv, NULL, NULL)), true, 'due, but not in default: no interest');
SELECT is((SELECT ergebnis || ' ' || zinsen FROM api.mahnlauf()), 'vorschlag 0.00', 'it is dunned all the same');
SELECT tests.mahnung(:t) AS v \gset
SELECT is(tests.schritt(:v, 'freigeben', '{"zahlbar_bis": "2026-02-05"}'), 'stufe_1', 'with a date of its own');
SELECT is((SELECT verzug_ab || ' ' || status FROM akte.mietzahlungen), '2026-02-06 mahnung', 'in default the day after that date');
SELECT is((SELECT concat_ws(' ', verzug_ab IS NULL, zinsen, zinsabschnitte) FROM akte.mahnung_positionen), 't 0.00 []', 'the letter itself claims none');
SELECT is((api.mahnung_stornieren(:v, 'falsche Höhe')).nach, 'storniert', 'cancelled');
SELECT is((SELECT verzug_ab IS NULL AND status = 'offen' FROM akte.mietzahlungen), true, 'the default ends with the letter');
SELECT is((api.mahnung_stornieren(:v, 'noch einmal')).fehlercode, 'MA005', 'once');

-- the way to a collection agency, and interest from the letter on
SELECT tests.um('2026-02-10 09:00+01') \g /dev/null
SELECT is((SELECT ergebnis FROM api.mahnlauf()), 'vorschlag', 'proposed anew');
SELECT tests.mahnung(:t) AS v \gset
SELECT is(tests.schritt(:v, 'erinnerung_nachtragen', '{"stufe_1_am": "2026-02-11"}'), 'MAF24', 'not sent tomorrow');
SELECT is(tests.schritt(:v, 'erinnerung_nachtragen', '{"stufe_1_am": "2026-01-15"}'), 'stufe_1', 'a reminder sent by hand');
SELECT is(tests.schritt(:v, 'naechste_stufe_vorschlagen'), 'stufe_2_vorgeschlagen', 'the second');
SELECT is(tests.schritt(:v, 'freigeben'), 'stufe_2', 'released');
SELECT is(tests.schritt(:v, 'kuendigung_androhen', '{"frist": "2026-02-25"}'), 'MAF38', 'damages carry no notice');
SELECT tests.um('2026-03-02 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'naechste_stufe_vorschlagen') || ' ' || tests.schritt(:v, 'freigeben'), 'stufe_3_vorgeschlagen stufe_3', 'the last, with interest from 21 February on');
SELECT is((SELECT zinsen || ' ' || gebuehr || ' ' || gesamt FROM akte.mahnungen ORDER BY id DESC LIMIT 1), '0.31 10.00 190.31', 'ten days of interest');
SELECT is(tests.schritt(:v, 'an_inkasso_uebergeben', '{"an": "Inkasso Nord GmbH", "am": "2026-03-01"}'), 'MAF42', 'not before the last letter');
SELECT is(tests.schritt(:v, 'an_inkasso_uebergeben', '{"an": "Inkasso Nord GmbH", "am": "2026-03-02"}'), 'inkasso', 'handed over by a person');

-- the more burdensome first: rent can ground a notice, damages cannot, however old they are
SELECT is((SELECT angelegt FROM api.sollstellungen_erzeugen('2026-03-01') WHERE art = 'miete'), 1, 'rent of March');
SELECT tests.um('2026-03-10 09:00+01') \g /dev/null
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '100', 'wertstellung', '2026-03-10')), 'frei 0.00', 'a part payment');
SELECT is(tests.forderungen(:m, :mv), 'an 180.00 mahnung | März 1030.00 offen', 'goes to the rent (§ 366 Abs. 2)');
SELECT * FROM finish();
ROLLBACK;
