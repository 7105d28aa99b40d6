-- Recorded deposit payments: api.kaution_einzahlung_buchen, api.kaution_buchung_stornieren.
\ir ../hilfen.psql
SELECT plan(40);

SELECT tests.mandant() AS m \gset
SELECT tests.mandant('Hausverwaltung Ahorn KG') AS fremd \gset
SELECT id AS strom FROM engine.traeger WHERE mandant_id = :m AND art = 'standalone' \gset
CREATE FUNCTION tests.buchen(p_mv bigint, p_daten jsonb) RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN a.ok THEN 'gebucht' ELSE a.fehlercode || coalesce(' ' || (SELECT string_agg(k, ' ' ORDER BY k) FROM jsonb_object_keys(a.felder) k), '') END
    FROM api.kaution_einzahlung_buchen(p_mv, p_daten) a
$$;
CREATE FUNCTION tests.stornieren(p_buchung bigint, p_grund text) RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN a.ok THEN 'storniert' ELSE a.fehlercode END FROM api.kaution_buchung_stornieren(p_buchung, p_grund) a
$$;
CREATE FUNCTION tests.konto(p_mv bigint) RETURNS text LANGUAGE sql AS $$
  SELECT sum(b.betrag) || ': ' || string_agg(b.art || ' ' || b.text || ' ' || b.betrag, ', ' ORDER BY b.id)
    FROM akte.kautionen k JOIN akte.kaution_buchungen b ON b.kaution_id = k.id WHERE k.mietverhaeltnis_id = p_mv
$$;

SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-10-05 09:00+02') \g /dev/null
SELECT tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-10-01"}') AS mv, tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-10-01", "kaution_art": "keine", "kaution_betrag": null}') AS ohne,
       tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-10-01", "kaution_art": "buergschaft"}') AS buerge \gset
SELECT tests.traeger(:mv) AS t, tests.vorgang(:mv, 'vermietung') AS master \gset

SELECT tests.als(:m, 'buchhaltung') \g /dev/null
SELECT is(tests.buchen(:mv, '{"betrag": "920,00", "wertstellung": "01.10.2026"}'), 'gebucht', 'the first instalment');
SELECT is(tests.konto(:mv), '920.00: einzahlung 1. Rate der Kaution 920.00', 'on the account, with its name');
SELECT is((SELECT (e.nr, e.vorgang_id = :master, e.von, e.nach, e.ergebnis)::text FROM audit.eintraege e WHERE e.strom_id = :t ORDER BY e.nr DESC LIMIT 1), '(4,t,vertragsabschluss,vertragsabschluss,ok)', 'one row in the log of the tenancy');
SELECT is((SELECT n.text::jsonb #>> '{wirkung,kautionskonto}' FROM audit.nutzlast n WHERE n.strom_id = :t ORDER BY n.nr DESC LIMIT 1), '920.00', 'with the balance');
SELECT is((SELECT b.vorgang_id FROM akte.kaution_buchungen b), :master::bigint, 'the posting names the master');

SELECT is(tests.buchen(:mv, NULL), 'MA012 betrag wertstellung', 'nothing');
SELECT is(tests.buchen(:mv, '{"betrag": "0", "wertstellung": "05.10.2026"}'), 'MA012 betrag', 'zero');
SELECT is(tests.buchen(:mv, '{"betrag": "-920", "wertstellung": "05.10.2026"}'), 'MA012 betrag', 'negative');
SELECT is(tests.buchen(:mv, '{"betrag": "920", "wertstellung": "06.10.2026"}'), 'MA012 wertstellung', 'tomorrow');
SELECT is(tests.buchen(:mv, '{"betrag": "920", "wertstellung": "31.09.2026"}'), 'MA012 wertstellung', 'no such day');
SELECT is(tests.buchen(:mv, '{"betrag": "920", "wertstellung": "01.10.2016"}'), 'MA332 wertstellung', 'ten years too early');
SELECT is(tests.buchen(:mv, '{"betrag": "1840,01", "wertstellung": "05.10.2026"}'), 'MA331 betrag', 'a cent more than agreed');
SELECT is(tests.buchen(:mv, '{"betrag": "920", "wertstellung": "05.10.2026", "iban": "DE"}'), 'MA012 iban', 'a field that does not exist');
SELECT is(tests.buchen(:ohne, '{"betrag": "920", "wertstellung": "05.10.2026"}'), 'MA330', 'no deposit agreed');
SELECT is(tests.buchen(:buerge, '{"betrag": "920", "wertstellung": "05.10.2026"}'), 'MA330', 'a guarantee is not paid in');
SELECT is((SELECT count(*) FROM akte.kaution_buchungen), 1::bigint, 'none of them was posted');
SELECT is((SELECT count(*) FROM audit.eintraege e WHERE e.strom_id = :t AND e.ergebnis = 'abgelehnt'), 8::bigint, 'each refusal is in the log');
SELECT is(tests.buchen(0, '{"betrag": "920", "wertstellung": "05.10.2026"}'), 'MA310', 'no such lease');
SELECT is((SELECT (e.ereignis, e.fehlercode)::text FROM audit.eintraege e WHERE e.strom_id = :strom), '(kaution_einzahlung_buchen,MA310)', 'kept on the bracket of the client');
SELECT is(tests.buchen(:mv, '{"betrag": "1840", "wertstellung": "05.10.2026", "text": "Rest auf einmal"}'), 'gebucht', 'paying the rest at once is welcome');
SELECT is(tests.buchen(:mv, '{"betrag": "0,01", "wertstellung": "05.10.2026"}'), 'MA331 betrag', 'now it is full');

SELECT b.id AS erste FROM akte.kaution_buchungen b ORDER BY b.id LIMIT 1 \gset
SELECT is(tests.stornieren(:erste, ' '), 'MA012', 'why?');
SELECT is(tests.stornieren(0, 'gehört nicht hierher'), 'MA334', 'no such posting');
SELECT is(tests.stornieren(:erste, 'gehört nicht hierher'), 'storniert', 'a wrong posting is taken back');
SELECT is(tests.konto(:mv), '1840.00: einzahlung 1. Rate der Kaution 920.00, einzahlung Rest auf einmal 1840.00, storno Storno: gehört nicht hierher -920.00', 'by a second row; nothing is changed');
SELECT is(tests.stornieren(:erste, 'noch einmal bitte'), 'MA334', 'once');
SELECT is(tests.stornieren((SELECT max(b.id) FROM akte.kaution_buchungen b), 'Storno stornieren'), 'MA334', 'and only payments');
SELECT is(tests.buchen(:mv, '{"betrag": "920", "wertstellung": "05.10.2026"}'), 'gebucht', 'there is room again');
SELECT is((SELECT b.text FROM akte.kaution_buchungen b ORDER BY b.id DESC LIMIT 1), '2. Rate der Kaution', 'instalments are counted without what was taken back');
SELECT is((SELECT count(*) FROM audit.eintraege e WHERE e.strom_id = :t AND e.ereignis = 'kaution_buchung_stornieren' AND e.ergebnis = 'ok'), 1::bigint, 'the reversal is in the log');
SELECT ok(bool_and(p.unversehrt), 'the chain holds') FROM audit.pruefen() p;

-- who, and until when
SELECT sitzung.als_mieter(:m, (SELECT v.mieter_id FROM akte.vertragsparteien v WHERE v.mietverhaeltnis_id = :mv AND v.nummer = 1)) \g /dev/null
SELECT is(tests.buchen(:mv, '{"betrag": "1", "wertstellung": "05.10.2026"}'), 'MA014', 'a tenant posts nothing');
SELECT is(tests.stornieren(:erste, 'gehört nicht hierher'), 'MA014', 'nor takes it back');
SELECT tests.als(:fremd, 'buchhaltung') \g /dev/null
SELECT is(tests.buchen(:mv, '{"betrag": "1", "wertstellung": "05.10.2026"}'), 'MA310', 'the lease of another client reads as missing');
SELECT is(tests.stornieren(:erste, 'gehört nicht hierher'), 'MA334', 'so does its posting');
SELECT tests.als(:m, 'buchhaltung') \g /dev/null
SELECT tests.schritt(tests.vorgang(:ohne, 'vertragsabschluss'), 'scheitern', '{"grund": "abgesagt"}') \g /dev/null
SELECT is(tests.buchen(:ohne, '{"betrag": "1", "wertstellung": "05.10.2026"}'), 'MA330', 'bookkeeping cannot end a contract');
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null
SELECT tests.schritt(tests.vorgang(:ohne, 'vertragsabschluss'), 'scheitern', '{"grund": "abgesagt"}') \g /dev/null
SELECT is(tests.buchen(:ohne, '{"betrag": "1", "wertstellung": "05.10.2026"}'), 'MA333', 'closed');
SELECT throws_ok('DELETE FROM akte.kaution_buchungen', '42501', NULL, 'nobody deletes a posting');
RESET ROLE;
SELECT throws_ok('DELETE FROM akte.kaution_buchungen', 'MA030', NULL, 'not even the superuser by a slip');
SELECT set_config('app.siegel', '', true) \g /dev/null
SET LOCAL ROLE mietakte_dba;
SELECT throws_ok(format('SELECT * FROM api.kaution_einzahlung_buchen(%s, ''{}'')', :mv), 'MA002', NULL, 'nobody without a session');

SELECT * FROM finish();
ROLLBACK;
