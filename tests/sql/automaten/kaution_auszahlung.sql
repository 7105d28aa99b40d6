-- kaution_rueckzahlung: order, four eyes, execution, and the account at exactly 0.00; the ways without a payout; faults.
\ir ../hilfen.psql
\ir kaution.psql
SELECT plan(59);

SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.ausgezogen(:m) AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v, tests.traeger(:mv) AS t, tests.benutzer(:m) AS sach, tests.benutzer(:m, 'buchhaltung') AS buch \gset
SELECT tests.um('2026-08-28 10:00+02'), tests.bewerten(:v), tests.schritt(:v, 'abrechnung_erstellen') \g /dev/null

-- the order
SELECT is((SELECT fehlercode FROM engine.moegliche_ereignisse(:v) WHERE ereignis = 'auszahlung_anordnen'), NULL, 'something is left to pay');
SELECT is(tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE03120300000000202051", "iban_nachweis": "Schreiben vom 12.06.2026"}'), 'MA012', 'an IBAN with a wrong check digit');
SELECT is(tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02 1203 0000 0000 2020 51"}'), 'MA625', 'an account nobody here knows needs a word on where it comes from');
SELECT is(tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02 1203 0000 0000 2020 51", "iban_nachweis": "unterschriebenes Schreiben vom 12.06.2026"}'), 'auszahlung', 'ordered');
SELECT is((SELECT (betrag, empfaenger, iban, zweck LIKE 'Kautionsabrechnung Nr. 1 %', erteilt_von, ausgefuehrt_am)::text FROM akte.zahlungsauftraege), format('(2658.08,"Katrin Ostermann",DE02120300000000202051,t,benutzer:%s,)', :sach), 'to whom, how much, by whom');
SELECT is(tests.saldo(:mv), 2760.00, 'no cent has moved');
-- four eyes
SELECT is(tests.schritt(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-08-28"}'), 'MA014', 'Sachbearbeitung does not confirm');
SELECT tests.als(:m, 'buchhaltung', '2026-08-31 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'auszahlung_bestaetigen', '{}'), 'MA012', 'on which day?');
SELECT is(tests.schritt(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-09-01"}'), 'MA627', 'not tomorrow');
SELECT is(tests.schritt(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-08-27"}'), 'MA627', 'not before it was ordered');
SELECT is(tests.schritt(:v, 'teilauszahlung', '{"ausgefuehrt_am": "2026-08-31"}'), 'MA624', 'this is no part');
-- the bank sent it back
SELECT is(tests.schritt(:v, 'auszahlung_stornieren', '{"grund": "Konto erloschen"}'), 'abrechnung', 'called back');
SELECT is((SELECT (storniert_am IS NOT NULL, storniert_grund, ausgefuehrt_am)::text FROM akte.zahlungsauftraege), '(t,"Konto erloschen",)', 'the order stays on file');
SELECT tests.als(:m, 'teamleitung', '2026-08-31 10:00+02') \g /dev/null
RESET ROLE;
INSERT INTO akte.bankkonten (mandant_id, mieter_id, zweck, iban, inhaber) SELECT :m, mieter_id, 'person', 'DE89370400440532013000', 'Jonas Ostermann' FROM akte.vertragsparteien WHERE mietverhaeltnis_id = :mv AND nummer = 2;
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT jsonb_object_agg(f->>'name', f->'vorgabe') FILTER (WHERE f ? 'vorgabe') FROM engine.ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'auszahlung_anordnen'),
  '{"iban": "DE89370400440532013000", "kontoinhaber": "Jonas Ostermann"}', 'the account on file is filled in');
SELECT is(tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Jonas Ostermann", "iban": "DE89370400440532013000"}'), 'auszahlung', 'an account on file needs no further word');
SELECT is((SELECT fehlercode FROM engine.moegliche_ereignisse(:v) WHERE ereignis = 'auszahlung_bestaetigen'), 'MA626', 'the Teamleitung ordered: its own button says why');
SELECT is(tests.schritt(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-08-31"}'), 'MA626', 'four eyes');
SELECT is((SELECT fehlercode FROM engine.ausloesen(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-08-31", "_uebersteuern": {"kaution_vier_augen": "niemand sonst im Haus"}}')), 'MA007', 'nobody overrides that');
RESET ROLE;
SELECT throws_ok(format('UPDATE akte.zahlungsauftraege SET ausgefuehrt_am = ''2026-08-31'', bestaetigt_von = erteilt_von WHERE storniert_am IS NULL'), '23514', NULL, 'a CHECK holds it, too');
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-09-01 10:00+02') \g /dev/null

-- the account does not add up: nothing goes out
RESET ROLE;
INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text) SELECT mandant_id, id, 'einzahlung', 0.01, '2026-08-30', 'verirrter Cent' FROM akte.kautionen WHERE mietverhaeltnis_id = :mv RETURNING id AS cent \gset
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-08-31"}'), 'MA640', 'a cent that came later: stop');
SELECT is(tests.saldo(:mv) || ' ' || (SELECT count(*) FROM akte.zahlungsauftraege WHERE ausgefuehrt_am IS NOT NULL) || ' ' || tests.zustand(:mv, 'kaution_rueckzahlung'), '2760.01 0 auszahlung', 'nothing was posted');
RESET ROLE;
INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text, storno_von) SELECT mandant_id, kaution_id, 'storno', -betrag, wertstellung, 'Storno', id FROM akte.kaution_buchungen WHERE id = :cent;
SET LOCAL ROLE mietakte_dba;

-- executed
SELECT is(tests.schritt(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-08-31"}'), 'abgeschlossen', 'executed');
SELECT is((SELECT string_agg(b.art || ' ' || b.betrag || ' ' || b.wertstellung, ', ' ORDER BY b.id) FROM akte.kaution_buchungen b WHERE b.vorgang_id = :v), 'zins 78.08 2026-08-28, einbehalt -180.00 2026-08-31, auszahlung -2658.08 2026-08-31', 'interest, retention, payout');
SELECT is(tests.saldo(:mv), 0.00, 'the deposit account is at exactly 0.00');
SELECT is((SELECT (ausgefuehrt_am, bestaetigt_von)::text FROM akte.zahlungsauftraege WHERE ausgefuehrt_am IS NOT NULL), format('(2026-08-31,benutzer:%s)', :buch), 'confirmed by somebody else');
SELECT is(tests.zustand(:mv) || ' ' || (SELECT (status, ausgang)::text FROM akte.mietverhaeltnisse WHERE id = :mv), 'mietvertrag_abgeschlossen (mietvertrag_abgeschlossen,regulaer)', 'the tenancy is closed');
SELECT is((SELECT lifecycle FROM engine.lifecycle WHERE traeger_id = :t ORDER BY nr DESC LIMIT 1), 'child_completed:kaution_rueckzahlung', 'the last sign of life');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 0::bigint, 'no timer is left');
SELECT is(tests.schritt(:v, 'einwendung_erheben', '{"eingegangen_am": "2026-09-01", "einwendung": "zu wenig"}'), 'MA005', 'nothing leads out');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen() WHERE vorgang_id = :v), true, 'the chain holds');

-- everything retained: closed without a payout, but never past something due
SELECT tests.ausgezogen(:m, '{"kaution_betrag": "300"}') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-08-28 10:00+02'), tests.bewerten(:v), tests.schritt(:v, 'abrechnung_erstellen') \g /dev/null
SELECT tests.als(:m, 'buchhaltung', '2026-08-28 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'ohne_auszahlung_abschliessen'), 'MA622', '120 € and interest are due');
SELECT is(tests.schritt(:v, 'berichtigen', '{"grund": "offene Miete fehlt"}'), 'einbehaltberechnung', 'corrected by the bookkeeping');
SELECT zinsen + 120 AS rest FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = :v \gset
SELECT is(tests.schritt(:v, 'forderung_aufnehmen', jsonb_build_object('bezeichnung', 'Miete Mai 2026', 'faellig_am', '2026-05-06', 'betrag', (:rest + 0.01)::text)), 'einbehaltberechnung', 'one cent more than there is');
SELECT is(tests.schritt(:v, 'abrechnung_erstellen'), 'MA620', 'is refused');
SELECT tests.schritt(:v, 'forderung_streichen', '{"position": "4", "begruendung": "auf das Guthaben begrenzt"}') \g /dev/null
SELECT is(tests.schritt(:v, 'forderung_aufnehmen', jsonb_build_object('bezeichnung', 'Miete Mai 2026', 'faellig_am', '2026-05-06', 'betrag', :'rest')), 'einbehaltberechnung', 'exactly what is there');
SELECT is(tests.schritt(:v, 'abrechnung_erstellen'), 'abrechnung', 'is not');
SELECT is((SELECT fehlercode FROM engine.ereignisse(:v) WHERE ereignis = 'auszahlung_anordnen'), 'MA014', 'and orders are not for the bookkeeping anyway');
SELECT tests.als(:m, 'teamleitung', '2026-08-28 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE89370400440532013000"}'), 'MA621', 'nothing to order');
SELECT is(tests.schritt(:v, 'ohne_teilauszahlung'), 'MA624', 'it is the final statement');
SELECT is(tests.schritt(:v, 'ohne_auszahlung_abschliessen'), 'abgeschlossen', 'closed');
SELECT is(tests.saldo(:mv) || ' ' || tests.zustand(:mv), '0.00 mietvertrag_abgeschlossen', 'at 0.00');
SELECT is((SELECT tests.brief_stimmt(daten) || ' ' || (daten->>'auszahlung' IS NULL) FROM akte.dokumente WHERE vorgang_id = :v AND version = 2), 'stimmt true', 'the letter promises no payment');

-- a lease without deposit ends the same way
SELECT tests.ausgezogen(:m, '{"kaution_art": "keine", "kaution_betrag": null}') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT is((SELECT kaution_id FROM akte.kautionsabrechnungen WHERE vorgang_id = :v), NULL, 'no deposit');
SELECT is(tests.schritt(:v, 'nullabrechnung'), 'abgeschlossen', 'zero settlement');
SELECT is(tests.zustand(:mv), 'mietvertrag_abgeschlossen', 'the file ends the same way');
SELECT is((SELECT (art, kaution, zinsen, auszahlung)::text FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = :v), '(schluss,0.00,0.00,0.00)', 'a statement of nothing');
SELECT is((SELECT tests.brief_stimmt(daten) || ' ' || (daten->'abrechnung'->>'kautionsart') || ' ' || (daten->'zinsen'->>'grundlage') FROM akte.dokumente WHERE vorgang_id = :v), 'stimmt keine keine', 'and its letter');

-- with claims a lease without deposit goes the long way, and retains nothing
SELECT tests.ausgezogen(:m, '{"kaution_art": "keine", "kaution_betrag": null}') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-08-28 10:00+02') \g /dev/null
SELECT is(tests.bewerten(:v), 'maengelbewertung maengelbewertung maengelbewertung einbehaltberechnung', 'assessed');
SELECT is(tests.schritt(:v, 'abrechnung_erstellen'), 'MA620', '180 € of nothing');

-- a guarantee: no money, the short way; with amounts entered it is refused
SELECT tests.ausgezogen(:m, '{"kaution_art": "buergschaft"}') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.schritt(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "180", "begruendung": "Scheibe ersetzt laut Rechnung"}') \g /dev/null
SELECT is(tests.schritt(:v, 'nullabrechnung'), 'MA620', 'nothing can be retained from a guarantee here');
SELECT tests.schritt(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter"}') \g /dev/null
SELECT is(tests.schritt(:v, 'nullabrechnung'), 'abgeschlossen', 'the guarantee goes back');
SELECT is((SELECT (daten->'abrechnung'->>'kautionsart') || ' ' || (daten->'abrechnung'->>'vereinbart') || ' ' || tests.brief_stimmt(daten) FROM akte.dokumente WHERE vorgang_id = :v), 'buergschaft 2760.00 stimmt', 'with its letter');

-- no defects at all
SELECT tests.ausgezogen(:m, '{}', '[]') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-06-15 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'bewertung_abschliessen'), 'einbehaltberechnung', 'nothing to assess');

-- faults: the letter breaks, so does the statement
RESET ROLE;
CREATE FUNCTION tests.bruch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted'; END $$;
CREATE TRIGGER bruch BEFORE INSERT ON akte.dokumente FOR EACH ROW EXECUTE FUNCTION tests.bruch();
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v, 'abrechnung_erstellen'), 'MA099', 'the letter cannot be written');
SELECT is((SELECT count(*) FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = :v) || tests.zustand(:mv, 'kaution_rueckzahlung'), '0einbehaltberechnung', 'then there is no statement');
RESET ROLE;
DROP TRIGGER bruch ON akte.dokumente;
CREATE TRIGGER bruch BEFORE UPDATE ON akte.mietverhaeltnisse FOR EACH ROW WHEN (NEW.status = 'mietvertrag_abgeschlossen') EXECUTE FUNCTION tests.bruch();
SET LOCAL ROLE mietakte_dba;
SELECT tests.schritt(:v, 'abrechnung_erstellen'), tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Schreiben vom 12.06.2026"}') \g /dev/null
SELECT tests.als(:m, 'buchhaltung', '2026-06-15 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-06-15"}'), 'MA099', 'the master cannot close');
SELECT is(tests.saldo(:mv) || ' ' || tests.zustand(:mv, 'kaution_rueckzahlung'), '2760.00 auszahlung', 'then nothing was posted either');
RESET ROLE;

-- nobody pays out past the machine
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok('INSERT INTO akte.zahlungsauftraege (mandant_id, vorgang_id, mietverhaeltnis_id, betrag, empfaenger, iban, zweck, erteilt_am, erteilt_von) VALUES (1, 1, 1, 1, ''x'', ''DE02120300000000202051'', ''x'', now(), ''x'')', '42501', NULL, 'no order by hand');
SELECT throws_ok('INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text) VALUES (1, 1, ''auszahlung'', -1, ''2026-01-01'', ''x'')', '42501', NULL, 'no posting by hand');
SELECT * FROM finish();
ROLLBACK;
