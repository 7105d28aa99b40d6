-- Single cells of an export: what is read, what is refused.
\ir ../hilfen.psql
SELECT plan(43);

CREATE FUNCTION tests.zelle(p_typ text, p_wert text, p_werte text[] DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', z.wert, z.fehlercode) FROM api.bestand_zelle(p_typ, 10, p_werte, p_wert) z
$$;
SELECT is(tests.zelle(v.typ, v.wert), v.soll, v.typ || ' ' || v.wert) FROM (VALUES
  ('betrag', '811,08', '811.08'), ('betrag', '811.08', '811.08'), ('betrag', '1.234,56 €', '1234.56'), ('betrag', '1,234.56', '1234.56'), ('betrag', '1.234', '1234.00'),
  ('betrag', '1 234,50 EUR', '1234.50'), ('betrag', '0', '0.00'), ('betrag', '-0,00', '0.00'), ('betrag', '-5,00', 'MA705'), ('betrag', '−5,00', 'MA705'), ('betrag', '12,345', 'MA704'),
  ('betrag', '12a', 'MA704'), ('betrag', '1e5', 'MA704'), ('betrag', '12345678901', 'MA704'), ('betrag', 'NaN', 'MA704'),
  ('zahl', '3,5', '3.5'), ('zahl', '121.15', '121.15'), ('ganzzahl', '1926', '1926'), ('ganzzahl', '2,5', 'MA704'),
  ('datum', '01.02.2006', '2006-02-01'), ('datum', '1.2.2006', '2006-02-01'), ('datum', '2006-02-01', '2006-02-01'), ('datum', '2006-02-01 00:00:00', '2006-02-01'),
  ('datum', '29.02.2024', '2024-02-29'), ('datum', '29.02.2023', 'MA703'), ('datum', '31.02.2020', 'MA703'), ('datum', '31.04.2020', 'MA703'), ('datum', '01.13.2020', 'MA703'),
  ('datum', '01.02.06', 'MA703'), ('datum', '01.01.0001', 'MA703'), ('datum', 'gestern', 'MA703'),
  ('plz', '10115', '10115'), ('plz', '1067', '01067 MA726'), ('plz', 'Köln', 'MA726'), ('iban', 'DE02 1203 0000 0000 2020 51', 'DE02120300000000202051'), ('iban', 'DE03 1203 0000 0000 2020 51', 'MA708'),
  ('email', 'a@b.de', 'a@b.de'), ('email', 'a@b', 'MA727'), ('ja_nein', 'x', '1'), ('ja_nein', 'Nein', '0'), ('ja_nein', 'vielleicht', 'MA706')) AS v(typ, wert, soll);
SELECT is(tests.zelle('auswahl', 'weg', '{MV,WEG}'), 'WEG', 'choices do not care about case');
SELECT is(tests.zelle('text', 'elf Zeichen'), 'MA707', 'a text has an end');

SELECT * FROM finish();
ROLLBACK;
