-- A deposit goes out by a run: order, run, release by somebody else, file, booking; an IBAN that is new; an order in a released run stands.
\ir ../hilfen.psql
\ir ../automaten/kaution.psql
SELECT no_plan();
CREATE FUNCTION tests.datei_fuer(p_lauf bigint) RETURNS bytea LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT convert_to(string_agg('<EndToEndId>' || (p->>'ende_zu_ende') || '</EndToEndId><InstdAmt Ccy="EUR">' || (p->>'betrag') || '</InstdAmt>', ''), 'UTF8')
    FROM jsonb_array_elements(api.zahlungslauf_dateidaten(p_lauf)->'posten') p $$;
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.ausgezogen(:m) AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
RESET ROLE;
SELECT e.objekt_id AS objekt FROM akte.mietverhaeltnisse v JOIN akte.einheiten e ON e.id = v.einheit_id WHERE v.id = :mv \gset
INSERT INTO akte.bankkonten (mandant_id, objekt_id, zweck, iban, inhaber) VALUES (:m, :objekt, 'kaution', 'DE02500105170137075030', 'Wohnbau Prenzlau GbR, Kautionen') RETURNING id AS konto \gset
UPDATE akte.mietverhaeltnisse SET lastschrift = false WHERE id = :mv;
SELECT vp.mieter_id AS jonas, mi.kennung AS kj, tests.traeger(:mv) AS t FROM akte.vertragsparteien vp JOIN akte.mieter mi ON mi.id = vp.mieter_id WHERE vp.mietverhaeltnis_id = :mv AND vp.nummer = 2 \gset
SET LOCAL ROLE mietakte_dba;
-- a new account is told on 10 August
SELECT tests.als(:m, 'sachbearbeitung', '2026-08-10 10:00+02') \g /dev/null
SELECT vorgang_id AS bank FROM engine.starten('stammdatenaenderung', :t, jsonb_build_object('mieter', :'kj', 'art', 'bank', 'iban', 'DE89370400440532013000', 'inhaber', 'Jonas Ostermann', 'gueltig_ab', '2026-08-10', 'ohne_lastschrift', 'ja')) \gset
SELECT is(tests.schritt(:bank, 'pruefen', '{"pruefung": "Rückruf unter 0170 5551234"}') || ' ' || tests.schritt(:bank, 'uebernehmen'), 'geprueft uebernommen', 'a new account on file');
SELECT tests.als(:m, 'sachbearbeitung', '2026-08-28 10:00+02'), tests.bewerten(:v), tests.schritt(:v, 'abrechnung_erstellen') \g /dev/null
SELECT is(tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Jonas Ostermann", "iban": "DE89370400440532013000"}'), 'auszahlung', 'ordered');
SELECT is((SELECT (bankkonto_id, art, betrag, empfaenger)::text FROM api.zahlungsauftraege_offen()), format('(%s,kaution,2658.08,"Jonas Ostermann")', :konto), 'it waits for a run, on the account of deposits');
-- thirty days of warning, not a day more
SELECT matches((SELECT warnung FROM api.zahlungsauftraege_offen()), 'erst seit dem 10\.08\.2026', 'G17: the IBAN is eighteen days old');
SELECT tests.um('2026-09-09 10:00+02') \g /dev/null
SELECT matches((SELECT warnung FROM api.zahlungsauftraege_offen()), 'erst seit dem 10\.08\.2026', 'G17: thirty days old');
SELECT tests.um('2026-09-10 10:00+02') \g /dev/null
SELECT is((SELECT warnung FROM api.zahlungsauftraege_offen()), NULL, 'G17: thirty-one days old');

-- run, second person, file
SELECT tests.als(:m, 'buchhaltung', '2026-08-31 10:00+02') \g /dev/null
SELECT api.ueberweisungslauf_anlegen(jsonb_build_object('bankkonto_id', :konto, 'ausfuehrung_am', '2026-09-01')) AS lauf \gset
SELECT is((SELECT fehlercode FROM engine.moegliche_ereignisse(:v) WHERE ereignis = 'auszahlung_stornieren'), NULL, 'before the release the order may be called back');
SELECT throws_ok(format($$SELECT * FROM api.zahlungslauf_freigeben(%s, '{"iban_geprueft": "ja"}')$$, :lauf), 'MAK23', NULL, 'G17: who made the run does not release it');
SAVEPOINT frueher;
SELECT is(tests.schritt(:v, 'auszahlung_stornieren', '{"grund": "Mieter meldet anderes Konto"}'), 'abrechnung', 'called back in time');
SELECT tests.als(:m, 'teamleitung', '2026-08-31 11:00+02') \g /dev/null
SELECT throws_ok(format($$SELECT * FROM api.zahlungslauf_freigeben(%s, '{"iban_geprueft": "ja"}')$$, :lauf), 'MAK25', NULL, 'nothing is left of the run');
ROLLBACK TO frueher;
SELECT tests.als(:m, 'teamleitung', '2026-08-31 11:00+02') \g /dev/null
SELECT throws_ok(format('SELECT * FROM api.zahlungslauf_freigeben(%s)', :lauf), 'MAK26', NULL, 'G17: nobody looked at the new IBAN');
SELECT is((SELECT (posten, summe, entfallen)::text FROM api.zahlungslauf_freigeben(:lauf, '{"iban_geprueft": "ja"}')), '(1,2658.08,0)', 'released by the second person');
SELECT is((SELECT fehlercode FROM engine.moegliche_ereignisse(:v) WHERE ereignis = 'auszahlung_stornieren'), 'MAK43', 'G17: the button says why it does not go');
SELECT is(tests.schritt(:v, 'auszahlung_stornieren', '{"grund": "Mieter meldet anderes Konto"}'), 'MAK43', 'G17: an order in a released run stands, in the machine, too');
SAVEPOINT zurueck;
SELECT lives_ok(format($$SELECT api.zahlungslauf_stornieren(%s, '{"grund": "anderes Konto"}')$$, :lauf), 'the run is cancelled first');
SELECT is(tests.schritt(:v, 'auszahlung_stornieren', '{"grund": "Mieter meldet anderes Konto"}'), 'abrechnung', 'then the order');
ROLLBACK TO zurueck;
SELECT ok(api.zahlungslauf_datei_ablegen(:lauf, 'pain.001.001.09', tests.datei_fuer(:lauf)) IS NOT NULL, 'the file');
SELECT matches(convert_from(api.zahlungslauf_abrufen(:lauf), 'UTF8'), '2658\.08', 'with the sum');
SELECT is(tests.schritt(:v, 'auszahlung_stornieren', '{"grund": "Mieter meldet anderes Konto"}'), 'MAK43', 'nor when the bank has it');
SAVEPOINT bank;
-- the bank sends it back: the order may be called back and given anew
SELECT tests.um('2026-09-02 10:00+02') \g /dev/null
SELECT lives_ok(format($$SELECT api.zahlungslauf_rueckgabe((SELECT id FROM akte.zahlungslauf_posten WHERE lauf_id = %s), '{"am": "2026-09-02", "grund": "AC04 Konto aufgelöst"}')$$, :lauf), 'sent back');
SELECT is(tests.schritt(:v, 'auszahlung_stornieren', '{"grund": "Konto aufgelöst"}') || ' ' || tests.saldo(:mv), 'abrechnung 2760.00', 'the order is free, the money is there');
ROLLBACK TO bank;
-- the bank paid: the machine books, and the tenancy is closed
SELECT tests.als(:m, 'buchhaltung', '2026-09-02 10:00+02') \g /dev/null
SELECT is((SELECT (gebucht, offen, meldung)::text FROM api.zahlungslauf_bestaetigen(:lauf, '{"am": "2026-09-01"}')), '(1,0,)', 'booked');
SELECT is(tests.zustand(:mv, 'kaution_rueckzahlung') || ' ' || tests.saldo(:mv), 'abgeschlossen 0.00', 'the deposit is settled to the cent');
SELECT is((SELECT (erledigt, erledigt_am)::text FROM akte.zahlungslauf_posten WHERE lauf_id = :lauf), '(bezahlt,2026-09-01)', 'the item says so');
SELECT is((SELECT (ausgefuehrt_am, bestaetigt_von <> erteilt_von)::text FROM akte.zahlungsauftraege WHERE vorgang_id = :v), '(2026-09-01,t)', 'and so does the order');

-- the credit of a statement of operating costs goes the same way
RESET ROLE;
INSERT INTO akte.bankkonten (mandant_id, objekt_id, zweck, iban, inhaber) SELECT :m, :objekt, 'miete', 'DE02120300000000202051', 'Wohnbau Prenzlau GbR' WHERE NOT EXISTS (SELECT FROM akte.bankkonten WHERE objekt_id = :objekt AND zweck = 'miete');
SELECT id AS mietkonto FROM akte.bankkonten WHERE objekt_id = :objekt AND zweck = 'miete' \gset
INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, faellig_am, prozentpunkte, prozentpunkte_grund, angelegt_am, angelegt_von)
VALUES (:m, :mv, 'nk_guthaben', 'Guthaben Nebenkosten 2025', '2026-08-15', 5, '§ 288 Abs. 1 BGB', '2026-08-15 10:00+02', 'dienst') RETURNING id AS guthaben \gset
INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) VALUES (:m, :guthaben, 'nk_guthaben', -407.84, '2026-08-15 10:00+02');
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-10-01 10:00+02') \g /dev/null
SELECT api.erstattung_anordnen(jsonb_build_object('mietzahlung_id', :guthaben, 'iban', 'DE89370400440532013000', 'inhaber', 'Jonas Ostermann')) AS auftrag \gset
SELECT throws_ok(format($$SELECT api.erstattung_anordnen('{"mietzahlung_id": %s, "iban": "DE89370400440532013000", "inhaber": "Jonas Ostermann"}')$$, :guthaben), 'MAK41', NULL, 'a credit is paid once');
SELECT is((SELECT (bankkonto_id, art, betrag, warnung)::text FROM api.zahlungsauftraege_offen()), format('(%s,guthaben,407.84,)', :mietkonto), 'from the account of rents');
SELECT api.ueberweisungslauf_anlegen(jsonb_build_object('bankkonto_id', :mietkonto, 'ausfuehrung_am', '2026-10-02')) AS lauf2 \gset
SELECT tests.als(:m, 'teamleitung', '2026-10-01 11:00+02') \g /dev/null
SELECT is((SELECT (posten, summe)::text FROM api.zahlungslauf_freigeben(:lauf2)), '(1,407.84)', 'an account on file for two months needs no second look');
SELECT ok(api.zahlungslauf_datei_ablegen(:lauf2, 'pain.001.001.09', tests.datei_fuer(:lauf2)) IS NOT NULL AND length(api.zahlungslauf_abrufen(:lauf2)) > 0, 'its file');
SELECT tests.um('2026-10-05 10:00+02') \g /dev/null
SELECT is((SELECT (gebucht, offen)::text FROM api.zahlungslauf_bestaetigen(:lauf2, '{"am": "2026-10-02"}')), '(1,0)', 'paid out');
SELECT is((SELECT (SELECT offen FROM akte.mietzahlungen WHERE id = :guthaben) || ' ' || (SELECT saldo FROM api.kontoblatt(:mv, NULL, NULL) ORDER BY nr DESC LIMIT 1)), '0.00 0.00', 'the credit is used up, the account is even');
SELECT * FROM finish();
ROLLBACK;
