-- Default, interest, costs, appropriation.
\ir ../hilfen.psql
SELECT plan(107);

CREATE FUNCTION tests.ab(p_monat date, p_land text) RETURNS text LANGUAGE sql AS $$ SELECT v.faellig_bis || ' ' || v.verzug_ab FROM recht.verzug_ab(p_monat, p_land) AS v $$;
SELECT is(tests.ab('2026-02-01', 'BE'), '2026-02-04 2026-02-05', 'February 2026 begins on a Sunday');
SELECT is(tests.ab('2026-07-01', 'BE'), '2026-07-03 2026-07-06', 'third Werktag Friday, fourth Monday: a weekend later than the law');
SELECT is(tests.ab('2026-05-01', 'BE'), '2026-05-06 2026-05-07', '1 May is a holiday');
SELECT is(tests.ab('2025-11-01', 'NW'), '2025-11-05 2025-11-06', 'All Saints on a Saturday changes nothing for the rent');
SELECT is(tests.ab('2026-01-01', 'BY'), '2026-01-07 2026-01-08', 'Epiphany');
SELECT is(tests.ab('2024-10-01', 'BE'), '2024-10-04 2024-10-07', 'third of October');
SELECT is((SELECT f.faellig_bis || ' ' || f.verzug_ab FROM recht.verzug_ab_faelligkeit('2026-10-31', 'BE') AS f), '2026-11-02 2026-11-03', 'due on a Saturday');
SELECT is((SELECT f.faellig_bis || ' ' || f.verzug_ab FROM recht.verzug_ab_faelligkeit('2026-10-30', 'BE') AS f), '2026-10-30 2026-10-31', 'due on a Friday: default on Saturday');

-- § 286 Abs. 3
SELECT is(recht.verzug_ab_rechnung('2026-01-15', '2026-01-15', 'BE', true, true), DATE '2026-02-17', '30 days, Saturday the 14th to Monday the 16th');
SELECT is(recht.verzug_ab_rechnung('2026-01-15', '2026-02-01', 'BE', true, true), DATE '2026-03-04', 'the later of receipt and due day counts');
SELECT is(recht.verzug_ab_rechnung('2026-02-01', '2026-01-15', 'BE', true, true), DATE '2026-03-04', 'either way');
SELECT is(recht.verzug_ab_rechnung('2026-01-15', '2026-01-15', 'BE', false, true), NULL::date, 'consumer without hint: never by time');
SELECT is(recht.verzug_ab_rechnung('2026-01-15', '2026-01-15', 'BE', false, false), DATE '2026-02-17', 'no consumer: no hint needed');

-- payment in time
CREATE FUNCTION tests.zeit(p_gutschrift date, p_auftrag date DEFAULT NULL, p_gedeckt boolean DEFAULT true) RETURNS text LANGUAGE sql AS $$
  SELECT z.rechtzeitig || ' ' || z.ungewiss FROM recht.zahlung_rechtzeitig('2026-02-01', 'BE', p_gutschrift, p_auftrag, p_gedeckt) AS z
$$;
SELECT is(tests.zeit('2026-02-04'), 'true false', 'credited on the third Werktag');
SELECT is(tests.zeit('2026-02-05'), 'false true', 'a day later, order unknown');
SELECT is(tests.zeit('2026-02-06'), 'false true', 'two working days later, order unknown');
SELECT is(tests.zeit('2026-02-09'), 'false false', 'three working days later: late whatever the order');
SELECT is(tests.zeit('2026-02-09', '2026-02-04'), 'true false', 'ordered in time');
SELECT is(tests.zeit('2026-02-09', '2026-02-05'), 'false false', 'ordered late');
SELECT is(tests.zeit('2026-02-09', '2026-02-04', false), 'false false', 'ordered in time, but not covered');
SELECT is((SELECT z.rechtzeitig FROM recht.zahlung_rechtzeitig('2026-08-01', 'BE', '2026-08-05') AS z), true, 'Saturday 1 August does not count');

-- base rate: every boundary of the table
SELECT is(recht.basiszinssatz('2002-01-01'), 2.57, 'first day on record');
SELECT is(recht.basiszinssatz('2002-06-30'), 2.57, 'last day of a half-year');
SELECT is(recht.basiszinssatz('2002-07-01'), 2.47, 'first day of the next');
SELECT is(recht.basiszinssatz('2012-12-31'), 0.12, 'before it went below zero');
SELECT is(recht.basiszinssatz('2013-01-01'), -0.13, 'below zero');
SELECT is(recht.basiszinssatz('2022-12-31'), -0.88, 'last day of the low');
SELECT is(recht.basiszinssatz('2023-01-01'), 1.62, 'first rise');
SELECT is(recht.basiszinssatz('2026-06-30'), 1.27, 'first half of 2026');
SELECT is(recht.basiszinssatz('2026-12-31'), 1.52, 'last day on record');
SELECT is((SELECT count(*)::int FROM recht.basiszinssaetze_geltend), 50, 'half-years without a gap');
SELECT is((SELECT r.von || ' ' || r.bis FROM recht.basiszinssaetze_reichweite AS r), '2002-01-01 2026-12-31', 'from 2002 to 2026');

-- interest
CREATE FUNCTION tests.zinsen(p_betrag numeric, p_von date, p_bis date, p_punkte numeric DEFAULT 5, p_zahlungen jsonb DEFAULT '[]') RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(concat_ws(' ', z.von, z.bis, z.tage, z.saldo, z.basiszinssatz, z.zinssatz, round(z.zinsen, 4)), ', ' ORDER BY z.von)
  FROM recht.verzugszinsen(p_betrag, p_von, p_bis, p_punkte, p_zahlungen) AS z
$$;
SELECT is(tests.zinsen(10000, '2026-06-30', '2026-07-01'), '2026-06-30 2026-06-30 1 10000.00 1.27 6.27 1.7178, 2026-07-01 2026-07-01 1 10000.00 1.52 6.52 1.7863', 'split on 1 July');
SELECT is(tests.zinsen(10000, '2023-12-31', '2024-01-01'), '2023-12-31 2023-12-31 1 10000.00 3.12 8.12 2.2247, 2024-01-01 2024-01-01 1 10000.00 3.62 8.62 2.3552', 'split on 1 January; 365 and 366');
SELECT is(recht.verzugszinsen_summe(1000, '2024-01-01', '2024-06-30'), 42.86, '182 days of a leap half-year');
SELECT is(recht.verzugszinsen_summe(1000, '2020-01-01', '2020-12-31'), 41.20, 'a full leap year at one rate: exactly the rate');
SELECT is(recht.verzugszinsen_summe(1000, '2021-01-01', '2021-12-31'), 41.20, 'a full common year, too');
SELECT is(recht.verzugszinsen_summe(0.25, '2010-01-01', '2010-12-31', 9.88), 0.03, 'exactly half a cent, in two half-years: rounded up');
SELECT is(recht.verzugszinsen_summe(0, '2026-01-01', '2026-03-01'), 0.00, 'nothing owed');
SELECT is(tests.zinsen(0, '2026-01-01', '2026-03-01'), NULL, 'no rows');
SELECT is(recht.verzugszinsen_summe(100000, '2026-01-01', '2026-01-01', 9), 28.14, 'nine points');
SELECT is((SELECT max(z.zinssatz) FROM recht.verzugszinsen(100, '2016-07-01', '2016-12-31') AS z), 4.12, 'a negative base rate counts');

-- payments
SELECT is(tests.zinsen(1000, '2026-02-01', '2026-02-10', 5, '[["2026-02-05", "400.00"]]'),
  '2026-02-01 2026-02-04 4 1000.00 1.27 6.27 0.6871, 2026-02-05 2026-02-10 6 600.00 1.27 6.27 0.6184', 'the day of value bears the lower balance');
SELECT is(tests.zinsen(1000, '2026-02-01', '2026-02-10', 5, '[["2026-01-15", "400.00"]]'), '2026-02-01 2026-02-10 10 600.00 1.27 6.27 1.0307', 'paid before default');
SELECT is(tests.zinsen(1000, '2026-02-01', '2026-02-10', 5, '[["2026-02-01", "400.00"]]'), '2026-02-01 2026-02-10 10 600.00 1.27 6.27 1.0307', 'paid on its first day');
SELECT is(tests.zinsen(1000, '2026-02-01', '2026-02-10', 5, '[["2026-02-10", "400.00"]]'),
  '2026-02-01 2026-02-09 9 1000.00 1.27 6.27 1.5460, 2026-02-10 2026-02-10 1 600.00 1.27 6.27 0.1031', 'paid on the last day');
SELECT is(tests.zinsen(1000, '2026-02-01', '2026-02-10', 5, '[["2026-02-11", "400.00"]]'), '2026-02-01 2026-02-10 10 1000.00 1.27 6.27 1.7178', 'paid later: not yet');
SELECT is(tests.zinsen(1000, '2026-02-01', '2026-02-10', 5, '[["2026-02-05", "1000.00"]]'), '2026-02-01 2026-02-04 4 1000.00 1.27 6.27 0.6871', 'paid in full: no rows afterwards');
SELECT is(tests.zinsen(1000, '2026-02-01', '2026-02-10', 5, '[["2026-02-05", "300.00"], ["2026-02-05", "100.00"]]'),
  tests.zinsen(1000, '2026-02-01', '2026-02-10', 5, '[["2026-02-05", "400.00"]]'), 'two payments on one day are one');
SELECT is(recht.verzugszinsen_summe(1000, '2026-12-01', '2027-02-10', 5, '[["2026-12-24", "1000.00"]]'), 4.11, 'paid before the table ends: no later rate needed');

-- many items at once
SELECT is((SELECT string_agg(concat_ws(' ', z.posten, z.von, z.bis, z.saldo, round(z.zinsen, 4)), ', ') FROM recht.verzugszinsen_menge(
  '[{"posten": "B", "betrag": 420, "von": "2026-03-05"}, {"betrag": "420.00", "von": "2026-02-05", "zahlungen": [["2026-04-01", "400.00"]]},
    {"posten": "C", "betrag": "100000.00", "von": "2026-04-12", "prozentpunkte": 9}, {"posten": "leer", "betrag": 0, "von": "2026-04-12"}]', '2026-04-12') AS z),
  'B 2026-03-05 2026-04-12 420 2.8138, 2 2026-02-05 2026-03-31 420.00 3.9681, 2 2026-04-01 2026-04-12 20.00 0.0412, C 2026-04-12 2026-04-12 100000.00 28.1370',
  'in the order of the list, with its own points and payments');
SELECT is((SELECT count(*)::int FROM recht.verzugszinsen_menge('[]', '2026-04-12')), 0, 'of nothing nothing');
SELECT is((SELECT string_agg(z.von || ' ' || z.saldo, ', ') FROM recht.verzugszinsen_menge('[{"betrag": 100, "von": "2026-04-01", "zahlungen": [["2026-04-12", 40], ["2026-04-13", 10]]}]', '2026-04-12') AS z), '2026-04-01 100.00, 2026-04-12 60.00', 'a payment on the last day counts, a later one not yet');
SELECT is((SELECT sum(z.tage)::int FROM recht.verzugszinsen_menge('[{"betrag": 100, "von": "2026-04-01", "zahlungen": [["2026-04-05", 100]]}]', '2026-04-12') AS z), 4, 'paid in full');
SELECT is((SELECT sum(z.zinsen) FROM generate_series(1, 60) AS n,
             recht.verzugszinsen_menge(jsonb_build_array(jsonb_build_object('betrag', 100 * n, 'von', DATE '2020-01-01' + 37 * n, 'prozentpunkte', 1 + n % 9)), '2026-11-20') AS z),
          (SELECT sum(z.zinsen) FROM generate_series(1, 60) AS n, recht.verzugszinsen(100 * n, DATE '2020-01-01' + 37 * n, '2026-11-20', 1 + n % 9) AS z),
          'the set-based way gives what the single way gives');
SELECT is((SELECT sum(z.zinsen) FROM (SELECT 100 * n AS saldo, DATE '2020-01-01' + 37 * n AS ab FROM generate_series(1, 60) AS n) AS p
             CROSS JOIN LATERAL recht.zinsabschnitte(p.saldo, p.ab, '2026-11-20', 5) AS z),
          (SELECT sum(z.zinsen) FROM generate_series(1, 60) AS n, recht.verzugszinsen(100 * n, DATE '2020-01-01' + 37 * n, '2026-11-20') AS z),
          'and so does LATERAL over a table');
CREATE FUNCTION tests.plan(p_sql text) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || p_sql; END $$;
SELECT is((SELECT count(*)::int FROM tests.plan('SELECT sum(z.zinsen) FROM generate_series(1, 60) AS n CROSS JOIN LATERAL recht.zinsabschnitte(100 * n, DATE ''2020-01-01'' + n, ''2026-11-20'', 5) AS z') AS p (zeile)
           WHERE p.zeile LIKE '%Function Scan on zinsabschnitte%'), 0, 'which PostgreSQL takes apart: no call per row');
SELECT throws_ok($$SELECT sum(z.zinsen) FROM generate_series(1, 3) AS n CROSS JOIN LATERAL recht.zinsabschnitte(100, DATE '2026-12-30' + n, '2027-01-03', 5) AS z$$, 'MA206', NULL,
  'and which does not lose the days without a rate');
SELECT throws_ok($$SELECT sum(z.zinsen) FROM recht.zinsabschnitte(100, '2027-01-01', '2027-01-03', 5) AS z$$, 'MA206', NULL, 'not even if there is no day with one');
SELECT throws_ok($$SELECT sum(z.zinsen) FROM recht.zinsabschnitte(100, '2001-12-31', '2002-01-03', 5) AS z$$, 'MA206', NULL, 'nor before the table');

-- points
CREATE FUNCTION tests.punkte(p_art text, p_verbraucher boolean, p_vertrag date DEFAULT NULL, p_leistung date DEFAULT NULL) RETURNS numeric LANGUAGE sql AS $$
  SELECT z.prozentpunkte FROM recht.verzugszuschlag(p_art, p_verbraucher, p_vertrag, p_leistung) AS z
$$;
SELECT is(tests.punkte('wohnraummiete', true), 5.00, 'rent of a flat');
SELECT is(tests.punkte('gewerbemiete', true), 5.00, 'business premises of a private landlord');
SELECT is(tests.punkte('gewerbemiete', false, '2014-07-28'), 8.00, 'contract until 28 July 2014');
SELECT is(tests.punkte('gewerbemiete', false, '2014-07-29'), 9.00, 'contract from 29 July 2014');
SELECT is(tests.punkte('gewerbemiete', false, '2010-01-01', '2016-06-30'), 8.00, 'older contract, performance until 30 June 2016');
SELECT is(tests.punkte('gewerbemiete', false, '2010-01-01', '2016-07-01'), 9.00, 'older contract, performance from 1 July 2016');
SELECT is(tests.punkte('gewerbemiete', false, NULL, '2026-01-01'), 9.00, 'contract unknown, performance today');
SELECT is(tests.punkte('hausgeld', false), 5.00, 'Hausgeld is no Entgelt');
SELECT is(tests.punkte('sonderumlage', false), 5.00, 'nor a Sonderumlage');
SELECT is(tests.punkte('nk_nachforderung', false), 5.00, 'a supplementary claim for running costs: the safe side');
SELECT is(tests.punkte('werklohn', false, '2020-01-01'), 9.00, 'bill of a contractor');
SELECT is(recht.verzugspauschale('gewerbemiete', true), 0.00, 'no lump sum from a consumer');
SELECT is(recht.verzugspauschale('hausgeld', false), 0.00, 'nor for Hausgeld');
SELECT is(recht.verzugspauschale('gewerbemiete', false, '2014-07-28'), 0.00, 'nor for old contracts');
SELECT is(recht.verzugspauschale('gewerbemiete', false, '2014-07-29'), 40.00, 'from 29 July 2014');

-- fees
SELECT is(ARRAY[recht.mahngebuehr(1), recht.mahngebuehr(2), recht.mahngebuehr(3)], ARRAY[0.00, 5.00, 10.00], '0, 5, 10');

-- § 367
CREATE FUNCTION tests.tilgung(p_zahlung numeric) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', t.kosten, t.zinsen, t.haupt, t.rest_haupt) FROM recht.tilgung(10.00, 8.01, 420.00, p_zahlung) AS t
$$;
SELECT is(tests.tilgung(0), '0 0 0 420.00', 'nothing paid');
SELECT is(tests.tilgung(9.99), '9.99 0.00 0.00 420.00', 'less than the costs');
SELECT is(tests.tilgung(10.00), '10.00 0.00 0.00 420.00', 'just the costs');
SELECT is(tests.tilgung(18.01), '10.00 8.01 0.00 420.00', 'costs and interest');
SELECT is(tests.tilgung(18.02), '10.00 8.01 0.01 419.99', 'a cent for the principal');
SELECT is(tests.tilgung(500.00), '10.00 8.01 420.00 0.00', 'too much');

-- § 366
CREATE FUNCTION tests.verteilung(p_offen jsonb, p_zahlung numeric, p_tag date DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(v.id || ' ' || v.zahlung || ' ' || v.rest, ', ') FROM recht.tilgung_verteilung(p_offen, p_zahlung, p_tag) AS v
$$;
SELECT is(tests.verteilung('[{"id": "alt", "betrag": "100.00", "faellig": "2026-01-07"}, {"id": "neu", "betrag": "100.00", "faellig": "2026-02-04"}]', 150.00),
  'alt 100.00 0.00, neu 50.00 50.00', 'the older first');
SELECT is(tests.verteilung('[{"id": "alt", "betrag": "100.00", "faellig": "2026-01-07"}, {"id": "neu", "betrag": "100.00", "faellig": "2026-02-04", "bestimmt": true}]', 150.00),
  'alt 50.00 50.00, neu 100.00 0.00', 'unless the debtor said otherwise');
SELECT is(tests.verteilung('[{"id": "miete", "betrag": "500.00", "faellig": "2026-01-07", "sicherheit": 2}, {"id": "vorauszahlung", "betrag": "100.00", "faellig": "2026-01-07", "sicherheit": 1}]', 150.00),
  'miete 50.00 450.00, vorauszahlung 100.00 0.00', 'the less secure first: prepayment before net rent');
SELECT is(tests.verteilung('[{"id": "nk", "betrag": "100.00", "faellig": "2026-01-07", "last": 1}, {"id": "miete", "betrag": "100.00", "faellig": "2026-01-07", "last": 5}]', 100.00),
  'nk 0.00 100.00, miete 100.00 0.00', 'the more burdensome first');
SELECT is(tests.verteilung('[{"id": "spaeter", "betrag": "100.00", "faellig": "2026-03-04", "sicherheit": 0}, {"id": "faellig", "betrag": "100.00", "faellig": "2026-02-04", "sicherheit": 9}]', 100.00, '2026-02-20'),
  'spaeter 0.00 100.00, faellig 100.00 0.00', 'what is due before what is not');
SELECT is(tests.verteilung('[{"id": "heute", "betrag": "1.00", "faellig": "2026-02-20"}, {"id": "alt", "betrag": "1.00", "faellig": "2026-02-19", "sicherheit": 1}]', 1.00, '2026-02-20'),
  'heute 1.00 0.00, alt 0.00 1.00', 'what falls due on the day of payment is due, and here the less secure');
SELECT is(tests.verteilung('[{"id": "A", "betrag": "1.00", "faellig": "2026-02-20"}, {"id": "B", "betrag": "1.00", "faellig": "2026-02-20", "sicherheit": 0, "last": 0, "bestimmt": false}]', 1.00),
  'A 0.50 0.50, B 0.50 0.50', 'what is left out is 0, and not chosen');
SELECT is(tests.verteilung('[{"id": "A", "betrag": "1.00", "faellig": "2026-02-20"}, {"id": "B", "betrag": "1.00", "faellig": "2026-02-20"}, {"id": "C", "betrag": "1.00", "faellig": "2026-02-20"}]', 2.00),
  'A 0.67 0.33, B 0.67 0.33, C 0.66 0.34', 'two thirds each, and not a cent more than was paid');
SELECT is(tests.verteilung('[{"id": "A", "betrag": "1.00", "faellig": "2026-01-07"}, {"id": "B", "betrag": "1.00", "faellig": "2026-01-07"}, {"id": "C", "betrag": "1.00", "faellig": "2026-01-07"}]', 1.00),
  'A 0.34 0.66, B 0.33 0.67, C 0.33 0.67', 'pro rata to the cent: the one left over to the first');
SELECT is(tests.verteilung('[{"id": "A", "betrag": "1.00", "faellig": "2026-01-07"}, {"id": "B", "betrag": "2.00", "faellig": "2026-01-07"}]', 1.00),
  'A 0.33 0.67, B 0.67 1.33', 'or to the largest fraction');
SELECT is(tests.verteilung('[{"id": "A", "betrag": "1.00", "faellig": "2026-01-07"}]', 5.00), 'A 1.00 0.00', 'never more than is owed');
SELECT is(tests.verteilung('[{"id": "A", "betrag": "0.00", "faellig": "2026-01-07"}, {"id": "B", "betrag": "0.00", "faellig": "2026-01-07"}]', 5.00), 'A 0.00 0.00, B 0.00 0.00', 'nothing owed');

-- § 543 Abs. 2 Nr. 3
CREATE FUNCTION tests.verzug(p_miete numeric, p_rueckstaende jsonb) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', z.buchstabe_a, z.buchstabe_b, z.kuendigungsgrund, z.rueckstand) FROM recht.zahlungsverzug(p_miete, p_rueckstaende) AS z
$$;
SELECT is(tests.verzug(1000, '[["2026-01", "500.00"], ["2026-02", "500.00"]]'), 'f f f 1000.00', 'exactly one month''s rent is not enough');
SELECT is(tests.verzug(1000, '[["2026-01", "500.00"], ["2026-02", "500.01"]]'), 't f t 1000.01', 'a cent more is');
SELECT is(tests.verzug(1000, '[["2026-01", "500.01"], ["2026-03", "500.00"]]'), 'f f f 1000.01', 'not with a month between');
SELECT is(tests.verzug(1000, '[["2025-12", "500.01"], ["2026-01", "500.00"]]'), 't f t 1000.01', 'December and January follow each other');
SELECT is(tests.verzug(1000, '[["2026-01", "1500.00"]]'), 'f f f 1500.00', 'one month alone, however much');
SELECT is(tests.verzug(1000, '[["2026-01", "700.00"], ["2026-03", "700.00"], ["2026-05", "600.00"]]'), 'f t t 2000.00', 'exactly two months'' rent over more than two dates');
SELECT is(tests.verzug(1000, '[["2026-01", "1000.00"], ["2026-03", "1000.00"]]'), 'f t t 2000.00', 'the period spans three dates');
SELECT is(tests.verzug(1000, '[["2026-01", "300.00"], ["2026-01", "300.00"], ["2026-02", "500.00"]]'), 't f t 1100.00', 'two open items of one month add up');
SELECT is(tests.verzug(1000, '[["2026-01", "900.00"], ["2026-02", "0.00"], ["2026-03", "900.00"]]'), 'f f f 1800.00', 'a month paid in full breaks the row');
SELECT is(tests.verzug(1000, '[["2026-01", "2000.00"], ["2026-02", "0.00"], ["2026-03", "0.00"]]'), 'f f f 2000.00', 'and does not lengthen the period');
SELECT is(tests.verzug(1000, '[["2026-01", "1000.00"], ["2026-02", "0.50"]]'), 't f t 1000.50', 'fifty cents are arrears, too');

-- court
SELECT is((SELECT s.schonfrist_bis || ' ' || s.schonfrist_bis_193 FROM recht.schonfrist_bis('2025-12-31', 'BE') AS s), '2026-02-28 2026-03-02', 'grace period ends on a Saturday');
SELECT is((SELECT concat_ws(' ', m.widerspruch_bis, m.vb_antrag_ab, m.vb_antrag_spaetestens) FROM recht.mahnbescheid_fristen('2026-08-31', 'BE') AS m),
  '2026-09-14 2026-09-15 2027-03-01', 'six months after 31 August: 28 February, a Sunday');

SELECT * FROM finish();
ROLLBACK;
