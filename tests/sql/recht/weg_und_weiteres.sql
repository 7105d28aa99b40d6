-- Owners' meetings, running costs, heating, CO2, retention, data protection.
\ir ../hilfen.psql
SELECT plan(79);

-- § 45 WEG
CREATE FUNCTION tests.an(p_tag date, p_land text) RETURNS text LANGUAGE sql AS $$ SELECT a.klage_bis || ' ' || a.begruendung_bis FROM recht.anfechtungsfrist(p_tag, p_land) AS a $$;
SELECT is(tests.an('2021-04-20', 'BE'), '2021-05-20 2021-06-21', 'published example');
SELECT is(tests.an('2021-04-15', 'BE'), '2021-05-17 2021-06-15', 'a Saturday');
SELECT is(tests.an('2024-12-31', 'BE'), '2025-01-31 2025-02-28', 'end of the year');
SELECT is(tests.an('2023-12-31', 'BE'), '2024-01-31 2024-02-29', 'leap February');
SELECT is(tests.an('2026-10-31', 'BE'), '2026-11-30 2026-12-31', 'both from the decision, not one from the other');

-- § 25 WEG
CREATE FUNCTION tests.stimmen(p_prinzip text, VARIADIC p_stimmen text[]) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', b.ja, b.nein, b.enthaltung, b.angenommen) FROM recht.beschluss_ergebnis(p_prinzip, (
    SELECT coalesce(jsonb_agg(jsonb_build_object('eigentuemer', n, 'einheiten', n, 'mea', 100 * n, 'stimme', s)), '[]') FROM unnest(p_stimmen) WITH ORDINALITY AS x (s, n))) AS b
$$;
SELECT is(tests.stimmen('kopf', 'ja', 'nein', 'enthaltung'), '1 1 1 f', 'a tie is a rejection');
SELECT is(tests.stimmen('kopf', 'ja', 'ja', 'nein'), '2 1 0 t', 'majority of heads');
SELECT is(tests.stimmen('objekt', 'ja', 'ja', 'nein'), '3 3 0 f', 'by units a tie');
SELECT is(tests.stimmen('mea', 'ja', 'nein', 'enthaltung'), '100 200 300 f', 'by shares');
SELECT is(tests.stimmen('kopf', 'enthaltung', 'enthaltung'), '0 0 2 f', 'only abstentions: nothing decided');
SELECT is((SELECT b.angenommen FROM recht.beschluss_ergebnis('kopf', '[]') AS b), false, 'nobody voted');
SELECT is((SELECT b.ja FROM recht.beschluss_ergebnis('mea', '[{"eigentuemer": "A", "mea": "333.333", "stimme": "ja"}]') AS b), 333.333, 'shares may be fractions');

SELECT is(recht.bauliche_veraenderung_kosten(2, 1, 500, 1000), false, 'exactly two thirds is not more than two thirds');
SELECT is(recht.bauliche_veraenderung_kosten(201, 100, 500, 1000), true, 'a vote more, and exactly half of the shares');
SELECT is(recht.bauliche_veraenderung_kosten(201, 100, 499.999, 1000), false, 'just below half');
SELECT is(recht.bauliche_veraenderung_kosten(0, 0, 0, 1000), false, 'nobody');
SELECT is(recht.bauliche_veraenderung_kosten(1, 0, 0, 0), false, 'a house without shares');
SELECT is(recht.bauliche_veraenderung_kosten(1, 0, 0.5, 1), true, 'shares as fractions of one');
SELECT is(recht.virtuelle_versammlung(3, 1), true, 'three quarters');
SELECT is(recht.virtuelle_versammlung(299, 100), false, 'just below');
SELECT is(recht.virtuelle_versammlung(0, 0), false, 'nobody');
SELECT is(recht.virtuelle_versammlung(1, 0), true, 'one');
SELECT is(recht.umlaufbeschluss(1, 0, 0, false), true, 'one owner agrees with himself');
SELECT is(recht.umlaufbeschluss(24, 0, 0, false), true, 'all agree');
SELECT is(recht.umlaufbeschluss(23, 0, 1, false), false, 'one did not answer');
SELECT is(recht.umlaufbeschluss(23, 1, 0, false), false, 'one said no');
SELECT is(recht.umlaufbeschluss(5, 5, 14, true), false, 'a tie');
SELECT is(recht.umlaufbeschluss(0, 0, 0, false), false, 'nobody there');
SELECT is(recht.einladung_bis('2026-03-22'), DATE '2026-02-28', '21 full days between, over a month');
SELECT is(recht.einladung_bis('2024-03-22'), DATE '2024-02-29', 'over a leap day');

-- running costs
SELECT is(recht.nk_abrechnung_bis('2023-02-28'), DATE '2024-02-29', 'end of February to end of February');
SELECT is(recht.nk_abrechnung_bis('2024-02-29'), DATE '2025-02-28', 'and back');
SELECT is(recht.nk_abrechnung_bis('2025-06-15'), DATE '2026-06-15', 'a period that ends in the middle of a month: the safe day');
SELECT is(recht.nk_einwendung_bis('2025-10-15'), DATE '2026-10-31', 'end of the twelfth month');
SELECT is(recht.nk_einwendung_bis('2023-02-28'), DATE '2024-02-29', 'leap year');
CREATE FUNCTION tests.nk(p_zugang date, p_saldo numeric, p_schuldlos boolean DEFAULT false) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', n.nachforderung, n.guthaben, n.verfristet) FROM recht.nk_anspruch('2021-12-31', p_zugang, 'BE', p_saldo, p_schuldlos) AS n
$$;
SELECT is(tests.nk('2022-12-31', 100.00), '100.00 0.00 f', 'in time');
SELECT is(tests.nk('2023-01-02', 100.00), '100.00 0.00 f', 'on the day § 193 gives');
SELECT is(tests.nk('2023-01-03', 100.00), '0.00 0.00 t', 'a day later: nothing');
SELECT is(tests.nk('2023-01-03', 100.00, true), '100.00 0.00 t', 'unless the landlord is not at fault');
SELECT is(tests.nk('2023-01-03', -100.00), '0.00 100.00 t', 'a credit stays');

-- heating, CO2
SELECT is(recht.heizkostenanteil(10000.00, 50, 84, 840, 9000, 100000), 950.00, 'half and half');
SELECT is(recht.heizkostenanteil(10000.00, 100, 84, 840, 9000, 100000), 900.00, 'all by consumption, if agreed');
SELECT is(recht.heizkostenanteil(100.00, 70, 1, 3, 1, 3), 33.33, 'thirds: rounded once');
SELECT is(recht.heizkostenanteil(0.03, 50, 1, 2, 1, 2), 0.02, 'one and a half cents');
SELECT is(recht.heizkostenanteil(10000.00, 70, 0, 840, 0, 100000), 0.00, 'nothing used, nothing rented');
SELECT is((SELECT k.kuerzung_prozent || ' ' || k.zahlbar FROM recht.heizkosten_kuerzung(1000.00, true, true, true, true) AS k), '24 760.00', 'all reductions together');
SELECT is((SELECT k.kuerzung_prozent || ' ' || k.zahlbar FROM recht.heizkosten_kuerzung(1000.00) AS k), '0 1000.00', 'none');
SELECT is((SELECT k.kuerzung_prozent || ' ' || k.zahlbar FROM recht.heizkosten_kuerzung(1000.00, false, true) AS k), '3 970.00', 'one of them');
SELECT is((SELECT k.zahlbar FROM recht.heizkosten_kuerzung(10.03, false, false, true) AS k), 9.73, 'rounded half up');
SELECT is((SELECT string_agg(recht.co2_vermieteranteil(s.kg)::int::text, ' ' ORDER BY s.kg) FROM (VALUES (0), (11.94), (11.95), (16.9), (17), (22), (27), (32), (37), (42), (47), (51.94), (51.95), (400)) AS s (kg)),
  '0 0 10 10 20 30 40 50 60 70 80 80 95 95', 'all ten steps, at their edges after rounding');
SELECT is(recht.co2_vermieteranteil(11.949999), 0.00, 'rounded to one decimal first');
SELECT is(recht.co2_vermieteranteil(20, '2023-01-01'), 20.00, 'first day of the law');
SELECT throws_ok($$SELECT recht.co2_vermieteranteil(20, '2022-12-31')$$, 'MA209', NULL, 'not before');

-- retention: the law changed on 1 January 2025
SELECT is((SELECT string_agg(recht.aufbewahrung_bis('buchungsbeleg', j)::text, ' ' ORDER BY j) FROM generate_series(2013, 2019) AS j),
  '2023-12-31 2024-12-31 2024-12-31 2024-12-31 2025-12-31 2026-12-31 2027-12-31', 'vouchers of 2013 to 2019: ten years, then eight, never before the change itself');
SELECT is(recht.aufbewahrung_bis('buch', 2013), DATE '2023-12-31', 'books: ten');
SELECT is(recht.aufbewahrung_bis('brief', 2026), DATE '2032-12-31', 'letters: six');
SELECT is(recht.aufbewahrung_bis('buchungsbeleg', 2026), DATE '2034-12-31', 'vouchers: eight');
SELECT throws_ok($$SELECT recht.aufbewahrung_bis('foto', 2026)$$, 'MA210', NULL, 'no such kind');
SELECT throws_ok($$SELECT recht.aufbewahrung_bis('buch', 1999)$$, 'MA210', NULL, 'before what is recorded');

-- the rest
SELECT is((SELECT a.frist_bis || ' ' || a.frist_bis_verschoben FROM recht.auskunft_bis('2026-03-03', 'BE') AS a), '2026-04-03 2026-04-07', 'a request answered by Good Friday');
SELECT is(recht.bescheinigung_bis('2026-12-20'), DATE '2027-01-03', 'two weeks, over the turn of the year');
SELECT is(recht.bescheinigung_erforderlich('auszug', '2016-10-31'), true, 'moving out until October 2016');
SELECT is(recht.bescheinigung_erforderlich('auszug', '2016-11-01'), false, 'from November 2016 not');
SELECT is(recht.bescheinigung_erforderlich('einzug', '2026-01-01'), true, 'moving in');
SELECT is(recht.bescheinigung_erforderlich('einzug', '2015-10-31'), false, 'not before the law');
SELECT is(recht.bescheinigung_erforderlich('auszug', '2015-11-01'), true, 'but from its first day');
SELECT is(recht.verjaehrung_548('2025-08-31', 'BE'), DATE '2026-03-02', 'six months after 31 August: 28 February, a Saturday');
SELECT is(recht.verjaehrung_548('2026-06-30', 'BE'), DATE '2026-12-30', 'the same number of day, not the end of the month');

-- what the cockpit warns of
SELECT is((SELECT string_agg(f.schluessel, ' ' ORDER BY f.schluessel) FROM recht.fehlende_werte('2027-01-14') AS f WHERE f.tabelle = 'basiszinssaetze'), NULL, '14 January: not yet');
SELECT is((SELECT string_agg(f.schluessel, ' ' ORDER BY f.schluessel) FROM recht.fehlende_werte('2027-01-15') AS f WHERE f.tabelle = 'basiszinssaetze'), '2027-01-01', '15 January: the base rate is missing');
SELECT is((SELECT string_agg(f.schluessel, ' ' ORDER BY f.schluessel) FROM recht.fehlende_werte('2026-07-20') AS f), NULL, 'July 2026: everything there');
SELECT is((SELECT string_agg(f.schluessel, ' ' ORDER BY f.schluessel) FROM recht.fehlende_werte('2026-08-14') AS f), NULL, '14 August: the index of July may still come');
SELECT is((SELECT string_agg(f.tabelle || ' ' || f.schluessel, ' ' ORDER BY f.schluessel) FROM recht.fehlende_werte('2026-08-15') AS f), 'vpi 2026-07', '15 August: it is missing');
SELECT is((SELECT string_agg(f.schluessel, ' ' ORDER BY f.schluessel) FROM recht.fehlende_werte('2027-07-14') AS f WHERE f.tabelle = 'basiszinssaetze'), NULL, '14 July: not yet');
SELECT is((SELECT string_agg(f.schluessel, ' ' ORDER BY f.schluessel) FROM recht.fehlende_werte('2027-07-15') AS f WHERE f.tabelle = 'basiszinssaetze'), '2027-07-01', '15 July: the second half-year');
SELECT is((SELECT string_agg(f.schluessel, ' ' ORDER BY f.schluessel) FROM recht.fehlende_werte('2026-06-30') AS f WHERE f.tabelle = 'basiszinssaetze'), NULL, '30 June: the first half-year is there');
SELECT is((SELECT count(*)::int FROM recht.fehlende_werte('2034-12-31') AS f WHERE f.tabelle = 'feiertage'), 0, 'holidays of the next year are there');
SELECT is((SELECT count(*) || ' ' || min(f.schluessel) FROM recht.fehlende_werte('2035-01-01') AS f WHERE f.tabelle = 'feiertage'), '20 BB 2036', 'until the last year on record');

-- a later table of steps holds from its day
SET LOCAL ROLE mietakte_dba;
INSERT INTO recht.co2_stufen (gueltig_ab, gueltig_bis, ab_kg, unter_kg, vermieter_prozent, quelle, abgerufen_am) VALUES ('2030-01-01', '2031-12-31', 0, NULL, 40, 'Probe', '2029-12-01');
RESET ROLE;
SELECT is(ARRAY[recht.co2_vermieteranteil(60, '2029-12-31'), recht.co2_vermieteranteil(60, '2030-01-01'), recht.co2_vermieteranteil(60, '2031-12-31'), recht.co2_vermieteranteil(60, '2032-01-01'), recht.co2_vermieteranteil(60)],
  ARRAY[95.00, 40.00, 40.00, 95.00, 40.00], 'between its first and its last day, and as the newest');

SELECT * FROM finish();
ROLLBACK;
