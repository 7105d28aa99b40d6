-- Rent increases: § 558, Staffel, Index, modernisation, forms.
\ir ../hilfen.psql
SELECT plan(99);

CREATE FUNCTION tests.termine(p_zugang date, p_land text) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', t.wirksam_ab, t.zustimmung_bis, t.zustimmung_bis_193, t.klage_bis) FROM recht.mieterhoehung_termine(p_zugang, p_land) AS t
$$;
SELECT is(tests.termine('2026-03-02', 'BE'), '2026-06-01 2026-05-31 2026-06-01 2026-08-31', 'consent ends on a Sunday');
SELECT is(tests.termine('2026-03-01', 'BE'), '2026-06-01 2026-05-31 2026-06-01 2026-08-31', 'first of the month');
SELECT is(tests.termine('2023-12-31', 'BE'), '2024-03-01 2024-02-29 2024-02-29 2024-05-31', 'leap February');
SELECT is(tests.termine('2026-08-15', 'BB'), '2026-11-01 2026-10-31 2026-11-02 2027-01-31', 'Reformation Day on a Saturday');
SELECT is(tests.termine('2025-08-15', 'BB'), '2025-11-01 2025-10-31 2025-11-03 2026-01-31', 'Reformation Day on a Friday in Brandenburg');
SELECT is(tests.termine('2025-08-15', 'BE'), '2025-11-01 2025-10-31 2025-10-31 2026-01-31', 'not in Berlin');
SELECT is(recht.mieterhoehung_klage_spaetestens('2025-08-15', 'BB'), DATE '2026-02-03', 'three months from the shifted day');
SELECT is(recht.mieterhoehung_klage_spaetestens('2025-08-15', 'BE'), DATE '2026-02-02', 'otherwise the end itself, a Saturday');

CREATE FUNCTION tests.sperre(p_letzte date, p_zugang date) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', s.fruehester_zugang, s.zulaessig, coalesce(s.wirksam_ab::text, '-')) FROM recht.mieterhoehung_sperrfrist(p_letzte, p_zugang) AS s
$$;
SELECT is(tests.sperre('2025-03-01', '2026-02-28'), '2026-03-01 f -', 'a day too early: void');
SELECT is(tests.sperre('2025-03-01', '2026-03-01'), '2026-03-01 t 2026-06-01', 'on the day');
SELECT is(tests.sperre('2025-03-15', '2026-03-15'), '2026-03-15 t 2026-07-01', 'start in the middle of a month: 15 months end on 15 June, effect on 1 July');
SELECT is(tests.sperre('2025-03-15', '2026-04-01'), '2026-03-15 t 2026-07-01', 'receipt in April: July anyway');
SELECT is(tests.sperre('2024-02-29', '2025-02-28'), '2025-03-01 f -', 'leap day: the year ends on 28 February');
SELECT is(tests.sperre('2024-02-29', '2025-03-01'), '2025-03-01 t 2025-06-01', 'and the demand may arrive on 1 March');
SELECT is(tests.sperre('2015-01-01', '2026-03-15'), '2016-01-01 t 2026-06-01', 'long ago');
SELECT is(recht.ausgangsmiete_stichtag('2024-02-29'), DATE '2021-02-28', 'three years before a leap day');

SELECT is(recht.kappungsgrenze(750.00, 20), 900.00, '20 percent');
SELECT is(recht.kappungsgrenze(750.00, 1), 757.50, 'one percent');
SELECT is(recht.kappungsgrenze(333.33, 15), 383.32, 'rounded down, never up');
SELECT is(recht.kappungsgrenze(100.01, 20, 10.00), 130.01, 'modernisation comes on top');
SELECT is(recht.kappungsgrenze_prozent('BE', 'Berlin', '2023-05-11'), 15.00, 'Berlin, first day');
SELECT is(recht.kappungsgrenze_prozent('BE', 'berlin ', '2028-05-10'), 15.00, 'Berlin, last day, however written');
SELECT throws_ok($$SELECT recht.kappungsgrenze_prozent('BE', 'Berlin', '2028-05-11')$$, 'MA220', NULL, 'a day later: unknown, not 20');
SELECT throws_ok($$SELECT recht.kappungsgrenze_prozent('BE', 'Berlin', '2023-05-10')$$, 'MA220', NULL, 'a day before: unknown');
SELECT throws_ok($$SELECT recht.kappungsgrenze_prozent('BY', 'München', '2026-01-01')$$, 'MA220', NULL, 'a municipality nobody recorded: a question');
SELECT is((SELECT z.hoechstmiete || ' ' || z.max_erhoehung FROM recht.mieterhoehung_zielmiete(900.00, 850.00, 800.00) AS z), '850.00 50.00', 'the comparable rent is lower');
SELECT is((SELECT z.hoechstmiete || ' ' || z.max_erhoehung FROM recht.mieterhoehung_zielmiete(900.00, 790.00, 800.00) AS z), '790.00 0.00', 'nothing to demand');
SELECT is((SELECT s.kuendigung_bis || ' ' || s.mietende FROM recht.sonderkuendigung_561('2025-12-31', 'BE') AS s), '2026-02-28 2026-04-30', 'special notice over the turn of the year');

SELECT is(string_agg(a.art || ':' || recht.erhoehung_zulaessig(a.art, v.vorgang), ' ' ORDER BY a.nr), e.soll, v.vorgang)
  FROM (VALUES (1, 'standard'), (2, 'staffel'), (3, 'index')) AS a (nr, art),
       (VALUES ('mieterhoehung_558'), ('modernisierung_559'), ('staffelanpassung'), ('indexanpassung'), ('betriebskosten_560')) AS v (vorgang)
  JOIN (VALUES ('mieterhoehung_558', 'standard:true staffel:false index:false'), ('modernisierung_559', 'standard:true staffel:false index:false'),
               ('staffelanpassung', 'standard:false staffel:true index:false'), ('indexanpassung', 'standard:false staffel:false index:true'),
               ('betriebskosten_560', 'standard:true staffel:true index:true')) AS e (vorgang, soll) USING (vorgang)
  GROUP BY v.vorgang, e.soll ORDER BY v.vorgang;
SELECT is(recht.erhoehung_zulaessig('index', 'modernisierung_559', true), true, 'index: modernisation the landlord is not responsible for');
SELECT is(recht.erhoehung_zulaessig('staffel', 'modernisierung_559', true), false, 'Staffel: never');

-- Staffel
CREATE FUNCTION tests.staffel(p_tag date) RETURNS numeric LANGUAGE sql AS $$
  SELECT recht.staffelmiete('[["2024-02-29", "700.00"], ["2025-03-01", "725.00"], ["2026-04-01", "750.00"]]', p_tag)
$$;
SELECT is(tests.staffel('2024-02-29'), 700.00, 'first day');
SELECT is(tests.staffel('2025-02-28'), 700.00, 'last day of the first step');
SELECT is(tests.staffel('2025-03-01'), 725.00, 'second step');
SELECT is(tests.staffel('2030-01-01'), 750.00, 'the last goes on');
SELECT throws_ok($$SELECT tests.staffel('2024-02-28')$$, 'MA222', NULL, 'before the first step');
SELECT throws_ok($$SELECT recht.staffelmiete('[["2024-04-01", "700.00"], ["2025-03-31", "725.00"]]', '2026-01-01')$$, 'MA221', NULL, 'a day less than a year');
SELECT lives_ok($$SELECT recht.staffelmiete('[["2024-04-01", "700.00"], ["2025-04-01", "725.00"]]', '2026-01-01')$$, 'exactly a year');
SELECT throws_ok($$SELECT recht.staffelmiete('[["2024-02-29", "700.00"], ["2025-02-28", "725.00"]]', '2026-01-01')$$, 'MA221', NULL, 'leap day: 28 February is a day short');

-- Index
SELECT is(recht.indexmiete(1000.00, 124.6, 119.4), 958.27, 'falling index, falling rent');
SELECT is(recht.indexmiete(1000.00, 119.4, 119.4), 1000.00, 'unchanged');
SELECT is(recht.indexmiete(1.00, 1, 1000), 1000.00, 'the widest range of an index');
SELECT is(recht.indexmiete(1000.00, 1000, 1), 1.00, 'and back');
SELECT throws_ok($$SELECT recht.indexmiete(1, 1000.1, 100)$$, 'MA215', NULL, 'no old index above it');
SELECT throws_ok($$SELECT recht.indexmiete(1, 100, 1000.1)$$, 'MA215', NULL, 'nor a new one');
SELECT is(recht.indexmiete(0.05, 100.0, 110.0), 0.06, 'half a cent up');
SELECT is(recht.vpi('2015-01-31'), 93.1, 'first month on record, any day of it');
SELECT is(recht.vpi('2026-06-30'), 124.6, 'last');
SELECT is(recht.vpi('2020-06-01'), 100.5, 'in the base year');
SELECT is((SELECT round(avg(v.wert), 1) FROM recht.vpi_geltend AS v WHERE v.monat BETWEEN '2020-01-01' AND '2020-12-01'), 100.0, 'whose mean is 100');
SELECT is((SELECT count(*)::int FROM recht.vpi_geltend), 138, '138 months');
SELECT is(recht.index_wirksam_ab('2026-07-15', '2025-09-01'), DATE '2026-09-01', 'a year unchanged on the day of effect');
SELECT is(recht.index_wirksam_ab('2026-07-15', '2025-10-01'), DATE '2026-10-01', 'a month short: a month later');
SELECT is(recht.index_wirksam_ab('2026-07-15', '2025-09-02'), DATE '2026-10-01', 'a day short: from the next first');
SELECT is(recht.index_wirksam_ab('2025-12-31', '2020-01-01'), DATE '2026-02-01', 'over the turn of the year');

-- Modernisation
CREATE FUNCTION tests.moderni(p_kaltmiete numeric, p_bisher numeric DEFAULT 0, p_stichtag date DEFAULT NULL, p_heizung text DEFAULT NULL, p_flaeche numeric DEFAULT 84) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', m.jahresbetrag, m.monatlich_ungekappt, coalesce(m.kappung_eur_qm::text, '-'), coalesce(m.kappung_rest::text, '-'), m.monatlich)
  FROM recht.modernisierung(100000, 25000, 15000, p_flaeche, p_kaltmiete, p_bisher, p_stichtag, p_heizung) AS m
$$;
SELECT is(tests.moderni(588.00), '4800.00 400.00 3.00 252.00 252.00', 'exactly 7.00 euros a square metre: 3');
SELECT is(tests.moderni(587.99), '4800.00 400.00 2.00 168.00 168.00', 'a cent less: 2');
SELECT is(tests.moderni(7.00 * 33.33, 0, NULL, NULL, 33.33), '4800.00 400.00 3.00 99.99 99.99', 'exactly 7 also where the division does not come out');
SELECT is(tests.moderni(920.00, 200.00), '4800.00 400.00 3.00 52.00 52.00', 'earlier increases count');
SELECT is(tests.moderni(920.00, 252.00), '4800.00 400.00 3.00 0.00 0.00', 'nothing left');
SELECT is(tests.moderni(920.00, 300.00), '4800.00 400.00 3.00 0.00 0.00', 'never below nothing');
SELECT is(tests.moderni(920.00, 0, '2018-12-31'), '6600.00 550.00 - - 550.00', 'announced until 2018: eleven percent, no cap');
SELECT is(tests.moderni(920.00, 0, '2019-01-01'), '4800.00 400.00 3.00 252.00 252.00', 'from 2019 eight');
SELECT is(tests.moderni(920.00, 0, '2026-07-28'), '4800.00 400.00 3.00 252.00 252.00', 'last day whose wording is known');
SELECT throws_ok($$SELECT tests.moderni(920.00, 0, '2026-07-29')$$, 'MA211', NULL, 'GModG: a decision is asked for');
SELECT throws_ok($$SELECT tests.moderni(920.00, 0, '2026-07-29', '559')$$, 'MA211', NULL, 'for heating, too');
SELECT throws_ok($$SELECT tests.moderni(920.00, 0, '2026-07-29', '559e')$$, 'MA211', NULL, 'with a grant, too');
SELECT throws_ok($$SELECT recht.modernisierung_vereinfacht(5000, 0, '2026-07-29')$$, 'MA211', NULL, 'in the simplified procedure, too');
SELECT throws_ok($$SELECT tests.moderni(920.00, 0, '2001-08-31')$$, 'MA211', NULL, 'before anything is recorded');
SELECT throws_ok($$SELECT tests.moderni(920.00, 0, '2023-12-31', '559e')$$, 'MA211', NULL, 'no § 559e before 2024');
SELECT is(tests.moderni(920.00, 0, NULL, '559'), '4800.00 400.00 0.50 42.00 42.00', 'heating: half a euro');
SELECT is((SELECT m.jahresbetrag || ' ' || m.monatlich FROM recht.modernisierung(100, 200, 0, 84, 920.00) AS m), '0.00 0.00', 'more maintenance than costs: nothing');
SELECT is((SELECT m.jahresbetrag || ' ' || m.monatlich FROM recht.modernisierung(1000.07, 0, 0, 84, 920.00) AS m), '80.00 6.66', 'rounded down');
SELECT is(tests.moderni(920.00, 0, NULL, NULL, 33.333), '4800.00 400.00 3.00 99.99 99.99', 'the cap, too');
SELECT lives_ok($$SELECT recht.modernisierung(1000, 0, 0, 1, 5), recht.modernisierung(1000, 0, 0, 10000, 50000)$$, 'from 1 to 10000 square metres');
SELECT throws_ok($$SELECT recht.modernisierung(1000, 0, 0, 10000.01, 50000)$$, 'MA215', NULL, 'not more');
SELECT is((SELECT m.jahresbetrag || ' ' || m.monatlich FROM recht.modernisierung(2400, 0, 2500, 50, 600.00, 0, NULL, '559e') AS m), '0.00 0.00', 'more grant than costs: nothing');
SELECT throws_ok($$SELECT recht.modernisierung(2400, 0, 720, 50, 600.00, 0, NULL, '559e')$$, 'MA211', NULL, '§ 559e below the cap: the order matters and is open');
SELECT lives_ok($$SELECT recht.modernisierung(2400, 0, 0, 50, 600.00, 0, NULL, '559e')$$, 'without a grant it does not matter');
SELECT is((SELECT m.monatlich FROM recht.modernisierung(2400, 999, 0, 50, 600.00, 0, NULL, '559e') AS m), 17.00, '15 percent flat instead of the maintenance share');
-- the operator reads the law and enters it: the function needs no change
SET LOCAL ROLE mietakte_dba;
INSERT INTO recht.modernisierungskappung (regel, gueltig_ab, prozent, kappung, schwelle, kappung_unter_schwelle, norm, quelle, abgerufen_am, fassung)
VALUES ('559', '2026-07-29', 8, 3, 7, 2, '§ 559 BGB n. F.', 'BGBl. 2026 I Nr. 226', '2026-11-25', 2);
RESET ROLE;
SELECT is(tests.moderni(920.00, 0, '2026-07-29'), '4800.00 400.00 3.00 252.00 252.00', 'decided');

SELECT is((SELECT concat_ws(' ', m.zulaessig, m.pauschalabzug, m.jahresbetrag, m.monatlich) FROM recht.modernisierung_vereinfacht(10000) AS m), 't 3000.00 560.00 46.66', 'exactly 10,000');
SELECT is((SELECT concat_ws(' ', m.zulaessig, coalesce(m.monatlich::text, '-')) FROM recht.modernisierung_vereinfacht(10000.01) AS m), 'f -', 'a cent more');
SELECT is((SELECT m.pauschalabzug || ' ' || m.jahresbetrag || ' ' || m.monatlich FROM recht.modernisierung_vereinfacht(1000.15) AS m), '300.05 56.00 4.66', 'the entitlement is rounded down');
SELECT is((SELECT m.pauschalabzug FROM recht.modernisierung_vereinfacht(1000.05) AS m), 300.02, 'the deduction half up');
SELECT is((SELECT m.zulaessig FROM recht.modernisierung_vereinfacht(5500, 4500) AS m), true, 'earlier costs of five years');
SELECT is((SELECT m.zulaessig FROM recht.modernisierung_vereinfacht(5500.01, 4500) AS m), false, 'reduce the limit');
SELECT is(recht.modernisierung_wirksam_ab('2026-11-30', true), DATE '2027-02-01', 'third month after receipt');
SELECT is(recht.modernisierung_fruehester_beginn('2025-11-28'), DATE '2026-03-01', 'three months end on 28 February');
SELECT is(recht.modernisierung_fruehester_beginn('2026-01-15'), DATE '2026-04-16', 'the day after three months');
SELECT is(recht.haerteeinwand_bis('2026-01-31'), DATE '2026-02-28', 'end of the next month');

-- forms
SELECT is(recht.form('widerspruch_574b', '2024-12-31') || ' ' || recht.form('widerspruch_574b', '2025-01-01'), 'schriftform textform', 'hardship objection: Textform since 2025');
SELECT is(recht.form('kuendigung', '2026-01-01'), 'schriftform', 'notice: still Schriftform');
SELECT throws_ok($$SELECT recht.form('haerteeinwand_555d', '2013-04-30')$$, 'MA211', NULL, 'a form nobody recorded for that day');
INSERT INTO recht.formvorschriften (vorgang, gueltig_ab, form, norm, quelle, abgerufen_am) VALUES ('kuendigung', '2030-01-01', 'textform', '§ 568 BGB n. F.', 'BGB', '2026-12-01');
SELECT is(recht.form('kuendigung', '2029-12-31') || ' ' || recht.form('kuendigung', '2030-01-01'), 'schriftform textform', 'a new row counts from its day, also if nobody ended the old one');

SELECT * FROM finish();
ROLLBACK;
