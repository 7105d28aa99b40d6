-- A claim by hand: who owes it, when it is due, by which rule default begins, what interest.
\ir ../hilfen.psql
\ir ../automaten/mahnwesen.psql
SELECT no_plan();
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-02-20 09:00+01'), tests.laufend(:m, '{"mietbeginn": "2025-10-01"}') AS mv \gset
SELECT * FROM tests.schmidt(:m) \gset s_
CREATE FUNCTION tests.fordern(p_daten jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v record;
BEGIN
  SELECT * INTO v FROM api.forderung_erfassen('{"bezeichnung": "Nachforderung 2025", "betrag": "312,40", "faellig_am": "31.01.2026", "regel": "kalender"}' || p_daten);
  RETURN CASE WHEN NOT v.ok THEN v.fehlercode
    WHEN v.quelle = 'miete' THEN (SELECT concat_ws(' ', art, faellig_am, coalesce(verzug_ab::text, 'Mahnung'), prozentpunkte, soll) FROM akte.mietzahlungen WHERE id = v.forderung_id)
    ELSE (SELECT concat_ws(' ', art, faellig_am, coalesce(verzug_ab::text, 'Mahnung'), prozentpunkte, soll) FROM akte.hausgeld_sollstellungen WHERE id = v.forderung_id) END;
END $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA tests TO PUBLIC;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.fordern(jsonb_build_object('schuldner', 'm:' || :mv, 'art', 'kosten')), 'MA014', 'by accounting');
SELECT tests.als(:m, 'buchhaltung', '2026-02-20 09:00+01') \g /dev/null
SELECT is(tests.fordern('{"schuldner": "m:999999", "art": "kosten"}'), 'MAF02', 'a debtor nobody knows');
SELECT is(tests.fordern('{"schuldner": "Meier", "art": "kosten"}'), 'MAF02', 'a key, not a name');
SELECT is(tests.fordern(jsonb_build_object('schuldner', 'm:' || :mv, 'art', 'miete')), 'MA012', 'rents are made by the month');
SELECT is(tests.fordern(jsonb_build_object('schuldner', 'm:' || :mv, 'art', 'sonderumlage')), 'MAF14', 'a tenant owes no special levy');
SELECT is(tests.fordern(jsonb_build_object('schuldner', 'm:' || :mv, 'art', 'nk_nachforderung', 'regel', 'rechnung')), 'MAF15', 'an invoice has a day');
SELECT is(tests.fordern(jsonb_build_object('schuldner', 'm:' || :mv, 'art', 'schadenersatz', 'regel', 'rechnung', 'zugang_am', '31.01.2026')), 'MAF15', 'damages are no consideration');
-- 31 January 2026 is a Saturday, § 193 moves it
SELECT is(tests.fordern(jsonb_build_object('schuldner', 'm:' || :mv, 'art', 'schadenersatz')), 'schadenersatz 2026-02-02 2026-02-03 5.00 312.40', 'a day of the calendar, moved from the weekend');
SELECT is(tests.fordern(jsonb_build_object('schuldner', 'm:' || :mv, 'art', 'nk_nachforderung', 'regel', 'rechnung', 'zugang_am', '31.01.2026', 'hinweis_286', 'ja')), 'nk_nachforderung 2026-01-31 2026-03-03 5.00 312.40', 'thirty days after the bill, with the hint');
SELECT is(tests.fordern(jsonb_build_object('schuldner', 'm:' || :mv, 'art', 'nk_nachforderung', 'regel', 'rechnung', 'zugang_am', '31.01.2026')), 'nk_nachforderung 2026-01-31 Mahnung 5.00 312.40', 'a consumer without the hint: by a reminder only');
SELECT is(tests.fordern(jsonb_build_object('schuldner', 'm:' || :mv, 'art', 'kosten', 'regel', 'mahnung')), 'kosten 2026-01-31 Mahnung 5.00 312.40', 'by a reminder');
SELECT is(tests.fordern(jsonb_build_object('schuldner', format('h:%s:%s', :s_eigentuemer, :s_einheit), 'art', 'sonderumlage', 'faellig_am', '16.02.2026')), 'sonderumlage 2026-02-16 2026-02-17 5.00 312.40', 'a special levy: five points');
SELECT is((SELECT prozentpunkte_grund FROM akte.hausgeld_sollstellungen), 'Verbraucher beteiligt: § 288 Abs. 1 S. 2 BGB', 'with the reason on the claim');
SELECT is((SELECT count(*) FROM audit.protokoll WHERE ereignis = 'forderung_erfassen' AND ergebnis = 'ok'), 5::bigint, 'in the log of the debtor');
SELECT * FROM finish();
ROLLBACK;
