-- Runs of collections: preview, four eyes, frozen file, what changes in between, confirmation, return; refunds.
\ir ../hilfen.psql
\ir ../automaten/mahnwesen.psql
SELECT no_plan();
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01'), tests.laufend(:m) AS mv \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01'), tests.laufend(:m, jsonb_build_object('einheit_id', tests.einheit(:m, (SELECT e.objekt_id FROM akte.mietverhaeltnisse v JOIN akte.einheiten e ON e.id = v.einheit_id WHERE v.id = :mv), 'WE 08'), 'mieter', '[{"vorname": "Ines", "nachname": "Kolb"}]'::jsonb)) AS mv2 \gset
SELECT tests.mietkonto(:m, :mv) \g /dev/null
SELECT id AS konto FROM akte.bankkonten WHERE mandant_id = :m AND zweck = 'miete' \gset
CREATE FUNCTION tests.lauf(p_konto bigint, p_daten jsonb DEFAULT '{}') RETURNS bigint LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT api.lastschriftlauf_anlegen(jsonb_build_object('bankkonto_id', p_konto, 'einzug_am', '2026-03-04', 'angekuendigt_am', '2026-02-01', 'ankuendigung', 'laut Mandat') || p_daten) $$;
-- a file as the program makes it, reduced to what the database looks at
CREATE FUNCTION tests.datei_fuer(p_lauf bigint) RETURNS bytea LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT convert_to(string_agg('<EndToEndId>' || (p->>'ende_zu_ende') || '</EndToEndId><InstdAmt Ccy="EUR">' || (p->>'betrag') || '</InstdAmt>', ''), 'UTF8')
    FROM jsonb_array_elements(api.zahlungslauf_dateidaten(p_lauf)->'posten') p $$;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-03-02 09:00+01') \g /dev/null
SELECT count(*) FROM api.sollstellungen_erzeugen('2026-03-01') \g /dev/null
SELECT id AS f1 FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :mv AND monat = '2026-03-01' \gset
SELECT id AS f2 FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :mv2 AND monat = '2026-03-01' \gset

-- refusals before there is a run
SELECT throws_ok(format('SELECT tests.lauf(%s)', :konto), 'MAK11', NULL, 'no creditor identifier');
SELECT api.sepa_glaeubiger_setzen('{"glaeubiger_id": "DE98ZZZ09999999999", "name": "Wohnbau Prenzlau GbR", "vorlauf_tage": "5", "gueltig_ab": "2026-01-01"}') \g /dev/null
SELECT throws_ok(format('SELECT tests.lauf(%s)', :konto), 'MAK15', NULL, 'nobody gave a mandate');
SELECT api.sepa_mandat_erfassen(jsonb_build_object('mietverhaeltnis_id', :mv, 'iban', 'DE02120300000000202051', 'inhaber', 'Katrin Ostermann', 'unterschrieben_am', '2026-02-01')) AS mandat1 \gset
SELECT api.sepa_mandat_erfassen(jsonb_build_object('mietverhaeltnis_id', :mv2, 'iban', 'DE89370400440532013000', 'inhaber', 'Ines Kolb', 'unterschrieben_am', '2026-02-01')) AS mandat2 \gset
SELECT throws_ok(format($$SELECT tests.lauf(%s, '{"einzug_am": "2026-03-07"}')$$, :konto), 'MAK12', NULL, 'Saturday');
SELECT throws_ok(format($$SELECT tests.lauf(%s, '{"einzug_am": "2026-03-02"}')$$, :konto), 'MAK13', NULL, 'the bank wants the file a day before');
SELECT throws_ok(format($$SELECT tests.lauf(%s, '{"angekuendigt_am": "2026-03-01"}')$$, :konto), 'MAK14', NULL, 'announced three days before, five are agreed');
SELECT throws_ok($$SELECT tests.lauf(999999)$$, 'MAK10', NULL, 'an account nobody has');
SELECT is((SELECT string_agg(bezeichnung || ' ' || betrag || ' ' || coalesce(grund, 'ja'), ', ' ORDER BY forderung_id) FROM api.lastschriftlauf_vorschau(:konto, '2026-03-04')), 'Miete März 2026 1130.00 ja, Miete März 2026 1130.00 ja', 'the preview shows both');
SELECT tests.lauf(:konto, '{"kennung": "0f3a6b1e-5c9e-4a64-9a2e-111111111111"}') AS lauf \gset
SELECT is(tests.lauf(:konto, '{"kennung": "0f3a6b1e-5c9e-4a64-9a2e-111111111111"}'), :lauf::bigint, 'the same form twice is one run');
SELECT throws_ok(format('SELECT tests.lauf(%s)', :konto), 'MAK15', NULL, 'a claim is in at most one open run');
SELECT is((SELECT string_agg(grund, ', ') FROM api.lastschriftlauf_vorschau(:konto, '2026-03-04')), 'schon in einem Lauf, schon in einem Lauf', 'the preview says so');

-- four eyes, and what changed in between
SELECT throws_ok(format('SELECT * FROM api.zahlungslauf_freigeben(%s)', :lauf), 'MAK23', NULL, 'G17: who made the run does not release it');
SELECT throws_ok(format('SELECT api.zahlungslauf_datei_ablegen(%s, ''pain.008.001.08'', ''x'')', :lauf), 'MAK27', NULL, 'no file before the release');
SELECT api.sepa_mandat_widerrufen(:mandat2, '{"am": "2026-03-02", "grund": "Schreiben"}') \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 10:00+01') \g /dev/null
SELECT throws_ok(format('SELECT * FROM api.zahlungslauf_freigeben(%s)', :lauf), 'MA014', NULL, 'not by anybody');
SELECT tests.als(:m, 'teamleitung', '2026-03-02 10:00+01') \g /dev/null
SELECT is((SELECT (posten, summe, entfallen)::text FROM api.zahlungslauf_freigeben(:lauf)), '(1,1130.00,1)', 'the second person releases; the revoked mandate stays out');
SELECT is((SELECT string_agg(coalesce(erledigt || ': ' || erledigt_grund, 'offen'), ', ' ORDER BY nummer) FROM akte.zahlungslauf_posten WHERE lauf_id = :lauf), 'offen, entfallen: Mandat widerrufen', 'with its reason');
SELECT throws_ok(format('SELECT * FROM api.zahlungslauf_freigeben(%s)', :lauf), 'MAK22', NULL, 'released once');

-- the file
SELECT throws_ok(format('SELECT api.zahlungslauf_datei_ablegen(%s, ''pain.008.001.08'', tests.datei_fuer(%s) || tests.datei_fuer(%s))', :lauf, :lauf, :lauf), 'MAK28', NULL, 'a file that names an item twice');
SELECT throws_ok(format('SELECT api.zahlungslauf_datei_ablegen(%s, ''pain.008.001.08'', convert_to(replace(convert_from(tests.datei_fuer(%s), ''UTF8''), ''1130.00'', ''1130.01''), ''UTF8''))', :lauf, :lauf), 'MAK28', NULL, 'a file with another sum');
SELECT is(api.zahlungslauf_datei_ablegen(:lauf, 'pain.008.001.08', tests.datei_fuer(:lauf)), encode(sha256(tests.datei_fuer(:lauf)), 'hex'), 'frozen');
SELECT is(api.zahlungslauf_datei_ablegen(:lauf, 'pain.008.001.08', 'anders'), encode(sha256(tests.datei_fuer(:lauf)), 'hex'), 'another file changes nothing');
SELECT throws_ok(format($$SELECT * FROM api.zahlungslauf_bestaetigen(%s, '{"am": "2026-03-02"}')$$, :lauf), 'MAK31', NULL, 'nothing is confirmed before it went to the bank');
SELECT is((SELECT count(*) FROM api.lastschrift_unterwegs), 1::bigint, 'on its way: dunning leaves it alone');

SELECT tests.um('2026-03-13 09:00+01') \g /dev/null
SELECT is((SELECT string_agg(coalesce(grund, ergebnis), ',' ORDER BY mietverhaeltnis_id) FROM api.mahnlauf_vorschau() WHERE mietverhaeltnis_id IN (:mv, :mv2)), 'lastschrift_unterwegs,vorschlag', 'the scan says so, and duns the other');
SELECT tests.um('2026-03-15 09:00+01') \g /dev/null
SELECT is((SELECT ergebnis FROM api.mahnlauf_vorschau() WHERE mietverhaeltnis_id = :mv), 'vorschlag', 'a bank that is silent for ten days has lost it');
SELECT tests.um('2026-03-02 10:00+01') \g /dev/null
-- paid between release and download: the file does not leave the house
SAVEPOINT vorher;
SELECT tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '1130', 'wertstellung', '2026-03-02')) \g /dev/null
SELECT throws_ok(format('SELECT api.zahlungslauf_abrufen(%s)', :lauf), 'MAK29', NULL, 'paid a second ago');
SELECT lives_ok(format($$SELECT api.zahlungslauf_stornieren(%s, '{"grund": "inzwischen bezahlt"}')$$, :lauf), 'cancelled before it went to the bank');
SELECT throws_ok(format('SELECT api.zahlungslauf_abrufen(%s)', :lauf), 'MAK21', NULL, 'a cancelled run has no file any more');
ROLLBACK TO vorher;

SELECT is(api.zahlungslauf_abrufen(:lauf), tests.datei_fuer(:lauf), 'the file');
SELECT is(api.zahlungslauf_abrufen(:lauf), tests.datei_fuer(:lauf), 'the same bytes again');
SELECT throws_ok(format($$SELECT api.zahlungslauf_stornieren(%s, '{"grund": "zu spät"}')$$, :lauf), 'MAK30', NULL, 'what is at the bank is not cancelled here');
SELECT is((SELECT zuletzt_am FROM api.sepa_mandate WHERE id = :mandat1), '2026-03-04'::date, 'the mandate was used');

-- the bank confirms with one sum
SELECT tests.um('2026-03-05 09:00+01') \g /dev/null
SELECT throws_ok(format($$SELECT * FROM api.zahlungslauf_bestaetigen(%s, '{"am": "2026-03-03"}')$$, :lauf), 'MAK32', NULL, 'not before the day');
SAVEPOINT bank;
SELECT is((SELECT (gebucht, offen)::text FROM api.zahlungslauf_bestaetigen(:lauf, '{"am": "2026-03-04"}')), '(1,0)', 'booked');
SELECT is((SELECT status || ' ' || offen FROM akte.mietzahlungen WHERE id = :f1), 'bezahlt 0.00', 'the rent is paid');
SELECT is((SELECT (gebucht, offen)::text FROM api.zahlungslauf_bestaetigen(:lauf, '{"am": "2026-03-04"}')), '(0,0)', 'a second time changes nothing');
-- and takes it back
SELECT is((SELECT ok FROM api.zahlung_stornieren((SELECT id FROM akte.zahlungen WHERE herkunft LIKE 'lastschrift:%'), '{"art": "ruecklastschrift", "am": "2026-03-05", "grund": "AM04"}')), true, 'the debit came back');
SELECT is((SELECT erledigt FROM akte.zahlungslauf_posten WHERE lauf_id = :lauf AND nummer = 1), 'rueckgabe', 'the item says so');
SELECT is((SELECT status FROM akte.mietzahlungen WHERE id = :f1), 'offen', 'the rent is open again');
SELECT ok(tests.lauf(:konto, '{"einzug_am": "2026-03-09"}') > 0, 'and may be collected anew');
ROLLBACK TO bank;
-- or the statement names every debit: matched by hand or by reference, the item is settled
SELECT tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '1130', 'wertstellung', '2026-03-04')) \g /dev/null
SELECT is((SELECT erledigt FROM akte.zahlungslauf_posten WHERE lauf_id = :lauf AND nummer = 1), 'bezahlt', 'a payment put to the claim settles the item');
SELECT is((SELECT (gebucht, offen)::text FROM api.zahlungslauf_bestaetigen(:lauf, '{"am": "2026-03-04"}')), '(0,0)', 'and it is not booked twice');
ROLLBACK TO bank;
SELECT id AS p1 FROM akte.zahlungslauf_posten WHERE lauf_id = :lauf AND nummer = 1 \gset
SELECT lives_ok(format($$SELECT api.zahlungslauf_rueckgabe(%s, '{"am": "2026-03-05", "grund": "AC04 Konto aufgelöst"}')$$, :p1), 'rejected before it was booked');
SELECT throws_ok(format($$SELECT api.zahlungslauf_rueckgabe(%s, '{"am": "2026-03-05", "grund": "noch einmal"}')$$, :p1), 'MAK33', NULL, 'once');

-- refund of an overpayment
SELECT tests.als(:m, 'buchhaltung', '2026-03-05 09:00+01') \g /dev/null
SELECT tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '1500', 'wertstellung', '2026-03-05')) \g /dev/null
SELECT id AS zahlung FROM akte.zahlungen WHERE mietverhaeltnis_id = :mv AND betrag = 1500 \gset
SELECT throws_ok(format($$SELECT api.erstattung_anordnen('{"zahlung_id": %s, "iban": "DE89370400440532013000", "inhaber": "Wer"}')$$, :zahlung), 'MAK42', NULL, 'G17: to an account nobody knows only with evidence');
SELECT throws_ok($$SELECT api.erstattung_anordnen('{"zahlung_id": 999999, "iban": "DE89370400440532013000", "inhaber": "Wer"}')$$, 'MAK40', NULL, 'nothing to refund');
SELECT api.erstattung_anordnen(jsonb_build_object('zahlung_id', :zahlung, 'iban', 'DE89370400440532013000', 'inhaber', 'Katrin Ostermann', 'iban_nachweis', 'Rückruf unter der bekannten Nummer')) AS auftrag \gset
SELECT throws_ok(format($$SELECT api.erstattung_anordnen('{"zahlung_id": %s, "iban": "DE02120300000000202051", "inhaber": "Katrin Ostermann"}')$$, :zahlung), 'MAK41', NULL, 'ordered once');
SELECT api.ueberweisungslauf_anlegen(jsonb_build_object('bankkonto_id', :konto, 'ausfuehrung_am', '2026-03-06')) AS zahl \gset
SELECT throws_ok(format($$SELECT api.ueberweisungslauf_anlegen('{"bankkonto_id": %s, "ausfuehrung_am": "2026-03-06"}')$$, :konto), 'MAK15', NULL, 'an order is in one run');
SELECT tests.als(:m, 'teamleitung', '2026-03-05 10:00+01') \g /dev/null
SELECT throws_ok(format('SELECT * FROM api.zahlungslauf_freigeben(%s)', :zahl), 'MAK26', NULL, 'G17: an IBAN that is not on file has to be looked at');
SELECT is((SELECT (posten, summe)::text FROM api.zahlungslauf_freigeben(:zahl, '{"iban_geprueft": "ja"}')), '(1,370.00)', 'looked at');
SELECT throws_ok(format($$SELECT api.erstattung_stornieren(%s, '{"grund": "doch nicht"}')$$, :auftrag), 'MAK43', NULL, 'an order in a released run stands');
SELECT ok(api.zahlungslauf_datei_ablegen(:zahl, 'pain.001.001.09', tests.datei_fuer(:zahl)) IS NOT NULL AND length(api.zahlungslauf_abrufen(:zahl)) > 0, 'file');
SELECT tests.um('2026-03-06 15:00+01') \g /dev/null
SELECT is((SELECT (gebucht, offen)::text FROM api.zahlungslauf_bestaetigen(:zahl, '{"am": "2026-03-06"}')), '(1,0)', 'paid out');
SELECT is((SELECT frei FROM akte.zahlungen WHERE id = :zahlung), 0.00, 'nothing is free any more');
SELECT is((SELECT status || ' ' || soll FROM akte.mietzahlungen WHERE herkunft = 'erstattung:' || :auftrag), 'bezahlt 370.00', 'the refund stands on the account of the lease');
SELECT is((SELECT (erledigt, erledigt_am)::text FROM akte.zahlungslauf_posten WHERE lauf_id = :zahl), '(bezahlt,2026-03-06)', 'and on the run');
RESET ROLE;
SELECT throws_ok(format('UPDATE akte.zahlungslauf_dateien SET inhalt = ''x'' WHERE lauf_id = %s', :lauf), 'MA030', NULL, 'a file never changes');
SELECT is((SELECT string_agg(regel.bankarbeitstag(d)::text, ' ' ORDER BY d) FROM unnest('{2026-04-03,2026-04-07,2026-05-01,2025-10-03}'::date[]) d), 'true false true false', 'TARGET: 3 October open, Good Friday closed, Tuesday open, 1 May closed');
SELECT * FROM finish();
ROLLBACK;
