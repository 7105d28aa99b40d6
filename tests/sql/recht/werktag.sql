-- Werktag, § 193 and the special days of each Land.
\ir ../hilfen.psql
SELECT plan(68);

-- One row per special day (rulebook: which holiday in which Land). A weekday that is a holiday shifts, one that is none does not.
CREATE FUNCTION tests.verschoben(p_tag date, p_land text) RETURNS boolean LANGUAGE sql AS $$
  SELECT recht.naechster_werktag(p_tag := p_tag, p_land := p_land) <> p_tag
$$;
-- in which of the 16 Länder is this weekday a holiday?
CREATE FUNCTION tests.laender(p_tag date) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(string_agg(l.kuerzel, ' ' ORDER BY l.kuerzel), '-') FROM recht.laender AS l
  WHERE l.gehoert_zu IS NULL AND tests.verschoben(p_tag, l.kuerzel)
$$;
SELECT is(tests.laender('2025-01-01'), 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH', 'New Year everywhere');
SELECT is(tests.laender('2025-01-06'), 'BW BY ST', 'Epiphany');
SELECT is(tests.laender('2019-03-08'), 'BE', 'Frauentag 2019: Berlin');
SELECT is(tests.laender('2018-03-08'), '-', 'Frauentag 2018: nowhere yet');
SELECT is(tests.laender('2022-03-08'), 'BE', 'Frauentag 2022: not yet in Mecklenburg-Vorpommern');
SELECT is(tests.laender('2023-03-08'), 'BE MV', 'Frauentag 2023: Berlin and Mecklenburg-Vorpommern');
SELECT is(tests.laender('2025-04-18'), 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH', 'Good Friday');
SELECT is(tests.laender('2025-04-17'), '-', 'Maundy Thursday is none');
SELECT is(tests.laender('2025-04-21'), 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH', 'Easter Monday');
SELECT is(tests.laender('2025-05-01'), 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH', '1 May');
SELECT is(tests.laender('2025-05-29'), 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH', 'Ascension Day');
SELECT is(tests.laender('2025-06-09'), 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH', 'Whit Monday');
SELECT is(tests.laender('2025-06-19'), 'BW BY HE NW RP SL', 'Corpus Christi');
SELECT is(tests.laender('2025-08-15'), 'SL', 'Assumption: Saarland everywhere, Bavaria by municipality');
SELECT is(tests.laender('2024-09-20'), 'TH', 'Weltkindertag');
SELECT is(tests.laender('2018-09-20'), '-', 'Weltkindertag not before 2019');
SELECT is(tests.laender('2025-10-03'), 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH', '3 October');
SELECT is(tests.laender('2025-10-31'), 'BB HB HH MV NI SH SN ST TH', 'Reformation Day');
SELECT is(tests.laender('2017-10-31'), 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH', 'Reformation Day 2017: everywhere, once');
SELECT is(tests.laender('2016-10-31'), 'BB MV SN ST TH', 'Reformation Day 2016: before the four northern Länder joined');
SELECT is(tests.laender('2024-11-01'), 'BW BY NW RP SL', 'All Saints');
SELECT is(tests.laender('2025-11-19'), 'SN', 'Buß- und Bettag');
SELECT is(tests.laender('2025-12-24'), '-', '24 December is no holiday');
SELECT is(tests.laender('2025-12-31'), '-', '31 December is no holiday');
SELECT is(tests.laender('2025-12-25'), 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH', '25 December');
SELECT is(tests.laender('2025-12-26'), 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH', '26 December');
SELECT is(tests.laender('2020-05-08'), 'BE', 'Berlin 8 May 2020');
SELECT is(tests.laender('2025-05-08'), 'BE', 'Berlin 8 May 2025');
SELECT is(tests.laender('2024-05-08'), '-', '8 May in other years: none');
SELECT is(recht.feiertag('2028-06-17', 'BE'), '75. Jahrestag des Aufstandes vom 17. Juni 1953', 'Berlin 17 June 2028, a Saturday');
SELECT is(recht.feiertag('2026-04-05', 'BB'), 'Ostersonntag', 'Brandenburg counts Easter Sunday');

-- Regions with days of their own
SELECT is(recht.naechster_werktag('2025-08-08', 'BY-Augsburg'), DATE '2025-08-11', 'peace festival in Augsburg');
SELECT is(recht.naechster_werktag('2025-08-08', 'BY'), DATE '2025-08-08', 'not in the rest of Bavaria');
SELECT is(recht.naechster_werktag('2025-08-15', 'BY-katholisch'), DATE '2025-08-18', 'Assumption in catholic municipalities');
SELECT is(recht.naechster_werktag('2025-08-15', 'BY-Augsburg'), DATE '2025-08-18', 'and in Augsburg');
SELECT is(recht.naechster_werktag('2025-08-15', 'BY'), DATE '2025-08-15', 'not in protestant ones');
SELECT is(recht.naechster_werktag('2025-06-19', 'SN-katholisch'), DATE '2025-06-20', 'Corpus Christi in parts of Saxony');
SELECT is(recht.naechster_werktag('2025-06-19', 'SN'), DATE '2025-06-19', 'not in all of Saxony');
SELECT is(recht.naechster_werktag('2025-06-19', 'TH-katholisch'), DATE '2025-06-20', 'and in parts of Thuringia');

-- § 193
SELECT is(recht.naechster_werktag('2026-11-20', 'BE'), DATE '2026-11-20', 'a working Friday stays');
SELECT is(recht.naechster_werktag('2026-11-21', 'BE'), DATE '2026-11-23', 'Saturday');
SELECT is(recht.naechster_werktag('2026-11-22', 'BE'), DATE '2026-11-23', 'Sunday');
SELECT is(recht.naechster_werktag('2026-12-25', 'BE'), DATE '2026-12-28', 'Christmas Friday, Saturday, Sunday');
SELECT is(recht.naechster_werktag('2022-12-31', 'BE'), DATE '2023-01-02', 'over the turn of the year');
SELECT is(recht.naechster_werktag('2022-12-31', 'BY'), DATE '2023-01-02', 'Epiphany lies later');
SELECT is(recht.naechster_werktag('2028-12-30', 'BW'), DATE '2029-01-02', 'Saturday, Sunday, New Year');
SELECT is(recht.naechster_werktag('2004-02-29', 'BE'), DATE '2004-03-01', 'leap day on a Sunday');
SELECT is(recht.naechster_werktag('2024-02-29', 'BE'), DATE '2024-02-29', 'leap day on a Thursday');
SELECT is(recht.naechster_werktag('2016-03-25', 'BE'), DATE '2016-03-29', 'four days of Easter');

-- n-th Werktag
SELECT is(recht.werktag('2026-05-17', 1, 'BE', false), DATE '2026-05-04', 'any day names the month; 1 May is a holiday');
SELECT is(recht.werktag('2026-05-17', 1, 'BE', true), DATE '2026-05-02', 'Saturday counts for notices');
SELECT is(recht.werktag('2021-06-01', 3, 'NW', false), DATE '2021-06-04', 'Corpus Christi on the third moves the third Werktag');
SELECT is(recht.werktag('2021-06-01', 3, 'BE', false), DATE '2021-06-03', 'where it is none, not');
SELECT is(recht.werktag('2026-06-01', 3, 'NW', false), DATE '2026-06-03', 'Corpus Christi on the fourth moves nothing');
SELECT is(recht.werktag('2026-01-01', 4, 'BW', false), DATE '2026-01-08', 'Epiphany before the fourth Werktag');
SELECT is(recht.werktag('2025-11-01', 3, 'NW', true), DATE '2025-11-05', 'All Saints on a Saturday is no Werktag');
SELECT is(recht.werktag('2025-11-01', 3, 'BE', true), DATE '2025-11-04', 'in Berlin that Saturday counts');
SELECT is(recht.werktag('2024-02-01', 21, 'BE', false), DATE '2024-02-29', 'last Werktag of a leap February');
SELECT is(recht.werktag('2000-01-01', 3, 'BE', false), DATE '2000-01-05', 'first month on record');
SELECT is(recht.werktag('2035-12-01', 19, 'BE', false), DATE '2035-12-31', 'last Werktag on record');

-- Months: § 188
SELECT is(recht.fristende('2024-01-31', 1), DATE '2024-02-29', 'missing day: end of the month');
SELECT is(recht.fristende('2026-01-31', 1), DATE '2026-02-28', 'in a common year');
SELECT is(recht.fristende('2026-02-28', 1), DATE '2026-03-28', 'end of February to the same number, not to the end');
SELECT is(recht.fristbeginn('2024-02-29', 12), DATE '2025-03-01', 'a year that began on a leap day is over on the first');
SELECT is(recht.fristbeginn('2025-01-31', 1), DATE '2025-03-01', 'a month that began on the 31st');
SELECT is(recht.fristbeginn('2025-03-01', 12), DATE '2026-03-01', 'otherwise the same day');
SELECT is(recht.monatsende('2023-12-05', 2), DATE '2024-02-29', 'end of month across the year');
SELECT is(ARRAY[recht.tage_im_jahr(1900), recht.tage_im_jahr(2000), recht.tage_im_jahr(2023), recht.tage_im_jahr(2024), recht.tage_im_jahr(2100), recht.tage_im_jahr(2400)], ARRAY[365, 366, 365, 366, 365, 366], 'days of a year, centuries too');

SELECT * FROM finish();
ROLLBACK;
