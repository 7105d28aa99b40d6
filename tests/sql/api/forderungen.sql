-- The claims ledger: monthly claims, payments and where they go (§§ 366, 367), what takes them back, interest over a long time.
\ir ../hilfen.psql
\ir ../automaten/mahnwesen.psql
SELECT plan(68);
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m, 'sachbearbeitung', '2023-03-01 09:00+01'), tests.laufend(:m, '{"mietbeginn": "2023-03-16"}') AS mv \gset
SELECT tests.als(:m, 'sachbearbeitung', '2023-03-20 09:00+01'), tests.laufend(:m, '{"mietbeginn": "2023-03-01", "gewerbe": "ja", "kaution_art": "keine", "kaution_betrag": null, "mieter": [{"firma": "Druckerei Kolb GmbH"}], "bewohner": []}') AS gw \gset
SELECT tests.mietkonto(:m, :mv) \g /dev/null
SET LOCAL ROLE mietakte_dba;

-- who may, which month
SELECT tests.als(:m, 'sachbearbeitung', '2023-03-20 09:00+01') \g /dev/null
SELECT throws_ok($$SELECT * FROM api.sollstellungen_erzeugen('2023-03-01')$$, 'MA014', NULL, 'claims are made by accounting');
SELECT tests.als(:m, 'buchhaltung', '2023-03-20 09:00+01') \g /dev/null
SELECT throws_ok($$SELECT * FROM api.sollstellungen_erzeugen('2023-06-01')$$, 'MAF01', NULL, 'not a quarter ahead');
SELECT throws_ok($$SELECT * FROM api.sollstellungen_erzeugen(NULL)$$, 'MAF01', NULL, 'not for no month');

-- first month by the day
SELECT is((SELECT angelegt || ' ' || summe FROM api.sollstellungen_erzeugen('2023-03-31') WHERE art = 'miete'), '2 1713.23', 'two leases, one from the 16th');
SELECT is((SELECT string_agg(b.art || ' ' || b.betrag, ', ' ORDER BY b.id) FROM akte.mietzahlung_bestandteile b JOIN akte.mietzahlungen z ON z.id = b.forderung_id WHERE z.mietverhaeltnis_id = :mv), 'nettokaltmiete 474.84, vorauszahlung_bk 67.10, vorauszahlung_hk 41.29', '16 of 31 days, each part rounded');
SELECT is((SELECT faellig_am || ' ' || verzug_ab || ' ' || zeitraum_von FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :mv), '2023-03-16 2023-03-17 2023-03-16', 'nobody owes rent before moving in');
SELECT is((SELECT prozentpunkte || ' ' || prozentpunkte_grund FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :mv), '5.00 Verbraucher beteiligt: § 288 Abs. 1 S. 2 BGB', 'a consumer: five points');
SELECT is((SELECT prozentpunkte || ' ' || prozentpunkte_grund FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :gw), '9.00 Entgeltforderung, kein Verbraucher beteiligt: § 288 Abs. 2 BGB', 'businesses on both sides: nine');
SELECT is((SELECT sum(angelegt) FROM api.sollstellungen_erzeugen('2023-03-01')), 0::bigint, 'idempotent');
SELECT is((SELECT count(*) FROM akte.mietzahlung_bestandteile), 6::bigint, 'nothing is doubled');
SELECT is((SELECT sum(soll) FROM akte.mietzahlungen), (SELECT sum(betrag) FROM akte.mietzahlung_bestandteile), 'the sum on the head is the sum of the parts');
-- a natural person as landlord makes it a consumer claim
RESET ROLE;
UPDATE akte.eigentuemer SET firma = NULL, nachname = 'Sanders';
SET LOCAL ROLE mietakte_dba;
SELECT tests.um('2023-04-01 09:00+02') \g /dev/null
SELECT is((SELECT sum(angelegt) FROM api.sollstellungen_erzeugen('2023-04-01')), 2::bigint, 'rents of April');
SELECT is((SELECT prozentpunkte FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :gw AND monat = '2023-04-01'), 5.00, 'a private landlord is a consumer');
-- the last month by the day
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET mietende = '2023-05-10' WHERE id = :gw;
SET LOCAL ROLE mietakte_dba;
SELECT tests.um('2023-05-02 09:00+02') \g /dev/null
SELECT is((SELECT summe FROM api.sollstellungen_erzeugen('2023-05-01') WHERE art = 'miete'), 1494.52, '1,130 and ten of 31 days');
SELECT is((SELECT sum(angelegt) FROM api.sollstellungen_erzeugen('2023-06-01')), 1::bigint, 'nothing after the end');
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET mietende = NULL WHERE id = :gw;

-- who may book what
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2023-05-02 09:00+02') \g /dev/null
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '10', 'wertstellung', '2023-05-02')), 'MA014', 'payments are booked by accounting');
SELECT tests.als(:m, 'buchhaltung', '2023-05-02 09:00+02') \g /dev/null
SELECT is(tests.zahlen('{"betrag": "10", "wertstellung": "2023-05-02"}'), 'MAF02', 'whose payment?');
SELECT is(tests.zahlen('{"mietverhaeltnis_id": 999999, "betrag": "10", "wertstellung": "2023-05-02"}'), 'MAF02', 'a lease nobody knows');
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '-5', 'wertstellung', '2023-05-02')), 'MA012', 'nothing below zero');
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '5', 'wertstellung', '2023-05-03')), 'MA012', 'nothing from tomorrow');
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '5', 'wertstellung', '2023-05-02', 'bestimmung', '999')), 'MAF04', 'meant for a claim that is not there');

-- § 366: what the payer says, what he means, what the law says
SELECT id AS mai FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :mv AND monat = '2023-05-01' \gset
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '200', 'wertstellung', '2023-05-02', 'bestimmung', :'mai')), 'frei 0.00', 'said: May');
SELECT is(tests.forderungen(:m, :mv), 'März 583.23 offen | April 1130.00 offen | Mai 930.00 offen | Juni 1130.00 offen', 'goes to May');
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '930', 'wertstellung', '2023-05-02')), 'frei 0.00', 'exactly what is left of May, in the days it is due');
SELECT is((SELECT string_agg(regel, ',' ORDER BY id) FROM akte.zahlung_zuordnungen), '366-1,366-1-still', 'said, then meant');
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '600', 'wertstellung', '2023-05-02')), 'frei 0.00', 'just money');
SELECT is(tests.forderungen(:m, :mv), 'März 0.00 bezahlt | April 1113.23 offen | Mai 0.00 bezahlt | Juni 1130.00 offen', 'the older first, not what is not due yet');
SELECT is((SELECT string_agg(auf || ' ' || betrag || ' ' || regel, ',' ORDER BY id) FROM akte.zahlung_zuordnungen WHERE zahlung_id = (SELECT max(id) FROM akte.zahlungen)), 'haupt 583.23 366-2,haupt 16.77 366-2', 'by law; interest nobody has asked for is not taken');

-- the same payment sent twice; another one under its name
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '13,23', 'wertstellung', '2023-05-02', 'kennung', 'a1b2c3d4-0000-4000-8000-000000000001')), 'frei 0.00', 'booked');
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '13,23', 'wertstellung', '2023-05-02', 'kennung', 'a1b2c3d4-0000-4000-8000-000000000001')), 'frei 0.00', 'again: the first answer');
SELECT is((SELECT count(*) FROM akte.zahlungen), 4::bigint, 'one payment');
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '14', 'wertstellung', '2023-05-02', 'kennung', 'a1b2c3d4-0000-4000-8000-000000000001')), 'MAF03', 'another amount is another payment');

-- too much stays free and is found by the next claim when somebody says so
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '2.300', 'wertstellung', '2023-05-02')), 'frei 70.00', 'more than is owed');
SELECT is((SELECT fehlercode FROM api.zahlung_zuordnen(-1)), 'MAF05', 'no such payment');
SELECT is((SELECT fehlercode FROM api.zahlung_zuordnen((SELECT min(id) FROM akte.zahlungen))), 'MAF06', 'nothing free');
SELECT tests.um('2023-07-01 09:00+02') \g /dev/null
SELECT is((SELECT sum(angelegt) FROM api.sollstellungen_erzeugen('2023-07-01')), 2::bigint, 'rents of July');
SELECT is((SELECT frei || ' ' || zugeordnet FROM akte.zahlungen WHERE id = (SELECT max(id) FROM akte.zahlungen)), '0.00 2300.00', 'the credit pays a part of July by itself');

-- a returned debit puts everything back, and interest runs through
SELECT max(id) AS z FROM akte.zahlungen \gset
SELECT tests.um('2023-07-20 09:00+02') \g /dev/null
SELECT is((SELECT fehlercode FROM api.zahlung_stornieren(:z, '{"art": "ruecklastschrift", "am": "2023-05-01", "grund": "mangels Deckung"}')), 'MAF08', 'not returned before it came');
SELECT is((SELECT fehlercode FROM api.zahlung_stornieren(:z, '{"art": "egal", "am": "2023-07-20", "grund": "x"}')), 'MA012', 'returned or a mistake');
SELECT is((SELECT ok FROM api.zahlung_stornieren(:z, '{"art": "ruecklastschrift", "am": "2023-07-20", "grund": "mangels Deckung"}')), true, 'returned');
SELECT is(tests.forderungen(:m, :mv), 'März 0.00 bezahlt | April 1100.00 offen | Mai 0.00 bezahlt | Juni 1130.00 offen | Juli 1130.00 offen', 'every claim is open again as it was');
SELECT is((SELECT sum(frei) FROM akte.zahlungen), 0.00, 'and no credit is left');
SELECT is((SELECT fehlercode FROM api.zahlung_stornieren(:z, '{"art": "irrtum", "am": "2023-07-20", "grund": "noch einmal"}')), 'MAF07', 'once');
SELECT is((SELECT fehlercode FROM api.zahlung_stornieren((SELECT max(id) FROM akte.zahlungen), '{"art": "irrtum", "am": "2023-07-20", "grund": "zurück"}')), 'MAF07', 'a counter-entry is not taken back');
SELECT is((SELECT string_agg(von || '–' || bis || ' ' || saldo, ', ' ORDER BY von) FROM api.forderungsposten(:mv, NULL, NULL, '2023-07-20') p, jsonb_to_recordset(p.abschnitte) AS a(von date, bis date, saldo numeric) WHERE p.bezeichnung LIKE '%April%'),
  '2023-04-06–2023-05-01 1130.00, 2023-05-02–2023-06-30 1100.00, 2023-07-01–2023-07-20 1100.00', 'the balance falls with what stayed, not with what came back');
RESET ROLE;
SELECT throws_ok('DELETE FROM akte.zahlung_zuordnungen', 'MA030', NULL, 'lines are append-only');
SET LOCAL ROLE mietakte_dba;

-- written off, corrected
SELECT id AS april FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :mv AND monat = '2023-04-01' \gset
SELECT is((SELECT fehlercode FROM api.forderung_korrigieren('miete', :april, '{"betrag": "-1.100,01", "grund": "zu viel"}')), 'MAF13', 'not more than is open');
SELECT is((SELECT fehlercode FROM api.forderung_korrigieren('miete', -1, '{"betrag": "-1", "grund": "egal"}')), 'MAF09', 'no such claim');
SELECT is((SELECT ok FROM api.forderung_korrigieren('miete', :april, '{"betrag": "-1.100,00", "grund": "erlassen"}')), true, 'waived');
SELECT is((SELECT status || ' ' || soll || ' ' || getilgt FROM akte.mietzahlungen WHERE id = :april), 'bezahlt 30.00 30.00', 'nothing is open, the old parts stay');
SELECT is((SELECT fehlercode FROM api.forderung_vermerken('miete', -1, '{"art": "bestritten", "am": "2023-07-20", "grund": "egal"}')), 'MAF09', 'a note needs a claim');

-- a running dunning: payment on the day of release, § 367, returned debit after settlement
SELECT is((SELECT ergebnis || ' ' || hauptforderung || ' ' || zinsen FROM api.mahnlauf('2023-07-20') WHERE mietverhaeltnis_id = :mv), 'vorschlag 2260.00 13.92', 'June and July');
SELECT tests.mahnung(tests.traeger(:mv)) AS v \gset
SELECT is((api.mahnung_freigeben(:v)).nach, 'stufe_1', 'reminder');
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '2.273,92', 'wertstellung', '2023-07-20')), 'frei 0.00', 'paid on the day of release, with interest');
SELECT is(tests.stand(:v), 'erledigt', 'settled by itself');
SELECT is((SELECT string_agg(DISTINCT regel, ',') || ' ' || sum(betrag) FILTER (WHERE auf = 'zinsen') || ' ' || sum(betrag) FILTER (WHERE auf = 'haupt') FROM akte.zahlung_zuordnungen WHERE zahlung_id = (SELECT max(id) FROM akte.zahlungen)), '366-1-still 13.92 2260.00', 'the sum of the letter is meant for the letter; within a claim interest first');
SELECT is((SELECT mahnung_id IS NOT NULL FROM akte.zahlung_zuordnungen WHERE auf = 'zinsen' LIMIT 1), true, 'interest names the letter that demands it');
SELECT is((SELECT ok FROM api.zahlung_stornieren((SELECT max(id) FROM akte.zahlungen), '{"art": "ruecklastschrift", "am": "2023-07-20", "grund": "Konto erloschen"}')), true, 'returned after settlement');
SELECT is((SELECT string_agg(offen || ' ' || status, ' | ' ORDER BY id) FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :mv AND monat >= '2023-06-01'), '1130.00 mahnung | 1130.00 mahnung', 'open again, and the letter stays as sent');
SELECT is((SELECT ergebnis FROM api.mahnlauf_vorschau('2023-07-20') WHERE mietverhaeltnis_id = :mv), 'vorschlag', 'and found by the next scan');
SELECT is((SELECT bool_and(stimmt) FROM api.mahnung_pruefen((SELECT max(id) FROM akte.mahnungen))), true, 'the letter still derives');

-- a settlement past the payment door ends at the next scan
SELECT is((SELECT ergebnis FROM api.mahnlauf() WHERE mietverhaeltnis_id = :mv), 'vorschlag', 'proposed again');
SELECT is((SELECT count(*) FROM akte.mietzahlungen z, api.forderung_korrigieren('miete', z.id, jsonb_build_object('betrag', (-z.offen)::text, 'grund', 'Vergleich')) k WHERE z.mietverhaeltnis_id = :mv AND z.offen > 0 AND k.ok), 2::bigint, 'a settlement waives the rest');
SELECT is(tests.stand(tests.mahnung(tests.traeger(:mv))), 'erledigt', 'the dunning ends with the last correction');
SELECT is((SELECT count(*) FROM api.mahnlauf() WHERE mietverhaeltnis_id = :mv), 0::bigint, 'nothing left to find');

-- twelve months and more across rate changes and a leap year: 9 points on 1,130 from 5 April 2023
SELECT tests.um('2024-04-30 09:00+02') \g /dev/null
SELECT is((SELECT zinsen FROM api.forderungsposten(:gw, NULL, NULL, '2024-04-30') WHERE bezeichnung LIKE '%April%'),
  recht.verzugszinsen_summe(1130.00, '2023-04-06', '2024-04-30', 5), 'the same as the law function, to the cent');
SELECT is((SELECT string_agg((a->>'tage') || '×' || (a->>'zinssatz'), ' ' ORDER BY a->>'von') FROM api.forderungsposten(:gw, NULL, NULL, '2024-04-30') p, jsonb_array_elements(p.abschnitte) a WHERE p.bezeichnung LIKE '%März%'),
  '117×10.62 184×12.12 121×12.62', 'three rates, the leap day counted');
SELECT is((SELECT sum(x.zinsen) FROM api.offene_forderungen('2024-04-30') x WHERE mietverhaeltnis_id = :gw), (SELECT sum(zinsen) FROM api.forderungsposten(:gw, NULL, NULL, '2024-04-30')), 'the list and the items agree');
SELECT * FROM finish();
ROLLBACK;
