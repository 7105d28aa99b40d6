-- SEPA mandates: on file, revoked, replaced, lapsed; who may, what is refused.
\ir ../hilfen.psql
\ir ../automaten/mahnwesen.psql
SELECT plan(25);
CREATE FUNCTION tests.mandat(p_daten jsonb) RETURNS bigint LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT api.sepa_mandat_erfassen('{"iban": "DE02 1203 0000 0000 2020 51", "inhaber": "Katrin Ostermann", "unterschrieben_am": "01.03.2026"}'::jsonb || p_daten) $$;
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01'), tests.laufend(:m) AS mv \gset
SELECT eigentuemer AS eig, einheit FROM tests.schmidt(:m) \gset
SELECT tests.datei(:m, 'pdf') AS scan \gset
SET LOCAL ROLE mietakte_dba;

SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT throws_ok($$SELECT tests.mandat('{}')$$, 'MAK03', NULL, 'a mandate of nobody');
SELECT throws_ok(format($$SELECT tests.mandat('{"mietverhaeltnis_id": %s, "eigentuemer_id": %s, "einheit_id": %s}')$$, :mv, :eig, :einheit), 'MAK03', NULL, 'a mandate of two');
SELECT throws_ok(format($$SELECT tests.mandat('{"mietverhaeltnis_id": %s, "iban": "DE03 1203 0000 0000 2020 51"}')$$, :mv), 'MA012', NULL, 'an IBAN with a wrong check digit');
SELECT throws_ok(format($$SELECT tests.mandat('{"mietverhaeltnis_id": %s, "unterschrieben_am": "03.03.2026"}')$$, :mv), 'MA012', NULL, 'signed tomorrow');
SELECT throws_ok(format($$SELECT tests.mandat('{"mietverhaeltnis_id": %s, "unterschrieben_am": "01.03.2023"}')$$, :mv), 'MAK05', NULL, 'signed more than 36 months ago');
SELECT throws_ok(format($$SELECT tests.mandat('{"mietverhaeltnis_id": %s, "gueltig_ab": "01.02.2026"}')$$, :mv), 'MAK05', NULL, 'in force before it was signed');
SELECT throws_ok(format($$SELECT tests.mandat('{"mietverhaeltnis_id": %s, "mandatsreferenz": "Müller 1"}')$$, :mv), 'MAK04', NULL, 'a reference no bank takes');
SELECT throws_ok(format($$SELECT tests.mandat('{"mietverhaeltnis_id": %s, "datei": "%s"}')$$, :mv, gen_random_uuid()), 'MA823', NULL, 'a scan that is not there');
SELECT tests.mandat(jsonb_build_object('mietverhaeltnis_id', :mv, 'mandatsreferenz', 'LH-0147-07-1', 'datei', :'scan')) AS erstes \gset
SELECT is((SELECT (iban, inhaber, art, gilt, datei = :'scan', laeuft_ab_am)::text FROM api.sepa_mandate WHERE id = :erstes), '(DE02120300000000202051,"Katrin Ostermann",CORE,t,t,2029-03-01)', 'on file, in force, with its scan');
SELECT throws_ok(format($$SELECT tests.mandat('{"mietverhaeltnis_id": %s, "mandatsreferenz": "lh-0147-07-1"}')$$, :mv), 'MAB82', NULL, 'the reference is taken, in whatever case');
SELECT is((SELECT count(*) FROM akte.bankkonten WHERE iban = 'DE02120300000000202051' AND mieter_id IS NOT NULL), 1::bigint, 'the account of the person is on file once');

-- the newest counts
SELECT tests.mandat(jsonb_build_object('mietverhaeltnis_id', :mv, 'iban', 'DE02500105170137075030', 'gueltig_ab', '01.04.2026')) AS zweites \gset
SELECT is((SELECT string_agg(coalesce(grund, 'gilt'), ' ' ORDER BY id) FROM api.sepa_mandate WHERE mietverhaeltnis_id = :mv), 'gilt noch nicht gültig', 'a mandate for next month leaves this one in force');
SELECT matches((SELECT mandatsreferenz FROM api.sepa_mandate WHERE id = :zweites), '^M2603-[0-9A-F]{10}$', 'a reference is given');
SELECT tests.um('2026-04-01 09:00+02') \g /dev/null
SELECT is((SELECT string_agg(coalesce(grund, 'gilt'), ' ' ORDER BY id) FROM api.sepa_mandate WHERE mietverhaeltnis_id = :mv), 'ersetzt gilt', 'from its first day on it replaces the other');
SELECT tests.um('2029-03-02 09:00+01') \g /dev/null
SELECT is((SELECT grund FROM api.sepa_mandate WHERE id = :zweites), 'abgelaufen', 'never used for 36 months: lapsed');

-- revoked: stays on file, once
SELECT tests.um('2026-04-10 09:00+02') \g /dev/null
SELECT throws_ok(format($$SELECT api.sepa_mandat_widerrufen(%s, '{"am": "11.04.2026", "grund": "Schreiben"}')$$, :zweites), 'MA012', NULL, 'revoked tomorrow');
SELECT throws_ok(format($$SELECT api.sepa_mandat_widerrufen(%s, '{"am": "10.04.2026"}')$$, :zweites), 'MA012', NULL, 'without a reason');
SELECT lives_ok(format($$SELECT api.sepa_mandat_widerrufen(%s, '{"am": "10.04.2026", "grund": "Schreiben vom 08.04.2026"}')$$, :zweites), 'revoked');
SELECT is((SELECT (gilt, grund, widerrufen_am)::text FROM api.sepa_mandate WHERE id = :zweites), '(f,widerrufen,2026-04-10)', 'it says so');
SELECT throws_ok(format($$SELECT api.sepa_mandat_widerrufen(%s, '{"am": "10.04.2026", "grund": "noch einmal"}')$$, :zweites), 'MAK07', NULL, 'once is enough');
SELECT throws_ok($$SELECT api.sepa_mandat_widerrufen(999999, '{"am": "10.04.2026", "grund": "welches?"}')$$, 'MAK06', NULL, 'no such mandate');

-- an owner gives one for his unit
SELECT ok(tests.mandat(jsonb_build_object('eigentuemer_id', :eig, 'einheit_id', :einheit, 'inhaber', 'Ralf Schmidt')) > 0, 'a mandate for Hausgeld');
-- creditor
SELECT tests.als(:m, 'buchhaltung', '2026-04-10 09:00+02') \g /dev/null
SELECT throws_ok($$SELECT api.sepa_glaeubiger_setzen('{"glaeubiger_id": "DE97ZZZ09999999999", "name": "Lindenhof"}')$$, 'MAK01', NULL, 'a creditor identifier with a wrong check digit');
SELECT ok(api.sepa_glaeubiger_setzen('{"glaeubiger_id": "DE98 ZZZ 0999 9999 999", "name": "Hausverwaltung Lindenhof GmbH"}') > 0, 'the creditor identifier of the Bundesbank''s example');
RESET ROLE;
SELECT throws_ok(format('UPDATE akte.sepa_mandate SET mandatsreferenz = ''x'' WHERE id = %s', :erstes), 'MA030', NULL, 'a mandate never changes');
SELECT * FROM finish();
ROLLBACK;
