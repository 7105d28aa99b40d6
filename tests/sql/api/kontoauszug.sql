-- A bank statement: checked, stored once, matched, booked; returns; decisions and their taking back (security: I08).
\ir ../hilfen.psql
\ir ../automaten/mahnwesen.psql
SELECT no_plan();
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-02-20 09:00+01'), tests.laufend(:m, '{"mietbeginn": "2025-10-01", "vertragsnummer": "0147/07/1"}') AS mv \gset
SELECT tests.mietkonto(:m, :mv) \g /dev/null
SELECT e.objekt_id AS haus FROM akte.mietverhaeltnisse v JOIN akte.einheiten e ON e.id = v.einheit_id WHERE v.id = :mv \gset
SELECT tests.laufend(:m, jsonb_build_object('mietbeginn', '2025-10-01', 'vertragsnummer', '0147/08/1', 'einheit_id', tests.einheit(:m, :haus, 'WE 08'), 'nettokaltmiete', '700.00', 'vorauszahlung_bk', '100.00', 'vorauszahlung_hk', '0', 'kaution_betrag', '2100.00',
  'mieter', '[{"vorname": "Metin", "nachname": "Çelik"}]'::jsonb, 'bewohner', '[]'::jsonb)) AS mv2 \gset
INSERT INTO akte.bankkonten (mandant_id, mieter_id, zweck, iban, inhaber) SELECT :m, mieter_id, 'person', 'DE75512108001245126199', 'Katrin Ostermann' FROM akte.vertragsparteien WHERE mietverhaeltnis_id = :mv ORDER BY id LIMIT 1;
SELECT * FROM tests.schmidt(:m) \gset s_
UPDATE akte.objekte SET nummer = '0210' WHERE id = :s_objekt;
-- a statement of the rent account: lines from the opening balance on
CREATE FUNCTION tests.auszug(p_auszug text, p_zeilen jsonb, p_mehr jsonb DEFAULT '{}') RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('art', 'camt.053', 'iban', 'DE02500105170137075030', 'auszug', p_auszug, 'waehrung', 'EUR', 'bis', '2026-03-09', 'von', '2026-03-01', 'anfangssaldo', '100.00',
    'endsaldo', (SELECT (100.00 + coalesce(sum((z->>'betrag')::numeric), 0))::text FROM jsonb_array_elements(p_zeilen) z),
    'zeilen', (SELECT coalesce(jsonb_agg(jsonb_build_object('zeile', nr, 'buchung', '2026-03-03') || z ORDER BY nr), '[]') FROM jsonb_array_elements(p_zeilen) WITH ORDINALITY AS x(z, nr))) || p_mehr
$$;
-- what came of it, in one line
CREATE FUNCTION tests.einlesen(p_auszug jsonb) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', zeile, ergebnis, sicherheit), ' | ' ORDER BY zeile) FROM api.kontoauszug_einlesen(p_auszug)
$$;
CREATE FUNCTION tests.entscheiden(p_id bigint, p_daten jsonb) RETURNS text LANGUAGE sql AS $$ SELECT CASE WHEN ok THEN 'ok' ELSE fehlercode END FROM api.bankzeile_entscheiden(p_id, p_daten) $$;
CREATE FUNCTION tests.zuruecknehmen(p_id bigint) RETURNS text LANGUAGE sql AS $$ SELECT CASE WHEN ok THEN 'ok' ELSE fehlercode END FROM api.bankzeile_zuruecknehmen(p_id, '{"grund": "war falsch"}') $$;
CREATE FUNCTION tests.bewegung(p_zweck text) RETURNS bigint LANGUAGE sql AS $$ SELECT max(id) FROM akte.kontobewegungen WHERE zweck LIKE '%' || p_zweck || '%' $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA tests TO PUBLIC;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-03-10 09:00+01') \g /dev/null
SELECT count(*) FROM generate_series('2026-01-01'::date, '2026-03-01', interval '1 month') g, api.sollstellungen_erzeugen(g::date) \g /dev/null

-- refusals: nothing is half done
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(NULL)$$, 'MAF60', NULL, 'I08 nothing');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen('[]')$$, 'MAF60', NULL, 'I08 no object');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[{"betrag": "10,00"}]') || '{"endsaldo": "110.00"}')$$, '22P02', NULL, 'fixture: the sum needs numbers');
SELECT throws_ok(format($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[{"betrag": "10.00", %s}]'))$$, z), 'MAF60', NULL, 'I08 a line with ' || z)
  FROM unnest(ARRAY['"buchung": "2026-02-30"', '"buchung": "03.03.2026"', '"wertstellung": "x"', '"buchung": null', '"entgelt": "-1"', '"zeile": "eins"', '"vorgemerkt": "ja"']) z;
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[{"betrag": "0.00"}]'))$$, 'MAF60', NULL, 'I08 a line of nothing');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[]', '{"anfangssaldo": null}'))$$, 'MAF62', NULL, 'I08 without an opening balance nothing adds up');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[{"betrag": "10.00"}]') - 'endsaldo')$$, 'MAF60', NULL, 'I08 without a closing balance');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[{"betrag": "10.00"}]', '{"endsaldo": "110.01"}'))$$, 'MAF62', NULL, 'I08 a cent is missing');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[{"betrag": "10.00"}]', '{"waehrung": "SEK"}'))$$, 'MAF63', NULL, 'I08 another currency');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[{"betrag": "10.00", "waehrung": "USD"}]'))$$, 'MAF63', NULL, 'I08 a line in another currency');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[{"betrag": "10.00"}]', '{"iban": "DE89370400440532013000"}'))$$, 'MAF61', NULL, 'I08 an account nobody knows');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[{"betrag": "10.00"}]', '{"iban": "%"}'))$$, 'MAF61', NULL, 'I08 no wildcard');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[{"betrag": "10.00"}]', '{"iban": "DE75512108001245126199"}'))$$, 'MAF61', NULL, 'I08 the account of a tenant is none of ours');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[{"betrag": "10.00"}]', '{"bis": "2026-04-01"}'))$$, 'MAF60', NULL, 'I08 a day to come');
SELECT is((SELECT count(*) FROM akte.kontoauszuege), 0::bigint, 'nothing was stored');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-10 09:00+01') \g /dev/null
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('1', '[]'))$$, 'MA014', NULL, 'statements are read in by accounting');
SELECT throws_ok($$SELECT * FROM api.bankzeilen_buchen()$$, 'MA014', NULL, 'booked by accounting');
SELECT throws_ok($$SELECT api.bankdatei_ablegen('a', '\x00')$$, 'MA014', NULL, 'files are handed in by accounting');
SELECT is(tests.entscheiden(1, '{"was": "fremd", "grund": "egal"}'), 'MA014', 'decided by accounting');
SELECT is(tests.zuruecknehmen(1), 'MA014', 'and taken back');
SELECT tests.als(:m, 'buchhaltung', '2026-03-10 09:00+01') \g /dev/null
SELECT throws_ok($$SELECT api.bankdatei_ablegen('a', '')$$, 'MAF69', NULL, 'an empty file');
SELECT is(api.bankdatei_ablegen('a.xml', '\x3c'), api.bankdatei_ablegen('b.xml', '\x3c'), 'the same content is the same file');

-- matching: what is sure is booked
SELECT is(tests.einlesen(tests.auszug('A1', '[
  {"betrag": "1130.00", "name": "Katrin Ostermann", "iban": "DE75512108001245126199", "zweck": "Miete Januar 2026 Vertrag 0147/0 7/1"},
  {"betrag": "800.00", "name": "M. CELIK", "iban": "DE44500105175407324931", "zweck": "Miete 02/2026, Nr. 0147 08 1"},
  {"betrag": "800.00", "name": "METIN CELIK", "iban": "DE60500105179876543210", "zweck": "Wohnung"},
  {"betrag": "77.70", "name": "WASCHSALON", "zweck": "Muenzen Maerz"},
  {"betrag": "-59.90", "name": "Stadtwerke", "zweck": "Strom"}]')), '1 gebucht 100 | 2 gebucht 100 | 3 arbeitsliste 60 | 4 arbeitsliste 0 | 5 ausgang 0', 'two are sure, a name is not, money out is not ours to match');
SELECT is(tests.forderungen(:m, :mv), 'Januar 0.00 bezahlt | Februar 1130.00 offen | März 1130.00 offen', 'January was named');
SELECT is(tests.forderungen(:m, :mv2), 'Januar 800.00 offen | Februar 0.00 bezahlt | März 800.00 offen', 'February was named, though January is older');
SELECT is((SELECT string_agg(DISTINCT regel, ',') FROM akte.zahlung_zuordnungen), '366-1', 'by the rule of the designation');
SELECT is((SELECT grund FROM akte.bankentscheidungen WHERE kontobewegung_id = tests.bewegung('Januar')),
  'IBAN des Schuldners, Vertragsnummer im Verwendungszweck, Name des Zahlers, Konto des Hauses, Betrag und Bezeichnung passen zu den genannten Posten', 'why stands with the decision');
SELECT is((SELECT automatisch || ' ' || sicherheit || ' ' || entschieden_von FROM akte.bankentscheidungen WHERE kontobewegung_id = tests.bewegung('Januar')), 'true 100 benutzer:' || tests.benutzer(:m, 'buchhaltung'), 'who, how sure');

-- the same again changes nothing: the same file, permuted, in another format; another content under its number is refused
SELECT is(tests.einlesen(tests.auszug('A1', '[
  {"betrag": "-59.90", "name": "Stadtwerke", "zweck": "Strom"},
  {"betrag": "800.00", "name": "M. CELIK", "iban": "DE44500105175407324931", "zweck": "Miete 02/2026, Nr. 0147 08 1"},
  {"betrag": "77.70", "name": "WASCHSALON", "zweck": "Muenzen Maerz"},
  {"betrag": "800.00", "name": "METIN CELIK", "iban": "DE60500105179876543210", "zweck": "Wohnung"},
  {"betrag": "1130.00", "name": "Katrin Ostermann", "iban": "DE75512108001245126199", "zweck": "Miete Januar 2026 Vertrag 0147/0 7/1"}]', '{"art": "mt940", "iban": "50010517/137075030"}')), 'schon_eingelesen', 'I08 permuted, as MT940');
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('A1', '[{"betrag": "1.00"}]'))$$, 'MAF64', NULL, 'I08 another content under the same number');
SELECT is((SELECT count(*) FROM akte.kontobewegungen), 5::bigint, 'five lines');
-- a statement that overlaps: its known lines count once, the n-th of a kind is the n-th
SELECT is(tests.einlesen(tests.auszug('A2', '[{"betrag": "77.70", "name": "WASCHSALON", "zweck": "Muenzen Maerz"}, {"betrag": "77.70", "name": "WASCHSALON", "zweck": "Muenzen Maerz"}]')), '2 arbeitsliste 0 | doppelt', 'I08 one of two is known');

-- nobody is dunned while money waits that is most likely his
SELECT is((SELECT grund FROM api.mahnlauf_vorschau('2026-03-10') WHERE mietverhaeltnis_id = :mv2), 'zahlung_wartet', 'a line with his name waits');
-- work: accept a proposal, split, other income, not ours
SELECT is(tests.entscheiden(-1, '{"was": "fremd", "grund": "egal"}'), 'MAF65', 'no such line');
SELECT is(tests.entscheiden(tests.bewegung('Strom'), '{"was": "zuordnen", "schuldner": "m:1"}'), 'MAF66', 'money out is no work');
SELECT is(tests.entscheiden(tests.bewegung('Januar'), '{"was": "fremd", "grund": "egal"}'), 'MAF66', 'decided already');
SELECT is(tests.entscheiden(tests.bewegung('Wohnung'), '{"was": "egal"}'), 'MA012', 'an answer nobody asked for');
SELECT is(tests.entscheiden(tests.bewegung('Wohnung'), '{"was": "vorschlag", "nr": "3"}'), 'MAF67', 'no such proposal');
SELECT is(tests.entscheiden(tests.bewegung('Muenzen'), '{"was": "sonstige"}'), 'MAF67', 'a reason is asked for');
SELECT is(tests.entscheiden(tests.bewegung('Muenzen'), '{"was": "zuordnen", "schuldner": "m:999999"}'), 'MAF02', 'a debtor nobody knows');
SELECT is(tests.entscheiden(tests.bewegung('Muenzen'), jsonb_build_object('was', 'zuordnen', 'schuldner', 'm:' || :mv, 'schuldner_2', 'm:' || :mv, 'betrag_2', '1')), 'MAF02', 'twice the same');
SELECT is(tests.entscheiden(tests.bewegung('Muenzen'), jsonb_build_object('was', 'zuordnen', 'schuldner', 'm:' || :mv, 'schuldner_2', 'm:' || :mv2, 'betrag_2', '77,70')), 'MAF67', 'nothing left for the first');
SELECT is(tests.entscheiden(tests.bewegung('Muenzen'), jsonb_build_object('was', 'zuordnen', 'schuldner', 'm:' || :mv, 'bestimmung', '999')), 'MAF04', 'meant for a claim that is not open');
SELECT is(tests.entscheiden(tests.bewegung('Muenzen'), '{"was": "rueckgabe", "zahlung_id": 0}'), 'MAF05', 'no such payment');
SELECT is(tests.entscheiden(tests.bewegung('Wohnung'), '{"was": "vorschlag"}'), 'ok', 'accepted');
SELECT is(tests.forderungen(:m, :mv2), 'Januar 800.00 offen | Februar 0.00 bezahlt | März 0.00 bezahlt', 'exactly the rent of the month, in the days it is due: that one is meant');
SELECT is((SELECT ergebnis FROM api.mahnlauf_vorschau('2026-03-16') WHERE mietverhaeltnis_id = :mv2), 'vorschlag', 'January is late, nothing waits any more');
SELECT is(tests.entscheiden(tests.bewegung('Muenzen'), jsonb_build_object('was', 'zuordnen', 'schuldner', 'm:' || :mv2, 'schuldner_2', 'm:' || :mv, 'betrag_2', '30,00')), 'ok', 'one line, two debtors');
SELECT is((SELECT string_agg(mietverhaeltnis_id || ' ' || betrag, ', ' ORDER BY mietverhaeltnis_id) FROM akte.zahlungen WHERE text LIKE 'Muenzen%'), :mv || ' 30.00, ' || :mv2 || ' 47.70', 'two payments');
SELECT is(tests.zuruecknehmen(tests.bewegung('Muenzen')), 'ok', 'taken back');
SELECT is(tests.forderungen(:m, :mv2), 'Januar 800.00 offen | Februar 0.00 bezahlt | März 0.00 bezahlt', 'as before');
SELECT is(tests.zuruecknehmen(tests.bewegung('Muenzen')), 'MAF68', 'once');
SELECT is(tests.entscheiden(tests.bewegung('Muenzen'), '{"was": "sonstige", "grund": "Waschmünzen"}'), 'ok', 'other income');
SELECT is(tests.zuruecknehmen(tests.bewegung('Muenzen')), 'ok', 'that can be taken back, too');
SELECT is(tests.entscheiden(tests.bewegung('Muenzen'), '{"was": "fremd", "grund": "Irrläufer"}'), 'ok', 'not ours');
SELECT is((SELECT string_agg(art, ',' ORDER BY id) FROM akte.bankentscheidungen WHERE kontobewegung_id = tests.bewegung('Muenzen')), 'zuordnung,storno,sonstige,storno,fremd', 'every decision stays on record');
-- taken back, it is sure no more by itself
SELECT is(tests.zuruecknehmen(tests.bewegung('Januar')), 'ok', 'a sure one taken back');
SELECT is((SELECT gebucht FROM api.bankzeilen_buchen()), 0, 'is not booked again without a person');
SELECT is((SELECT stand || ' ' || sicherheit FROM akte.kontobewegungen WHERE id = tests.bewegung('Januar')), 'offen 100', 'it waits with its proposal');
SELECT is(tests.entscheiden(tests.bewegung('Januar'), '{"was": "vorschlag", "nr": "1"}'), 'ok', 'a person says yes');

-- learnt: the account of the one accepted before is known now, a part of what is open is still a question
SELECT tests.um('2026-04-10 09:00+02') \g /dev/null
SELECT count(*) FROM api.sollstellungen_erzeugen('2026-04-01') \g /dev/null
SELECT is(tests.einlesen(tests.auszug('A3', '[
  {"betrag": "1600.00", "name": "METIN CELIK", "iban": "DE60500105179876543210", "zweck": "Januar und April"},
  {"betrag": "500.00", "name": "METIN CELIK", "iban": "DE60500105179876543210", "zweck": "Anzahlung Kaution"},
  {"betrag": "3390.00", "name": "Katrin Ostermann", "iban": "DE75512108001245126199", "zweck": "Rueckstand", "buchung": "2026-04-02"}]', '{"von": "2026-04-01", "bis": "2026-04-09"}')), '1 gebucht 100 | 2 arbeitsliste 80 | 3 gebucht 100', 'two months in one sum; a deposit is looked at; three months at once');
SELECT is(tests.forderungen(:m, :mv), 'Januar 0.00 bezahlt | Februar 0.00 bezahlt | März 0.00 bezahlt | April 0.00 bezahlt', 'all settled');

-- a returned debit: counter-entry, fee as a claim, the letter follows
SELECT is(tests.einlesen(tests.auszug('A4', '[{"betrag": "-3393.00", "ursprungsbetrag": "3390.00", "entgelt": "3.00", "iban": "DE75512108001245126199", "rueckgabe": "AM04", "zweck": "mangels Deckung", "buchung": "2026-04-07"}]', '{"von": "2026-04-01", "bis": "2026-04-10"}')),
  '1 arbeitsliste 70', 'IBAN and amount alone are a proposal');
SELECT is(tests.entscheiden(tests.bewegung('mangels Deckung'), '{"was": "zuordnen", "schuldner": "m:1"}'), 'MAF67', 'money that went is no payment');
SELECT is(tests.entscheiden(tests.bewegung('mangels Deckung'), '{"was": "vorschlag"}'), 'ok', 'it was that one');
SELECT is(tests.forderungen(:m, :mv), 'Januar 0.00 bezahlt | Februar 1130.00 offen | März 1130.00 offen | April 1130.00 offen | der 3.00 offen', 'open again, and the fee of the bank');
SELECT is((SELECT art || ' ' || prozentpunkte || ' ' || (verzug_ab IS NULL) FROM akte.mietzahlungen WHERE bezeichnung LIKE 'Bankentgelt%'), 'kosten 5.00 true', 'damages: five points, in default after a reminder');
SELECT is(tests.zuruecknehmen(tests.bewegung('Rueckstand')), 'MAF68', 'what came back is not taken back');
SELECT is(tests.zuruecknehmen(tests.bewegung('mangels Deckung')), 'ok', 'the return was an error');
SELECT is(tests.forderungen(:m, :mv), 'Januar 0.00 bezahlt | Februar 0.00 bezahlt | März 0.00 bezahlt | April 0.00 bezahlt | der 0.00 bezahlt', 'paid again, the fee is gone');
SELECT is(tests.zuruecknehmen(tests.bewegung('Rueckstand')), 'ok', 'and the payment may be taken back now');
SELECT is((SELECT sum(frei) FROM akte.zahlungen WHERE mietverhaeltnis_id = :mv), 0.00, 'nothing is left over');
SELECT is(tests.entscheiden(tests.bewegung('Rueckstand'), '{"was": "vorschlag"}'), 'ok', 'booked');

-- the report of the day and the statement of the evening
SELECT is(tests.einlesen(tests.auszug('T1', '[{"betrag": "31.00", "name": "A", "zweck": "Tagesgeld eins", "referenz": "R1"}, {"betrag": "32.00", "name": "B", "zweck": "Tagesgeld zwei", "vorgemerkt": true}]',
  '{"art": "camt.052", "anfangssaldo": "100.00", "endsaldo": "131.00", "von": "2026-04-10", "bis": "2026-04-10"}')), '1 arbeitsliste 0 | vorgemerkt', 'I08 what is announced is not booked');
SELECT is(tests.einlesen(tests.auszug('A5', '[{"betrag": "31.00", "name": "A", "zweck": "Tagesgeld eins", "referenz": "R1"}, {"betrag": "32.00", "name": "B", "zweck": "Tagesgeld zwei", "referenz": "R2"}]',
  '{"von": "2026-04-10", "bis": "2026-04-10"}')), '2 arbeitsliste 0 | doppelt', 'I08 counted once');
SELECT is((SELECT count(*) || ' ' || count(bestaetigt_durch) FROM akte.kontobewegungen WHERE zweck LIKE 'Tagesgeld%'), '2 1', 'and confirmed');

-- Hausgeld: the number of the unit; a returned debit of a known reference by itself; payment on the day of release
SELECT is(tests.einlesen(tests.auszug('W1', '[{"betrag": "840.00", "name": "Ralf Schmidt", "zweck": "Hausgeld 0210/WE 04", "ende_zu_ende": "E2E-1", "iban": "DE91100000000123456789"}]', '{"iban": "DE02120300000000202051", "bis": "2026-03-31"}')), '1 gebucht 100', 'by the number of the unit: two months at once');
SELECT is(tests.forderungen(:m, NULL, :s_eigentuemer), 'Februar 0.00 bezahlt | März 0.00 bezahlt | April 420.00 offen', 'the two due by then');
SELECT is(tests.einlesen(tests.auszug('W2', '[{"betrag": "-842.50", "ursprungsbetrag": "840.00", "entgelt": "2.50", "ende_zu_ende": "E2E-1", "rueckgabe": "MD06", "zweck": "Widerspruch"}]', '{"iban": "DE02120300000000202051", "bis": "2026-04-08"}')), '1 rueckgabe 95', 'by its reference');
SELECT is(tests.forderungen(:m, NULL, :s_eigentuemer), 'Februar 420.00 offen | der 2.50 offen | März 420.00 offen | April 420.00 offen', 'open again');
SELECT tests.um('2026-04-12 09:00+02') \g /dev/null
SELECT is((SELECT ergebnis || ' ' || hauptforderung || ' ' || zinsen FROM api.mahnlauf() WHERE eigentuemer_id = :s_eigentuemer), 'vorschlag 1262.50 8.00', 'the claims of the seed and the fee');
SELECT tests.mahnung(:s_traeger) AS v \gset
SELECT is((api.mahnung_freigeben(:v)).nach, 'stufe_1', 'released');
SELECT is(tests.einlesen(tests.auszug('W3', '[{"betrag": "500.00", "buchung": "2026-04-12", "name": "Ralf Schmidt", "zweck": "Teilzahlung", "iban": "DE91100000000123456789"}]', '{"iban": "DE02120300000000202051", "von": "2026-04-11", "bis": "2026-04-12"}')), '1 gebucht 90', 'a part from an account known by now, in his name');
SELECT is((SELECT status || ' ' || posten || ' ' || hauptforderung FROM akte.mahnvorgaenge WHERE vorgang_id = :v), 'stufe_1 3 770.14', 'a part payment computes anew, interest first');
SELECT is((SELECT gesamt FROM akte.mahnungen WHERE vorgang_id = :v), 1270.50, 'the letter stays as sent');
SELECT is(tests.einlesen(tests.auszug('W4', jsonb_build_array(jsonb_build_object('betrag', '770.50', 'buchung', '2026-04-12', 'name', 'Ralf Schmidt', 'zweck', 'Mahnung ' || (SELECT max(id) FROM akte.mahnungen), 'iban', 'DE91100000000123456789')), '{"iban": "DE02120300000000202051", "von": "2026-04-12", "bis": "2026-04-12"}')), '1 gebucht 100', 'the rest on the day of release, by the number of the letter');
SELECT is(tests.stand(:v), 'erledigt', 'settled in the same transaction');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen()), true, 'the log is sound');
SELECT isnt((SELECT string_agg(schluessel, ',') FROM api.schuldner_suchen('çelik')), NULL, 'found by name');
SELECT is((SELECT string_agg(schluessel, ',') FROM api.schuldner_suchen('')), NULL, 'not everybody');
-- the wall
RESET ROLE;
SELECT tests.mandant('Ahorn KG') AS fremd \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:fremd, 'buchhaltung', '2026-04-12 09:00+02') \g /dev/null
SELECT throws_ok($$SELECT * FROM api.kontoauszug_einlesen(tests.auszug('X', '[]'))$$, 'MAF61', NULL, 'the account of another client is unknown');
SELECT is((SELECT count(*) FROM akte.kontobewegungen), 0::bigint, 'and its lines are not seen');
RESET ROLE;
SELECT throws_ok('UPDATE akte.bankentscheidungen SET grund = ''anders''', 'MA030', NULL, 'decisions are append-only');
SELECT throws_ok('DELETE FROM akte.kontoauszuege', 'MA030', NULL, 'statements, too');
SELECT * FROM finish();
ROLLBACK;
