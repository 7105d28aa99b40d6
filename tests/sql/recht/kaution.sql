-- Deposit: cap, instalments, interest.
\ir ../hilfen.psql
SELECT plan(46);

CREATE FUNCTION tests.raten(p_kaution numeric, p_beginn date, p_land text) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', r.nummer, r.faellig_am, r.betrag), ', ' ORDER BY r.nummer) FROM recht.kaution_raten(p_kaution, p_beginn, p_land) AS r
$$;
CREATE FUNCTION tests.zinsen(p_einzahlungen jsonb, p_bis date, p_saetze jsonb DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(z.jahr || ' ' || z.zinsen, ', ' ORDER BY z.jahr) FROM recht.kaution_zinsen(p_einzahlungen, p_bis, p_saetze) AS z
$$;

SELECT is(recht.kaution_hoechstbetrag(920.00), 2760.00, 'three net rents');
SELECT is(recht.kaution_hoechstbetrag(0), 0.00, 'of nothing');
SELECT is(recht.kaution_hoechstbetrag(333.333), 999.99, 'never above the cap');

SELECT is(tests.raten(2760.00, '2018-10-01', 'BE'), '1 2018-10-01 920.00, 2 2018-11-05 920.00, 3 2018-12-05 920.00', 'the story, in Berlin');
SELECT is(tests.raten(2760.00, '2018-10-01', 'NW'), '1 2018-10-01 920.00, 2 2018-11-06 920.00, 3 2018-12-05 920.00', 'All Saints moves the second instalment');
SELECT is(tests.raten(100.00, '2026-03-15', 'BE'), '1 2026-03-15 33.33, 2 2026-04-07 33.33, 3 2026-05-06 33.34', 'a cent left over goes to the last');
SELECT is(tests.raten(101.00, '2026-03-15', 'BE'), '1 2026-03-15 33.66, 2 2026-04-07 33.66, 3 2026-05-06 33.68', 'two cents, too: no instalment above is larger');
SELECT is(tests.raten(0.02, '2026-03-15', 'BE'), '1 2026-03-15 0.00, 2 2026-04-07 0.00, 3 2026-05-06 0.02', 'less than three cents');
SELECT is(tests.raten(3000.00, '2025-11-30', 'BY'), '1 2025-11-30 1000.00, 2 2025-12-03 1000.00, 3 2026-01-07 1000.00', 'over the turn of the year; Epiphany');
SELECT is(tests.raten(3000.00, '2026-11-01', 'BE'), '1 2026-11-01 1000.00, 2 2026-12-03 1000.00, 3 2027-01-06 1000.00', 'the start itself is not shifted, not even on a Sunday');

-- day of payment counts, day of repayment does not
SELECT is(tests.zinsen('[["2026-01-01", "36500.00"]]', '2026-01-02', '{"2026": "1"}'), '2026 1.00', 'one day');
SELECT is(tests.zinsen('[["2026-01-01", "36500.00"]]', '2026-01-01', '{"2026": "1"}'), NULL, 'paid back on the day of payment: no year');
SELECT is(tests.zinsen('[["2026-06-01", "36500.00"]]', '2026-06-01', '{"2026": "1"}'), '2026 0.00', 'in the middle of a year: nothing');
SELECT is(tests.zinsen('[["2024-01-01", "1000.00"]]', '2025-01-01', '{"2024": "1"}'), '2024 10.00', 'a leap year gives exactly the year''s rate');
SELECT is(tests.zinsen('[["2025-01-01", "1000.00"]]', '2026-01-01', '{"2025": "1"}'), '2025 10.00', 'a common year, too');
SELECT is(tests.zinsen('[["2025-01-01", "1000.00"]]', '2027-01-01', '{"2025": "1", "2026": "1"}'), '2025 10.00, 2026 10.10', 'credited on 31 December, it bears interest');
SELECT is(tests.zinsen('[["2024-12-31", "36600.00"]]', '2025-01-02', '{"2024": "1", "2025": "1"}'), '2024 1.00, 2025 1.00', 'paid on the last day of a leap year');
SELECT is(tests.zinsen('[["2025-07-01", "1000.00"], ["2025-07-01", "1000.00"]]', '2026-01-01', '{"2025": "1"}'), '2025 10.08', 'two payments on one day add up');
SELECT is(tests.zinsen('[["2025-01-01", "182.50"]]', '2025-01-02', '{"2025": "1"}'), '2025 0.01', 'half a cent is rounded up');
SELECT is(tests.zinsen('[["2025-01-01", "182.49"]]', '2025-01-02', '{"2025": "1"}'), '2025 0.00', 'less is not');
SELECT is(tests.zinsen('[]', '2025-01-02', '{"2025": "1"}'), NULL, 'nothing paid, no rows');
SELECT is(tests.zinsen('[["2025-01", "365.00"]]', '2026-01-01', '{"2025": "1"}'), '2025 3.65', 'a month stands for its first day');

-- the reference series
SELECT is(tests.zinsen('[["2018-10-01", "920.00"], ["2018-11-06", "920.00"], ["2018-12-05", "920.00"]]', '2026-11-01'),
  '2018 0.68, 2019 3.59, 2020 2.90, 2021 2.35, 2022 2.74, 2023 12.86, 2024 20.64, 2025 19.25, 2026 16.61', 'from the table, as far as it reaches');
SELECT throws_ok($$SELECT * FROM recht.kaution_zinsen('[["2018-10-01", "920.00"]]', '2026-11-02')$$, 'MA208', NULL, 'not a day further');
SELECT throws_ok($$SELECT * FROM recht.kaution_zinsen('[["2002-12-31", "920.00"]]', '2004-01-01')$$, 'MA208', NULL, 'nor before the table begins');
SELECT is(tests.zinsen('[["2003-01-01", "1000.00"]]', '2004-01-01'), '2003 21.95', 'its first year');
SELECT is(tests.zinsen('[["2026-11-01", "1000.00"]]', '2026-11-01'), '2026 0.00', 'where no day counts no rate is needed');
SELECT is(tests.zinsen('[["2026-01-01", "1.00"], ["2026-03-01", "36500.00"]]', '2026-03-01', '{"2026": "1"}'), '2026 0.00', 'an instalment on the last day bears nothing');
SELECT is((SELECT bool_and(k.aus_zweiter_hand) FROM recht.kautionszinssaetze_geltend AS k), true, 'and it says that it is second-hand');

-- a correction and a row for the rest of the year, added by the operator
SET LOCAL ROLE mietakte_dba;
INSERT INTO recht.kautionszinssaetze (gueltig_ab, gueltig_bis, prozent, aus_zweiter_hand, quelle, abgerufen_am)
VALUES ('2002-07-01', '2002-12-31', 3.650, false, 'Deutsche Bundesbank', '2026-12-15');
INSERT INTO recht.kautionszinssaetze (gueltig_ab, gueltig_bis, prozent, aus_zweiter_hand, quelle, abgerufen_am)
VALUES ('2026-11-01', '2026-12-31', 0.730, false, 'Deutsche Bundesbank', '2026-12-15');
RESET ROLE;
SELECT is(tests.zinsen('[["2002-07-02", "1000.00"]]', '2002-07-12'), '2002 1.00', 'a year the table knows in part: from the day money was there');
SELECT throws_ok($$SELECT * FROM recht.kaution_zinsen('[["2002-06-30", "1000.00"]]', '2002-07-12')$$, 'MA208', NULL, 'not before');
SELECT is(tests.zinsen('[["2026-01-01", "100000.00"]]', '2027-01-01'), '2026 710.01', 'two rates in one year: 304 days at 0.706, 61 at 0.730');
SELECT is(tests.zinsen('[["2026-11-15", "100000.00"]]', '2026-11-16'), '2026 2.00', 'paid in the second part of the year: only its rate');
SELECT is(tests.zinsen('[["2026-01-01", "0.00"], ["2026-11-15", "100000.00"]]', '2026-11-16'), '2026 2.00', 'also if another came before');
SELECT is(tests.zinsen('[["2026-10-31", "100000.00"]]', '2026-11-01'), '2026 1.93', 'last day of the first rate');
SELECT is(tests.zinsen('[["2026-10-31", "100000.00"]]', '2026-11-02'), '2026 3.93', 'and first day of the second');
SELECT is(tests.zinsen('[["2026-11-01", "100000.00"]]', '2026-11-02'), '2026 2.00', 'first day of the second');
SET LOCAL ROLE mietakte_dba;
INSERT INTO recht.kautionszinssaetze (gueltig_ab, gueltig_bis, prozent, aus_zweiter_hand, quelle, abgerufen_am, fassung)
VALUES ('2026-01-01', '2026-12-31', 0.700, false, 'Deutsche Bundesbank', '2027-01-15', 2);
RESET ROLE;
SELECT is(tests.zinsen('[["2026-01-01", "100000.00"]]', '2026-11-01'), '2026 583.01', 'a correction replaces the row');
SELECT is(tests.zinsen('[["2026-01-01", "100000.00"]]', '2027-01-01'), '2026 705.01', 'and a later row still begins where it begins');

SELECT is(recht.kaution_verzinslich(false), true, 'a flat bears interest');
SELECT is(recht.kautionsverzug(1840.00, 920.00), true, 'exactly two net rents');
SELECT is(recht.kautionsverzug(1839.99, 920.00), false, 'a cent less');
SELECT is(recht.kautionsverzug(0, 0), false, 'no rent, no arrears');
SELECT is(recht.kautionsverzug(0.50, 0.25), true, 'small change is no exception');
SELECT is(recht.kautionsverzug(1840.00, 920.00, '2013-04-30'), false, 'not for leases before 1 May 2013');
SELECT is(recht.kautionsverzug(1840.00, 920.00, '2013-05-01'), true, 'but from that day');

SELECT * FROM finish();
ROLLBACK;
