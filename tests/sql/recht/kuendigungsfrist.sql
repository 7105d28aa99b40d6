-- Notice periods at their boundaries.
\ir ../hilfen.psql
SELECT plan(61);

-- "frist mietende spaetestens strittig widerspruch"
CREATE FUNCTION tests.kf(p_zugang date, p_ueberlassung date, p_durch text, p_land text DEFAULT 'BE', p_sonderfall text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', k.frist_monate, k.mietende, k.mietende_spaetestens, k.strittig, coalesce(k.widerspruch_bis::text, '-'))
  FROM recht.kuendigungsfrist(p_zugang, p_ueberlassung, p_durch, p_land, p_sonderfall) AS k
$$;

-- the story: a lease of 1 October 2018
SELECT is(tests.kf('2026-02-28', '2018-10-01', 'mieter'), '3 2026-05-31 2026-05-31 f -', 'tenant: always three months');
SELECT is(tests.kf('2026-02-28', '2018-10-01', 'vermieter'), '6 2026-08-31 2026-08-31 f 2026-06-30', 'landlord after seven years: six');
SELECT is(tests.kf('2026-02-28', '2017-10-01', 'vermieter'), '9 2026-11-30 2026-11-30 f 2026-09-30', 'landlord after eight years: nine');
SELECT is(tests.kf('2026-02-05', '2017-10-01', 'vermieter'), '9 2026-11-30 2026-11-30 f 2026-09-30', 'nine months end on 30 November for receipts from 5 February');
SELECT is(tests.kf('2026-03-04', '2017-10-01', 'vermieter'), '9 2026-11-30 2026-11-30 f 2026-09-30', 'to 4 March');
SELECT is(tests.kf('2026-02-04', '2017-10-01', 'vermieter'), '9 2026-10-31 2026-10-31 f 2026-08-31', 'a day earlier a month earlier');
SELECT is(tests.kf('2026-03-05', '2017-10-01', 'vermieter'), '9 2026-12-31 2026-12-31 f 2026-10-31', 'a day later a month later');

-- third Werktag: on it, after it
SELECT is(tests.kf('2026-06-03', NULL, 'mieter'), '3 2026-08-31 2026-08-31 f -', 'on the third Werktag');
SELECT is(tests.kf('2026-06-04', NULL, 'mieter'), '3 2026-09-30 2026-09-30 f -', 'the day after');
SELECT is(tests.kf('2026-06-01', NULL, 'mieter'), '3 2026-08-31 2026-08-31 f -', 'on the first');
SELECT is(tests.kf('2025-11-04', NULL, 'mieter', 'NW'), '3 2026-01-31 2026-01-31 f -', 'All Saints on a Saturday: third Werktag is the 5th in NW');
SELECT is(tests.kf('2025-11-05', NULL, 'mieter', 'NW'), '3 2026-01-31 2026-01-31 f -', 'the 5th itself');
SELECT is(tests.kf('2025-11-05', NULL, 'mieter', 'BE'), '3 2026-02-28 2026-02-28 f -', 'in Berlin too late');
SELECT is(tests.kf('2025-01-04', NULL, 'mieter', 'BY'), '3 2025-03-31 2025-03-31 f -', 'Saturday 4 January 2025 is the third Werktag');

-- third Werktag is a Saturday: disputed until the next working day
SELECT is(tests.kf('2025-10-04', NULL, 'mieter'), '3 2025-12-31 2025-12-31 f -', 'on that Saturday itself undisputed');
SELECT is(tests.kf('2025-10-05', NULL, 'mieter'), '3 2026-01-31 2025-12-31 t -', 'Sunday after it: disputed');
SELECT is(tests.kf('2025-10-06', NULL, 'mieter'), '3 2026-01-31 2025-12-31 t -', 'Monday after it: disputed');
SELECT is(tests.kf('2025-10-07', NULL, 'mieter'), '3 2026-01-31 2026-01-31 f -', 'Tuesday: too late on either view');
SELECT is(tests.kf('2025-01-06', NULL, 'mieter', 'BY'), '3 2025-04-30 2025-03-31 t -', 'Monday is Epiphany: disputed');
SELECT is(tests.kf('2025-01-07', NULL, 'mieter', 'BY'), '3 2025-04-30 2025-03-31 t -', 'and § 193 would reach to Tuesday');
SELECT is(tests.kf('2025-01-08', NULL, 'mieter', 'BY'), '3 2025-04-30 2025-04-30 f -', 'Wednesday: too late');
SELECT is(tests.kf('2025-01-07', NULL, 'mieter', 'BE'), '3 2025-04-30 2025-04-30 f -', 'in Berlin § 193 reaches to Monday only');
SELECT is(tests.kf('2025-10-06', '2018-01-01', 'vermieter'), '6 2026-04-30 2026-03-31 t 2026-02-28', 'landlord: mietende is the safe, later day; hardship from it');
SELECT is(tests.kf('2015-04-07', NULL, 'mieter'), '3 2015-07-31 2015-06-30 t -', 'the case of LG Berlin: Tuesday after Easter 2015');

-- the years, measured on the day of receipt
SELECT is(tests.kf('2026-05-19', '2021-05-20', 'vermieter'), '3 2026-08-31 2026-08-31 f 2026-06-30', 'a day before five years');
SELECT is(tests.kf('2026-05-20', '2021-05-20', 'vermieter'), '6 2026-11-30 2026-08-31 t 2026-09-30', 'on the anniversary: the longer period, disputed');
SELECT is(tests.kf('2026-05-21', '2021-05-20', 'vermieter'), '6 2026-11-30 2026-11-30 f 2026-09-30', 'a day after');
SELECT is(tests.kf('2026-05-19', '2018-05-20', 'vermieter'), '6 2026-11-30 2026-11-30 f 2026-09-30', 'a day before eight years');
SELECT is(tests.kf('2026-05-20', '2018-05-20', 'vermieter'), '9 2027-02-28 2026-11-30 t 2026-12-31', 'on the anniversary of eight years');
SELECT is(tests.kf('2026-05-21', '2018-05-20', 'vermieter'), '9 2027-02-28 2027-02-28 f 2026-12-31', 'a day after');
SELECT is(tests.kf('2021-02-28', '2016-02-29', 'vermieter'), '6 2021-08-31 2021-05-31 t 2021-06-30', 'handed over on a leap day: anniversary on 28 February');
SELECT is(tests.kf('2024-02-29', '2016-02-29', 'vermieter'), '9 2024-11-30 2024-08-31 t 2024-09-30', 'eight years later there is a leap day again');
SELECT is(tests.kf('2026-03-03', '2026-03-03', 'vermieter'), '3 2026-05-31 2026-05-31 f 2026-03-31', 'on the day of handover');
SELECT is(tests.kf('2026-05-20', '1990-01-01', 'vermieter'), '9 2027-02-28 2027-02-28 f 2026-12-31', 'never more than nine');
SELECT is(tests.kf('2026-05-20', '1990-01-01', 'mieter'), '3 2026-08-31 2026-08-31 f -', 'tenant after 36 years: three');

-- § 573a: three more
SELECT is(tests.kf('2026-03-03', '2024-01-01', 'vermieter', 'BE', '573a'), '6 2026-08-31 2026-08-31 f 2026-06-30', '573a under five years');
SELECT is(tests.kf('2026-03-03', '2020-01-01', 'vermieter', 'BE', '573a'), '9 2026-11-30 2026-11-30 f 2026-09-30', '573a over five years');
SELECT is(tests.kf('2026-03-03', '2015-01-01', 'vermieter', 'BE', '573a'), '12 2027-02-28 2027-02-28 f 2026-12-31', '573a over eight years');
-- § 573c Abs. 3
SELECT is(tests.kf('2026-02-15', NULL, 'vermieter', NULL, '573c3'), '0 2026-02-28 2026-02-28 f -', 'by the 15th');
SELECT is(tests.kf('2026-02-16', NULL, 'mieter', NULL, '573c3'), '0 2026-03-31 2026-03-31 f -', 'after the 15th');
SELECT is(tests.kf('2024-02-01', NULL, 'vermieter', NULL, '573c3'), '0 2024-02-29 2024-02-29 f -', 'leap February');
-- § 573d
SELECT is(tests.kf('2026-06-03', '1990-01-01', 'vermieter', 'BE', '573d'), '3 2026-08-31 2026-08-31 f 2026-06-30', '573d: three months for the landlord, too');
SELECT is(tests.kf('2026-06-04', NULL, 'mieter', 'BE', '573d'), '3 2026-09-30 2026-09-30 f -', 'and for the tenant');
-- § 580a: quarters
SELECT is(tests.kf('2026-01-05', NULL, 'mieter', 'BE', '580a'), '6 2026-06-30 2026-06-30 f -', 'third Werktag of the quarter');
SELECT is(tests.kf('2026-01-06', NULL, 'mieter', 'BE', '580a'), '6 2026-09-30 2026-09-30 f -', 'the day after: next quarter');
SELECT is(tests.kf('2026-02-02', NULL, 'vermieter', 'BE', '580a'), '6 2026-09-30 2026-09-30 f -', 'second month of a quarter is too late');
SELECT is(tests.kf('2026-12-31', NULL, 'vermieter', 'BE', '580a'), '6 2027-06-30 2027-06-30 f -', 'last day of the year, no hardship objection');
SELECT is(tests.kf('2025-10-06', NULL, 'vermieter', 'BE', '580a'), '6 2026-06-30 2026-03-31 t -', 'the disputed Saturday in October');
SELECT is(tests.kf('2025-10-04', NULL, 'vermieter', 'BE', '580a'), '6 2026-03-31 2026-03-31 f -', 'on that Saturday');

-- hardship: backwards, never shifted
SELECT is(recht.widerspruch_bis('2026-08-31'), DATE '2026-06-30', 'two months before 31 August');
SELECT is(recht.widerspruch_bis('2026-04-30'), DATE '2026-02-28', 'two months before 30 April');
SELECT is(recht.widerspruch_bis('2024-04-30'), DATE '2024-02-29', 'in a leap year');
SELECT is(recht.widerspruch_bis('2026-02-28'), DATE '2025-12-31', 'two months before 28 February');
SELECT is(recht.widerspruch_bis('2026-07-31'), DATE '2026-05-31', 'a Sunday stays a Sunday');

-- the derivation that comes along
SELECT is((SELECT k.rechenweg FROM recht.kuendigungsfrist('2026-02-28', '2017-04-15', 'vermieter', 'BE') AS k),
          recht.rechenweg('kuendigungsfrist', '{"p_zugang": "2026-02-28", "p_ueberlassung": "2017-04-15", "p_durch": "vermieter", "p_land": "BE"}'),
          'column rechenweg and recht.rechenweg are one');
SELECT is((SELECT array_agg(s->>'norm') FROM recht.kuendigungsfrist('2026-02-28', '2017-04-15', 'vermieter', 'BE') AS k, jsonb_array_elements(k.rechenweg->'schritte') AS s),
          ARRAY['§ 573c Abs. 1 S. 2 BGB', '§ 573c Abs. 1 S. 1 BGB, BGH VIII ZR 206/04', '§ 573c Abs. 1 BGB', '§ 574b Abs. 2 BGB'], 'landlord: four steps with their norms');
SELECT is((SELECT k.rechenweg->'schritte'->1->'feiertage'->0->>'name' FROM recht.kuendigungsfrist('2025-10-06', NULL, 'mieter', 'BE') AS k),
          'Tag der Deutschen Einheit', 'names the holiday it used');
SELECT is((SELECT k.rechenweg->'schritte'->0->'ergebnis' FROM recht.kuendigungsfrist('2026-02-28', '2017-04-15', 'vermieter', 'BE') AS k),
          '{"fuenf_jahre_am": "2022-04-15", "acht_jahre_am": "2025-04-15", "verlaengerung_monate": 6}', 'when the years were full');
SELECT is((SELECT string_agg(f.name || ': ' || (SELECT string_agg((s->>'norm') || ' ' || coalesce(s->'ergebnis'->>'verlaengerung_monate', '-'), ', ' ORDER BY n)
                                                FROM recht.kuendigungsfrist('2026-06-03', NULL, 'mieter', 'BE', f.fall) AS k, jsonb_array_elements(k.rechenweg->'schritte') WITH ORDINALITY AS x (s, n)), E'\n' ORDER BY f.name)
           FROM (VALUES ('573d', '573d'), ('580a', '580a'), ('mieter', NULL)) AS f (name, fall)),
  E'573d: § 573d Abs. 2 BGB 0, § 573d Abs. 2 BGB, BGH VIII ZR 206/04 -, § 573d Abs. 2 BGB -\n580a: § 580a Abs. 2 BGB 0, § 580a Abs. 2 BGB, BGH VIII ZR 206/04 -, § 580a Abs. 2 BGB -\nmieter: § 573c Abs. 1 S. 1 BGB 0, § 573c Abs. 1 S. 1 BGB, BGH VIII ZR 206/04 -, § 573c Abs. 1 BGB -',
  'norm and result of every step in the other cases');
SELECT is((SELECT jsonb_array_length(k.rechenweg->'schritte') FROM recht.kuendigungsfrist('2026-02-15', NULL, 'mieter', NULL, '573c3') AS k), 1, '573c3: one step');
SELECT is((SELECT jsonb_array_length(k.rechenweg->'schritte') FROM recht.kuendigungsfrist('2026-03-03', '2020-01-01', 'vermieter', 'BE', '573a') AS k), 5, '573a: five steps');

SELECT * FROM finish();
ROLLBACK;
