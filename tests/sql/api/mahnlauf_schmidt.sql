-- The owner of the seed example, to the cent: three Hausgeld items, two letters on file, the proposal of level 3, its release, its check.
\ir ../hilfen.psql
\ir ../automaten/mahnwesen.psql
SELECT plan(40);
SELECT tests.mandant() AS m \gset
SELECT * FROM tests.schmidt(:m) \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-04-01 08:00+02') \g /dev/null
SELECT is((SELECT string_agg(art || ' ' || angelegt || ' ' || summe, ', ') FROM api.sollstellungen_erzeugen(d)), 'miete 0 0.00, hausgeld 1 420.00', 'claims of ' || d)
  FROM unnest(ARRAY[DATE '2026-02-01', '2026-03-01', '2026-04-01']) d;
SELECT is((SELECT string_agg(angelegt::text, ',') FROM api.sollstellungen_erzeugen('2026-03-15')), '0,0', 'a second run makes nothing twice');
SELECT is((SELECT string_agg(bezeichnung || ' ' || faellig_am || ' ' || verzug_ab, ' | ' ORDER BY id) FROM akte.hausgeld_sollstellungen),
  'Hausgeld Februar 2026 2026-02-04 2026-02-05 | Hausgeld März 2026 2026-03-04 2026-03-05 | Hausgeld April 2026 2026-04-07 2026-04-08', 'due by the third Werktag, default from the fourth');
SELECT is((SELECT string_agg(DISTINCT prozentpunkte || ' ' || (prozentpunkte_grund LIKE '%§ 288 Abs. 1%'), ',') FROM akte.hausgeld_sollstellungen), '5.00 true', 'five points, with the reason');

-- letters on file: level 1 of 12 February, level 2 of 28 February
SELECT tests.um('2026-03-02 09:00+01') \g /dev/null
SELECT is((SELECT CASE WHEN ok THEN nach ELSE fehlercode END FROM engine.starten('mahnwesen', :traeger, jsonb_build_object('schuldner', :'eigentuemer' || ':' || :'einheit'))), 'vorgeschlagen', 'started for the owner');
SELECT tests.mahnung(:traeger) AS v \gset
SELECT is(tests.schritt(:v, 'zweite_mahnung_nachtragen', '{"stufe_1_am": "2026-02-28", "stufe_2_am": "2026-02-12"}'), 'MAF24', 'the second letter is not older than the first');
SELECT is(tests.schritt(:v, 'zweite_mahnung_nachtragen', '{"stufe_1_am": "2026-02-12", "stufe_2_am": "2026-03-28"}'), 'MAF24', 'and not of tomorrow');
SELECT is(tests.schritt(:v, 'zweite_mahnung_nachtragen', '{"stufe_1_am": "2026-02-12", "stufe_2_am": "2026-02-28"}'), 'stufe_2', 'both letters are on file');
SELECT is(tests.schritt(:v, 'naechste_stufe_vorschlagen'), 'MAF25', 'two days later it is too early');
SELECT tests.um('2026-03-13 09:00+01') \g /dev/null
SELECT is((SELECT grund FROM api.mahnlauf()), 'zu_frueh', 'thirteen days after the second letter: the scan waits');

SELECT tests.um('2026-04-12 09:00+02') \g /dev/null
SELECT is((SELECT string_agg(concat_ws(' ', ergebnis, stufe, posten, hauptforderung, zinsen, tage), ',') FROM api.mahnlauf_vorschau()), 'vorschlag 3 3 1260.00 8.00 67', 'the preview of the scan: level 3 with March and April');
SELECT is(tests.stand(:v), 'stufe_2', 'and nothing happened');
SELECT is((SELECT string_agg(concat_ws(' ', ergebnis, schuldner, stufe, posten, hauptforderung, zinsen, gesamt), ',') FROM api.mahnlauf()), 'vorschlag Ralf Schmidt 3 3 1260.00 8.00 1268.00', 'the scan proposes level 3');
SELECT is(tests.stand(:v), 'stufe_3_vorgeschlagen', 'no letter without a person');
SELECT is((SELECT ergebnis || ' ' || grund FROM api.mahnlauf()), 'uebersprungen liegt_vor', 'the second run proposes nothing new');
SELECT is((SELECT string_agg(concat_ws(' ', verzug_ab, zinsen, jsonb_array_length(abschnitte), abschnitte->0->>'tage', abschnitte->0->>'zinssatz', fach), ' | ' ORDER BY faellig_am) FROM api.forderungsposten(NULL, :eigentuemer, :einheit)),
  '2026-02-05 4.83 1 67 6.27 61–90 | 2026-03-05 2.81 1 39 6.27 31–60 | 2026-04-08 0.36 1 5 6.27 0–30', 'default, interest and bucket of each item');
SELECT is((SELECT string_agg(concat_ws(' ', schuldner, posten, offen, bis_30, bis_60, bis_90, ueber_90, zinsen, gesamt, fach, stand), ',') FROM api.offene_forderungen('2026-04-12')),
  'Ralf Schmidt 3 1260.00 420.00 420.00 420.00 0.00 8.00 1268.00 61–90 stufe_3_vorgeschlagen', 'the widget: bucket 61–90');
SELECT is((SELECT verjaehrt_am FROM api.offene_forderungen()), DATE '2029-12-31', 'limitation: three years after the end of the year');

-- the release
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-12 09:00+02') \g /dev/null
SELECT is((api.mahnung_freigeben(:v)).fehlercode, 'MA014', 'nobody but buchhaltung and teamleitung');
SELECT tests.als(:m, 'buchhaltung', '2026-04-12 09:00+02') \g /dev/null
SELECT is((api.mahnung_freigeben(:v, '{"zahlbar_bis": "2026-04-13"}')).fehlercode, 'MAF30', 'one day is no term');
SELECT is((api.mahnung_freigeben(:v, '{"ohne_posten": "1, 4"}')).fehlercode, 'MAF31', 'an item nobody knows');
SELECT is((api.mahnung_freigeben(:v, '{"ohne_posten": "1, 2, 3"}')).fehlercode, 'MAF32', 'a letter about nothing');
SELECT is((api.mahnung_freigeben(-1)).fehlercode, 'MAF36', 'no such Vorgang');
SELECT is((engine.vorschau(:v, 'freigeben', '{}')->>'ok')::boolean, true, 'the preview plays it through');
SELECT is((SELECT count(*) FROM akte.mahnungen), 0::bigint, 'and leaves nothing');
SELECT is((api.mahnung_freigeben(:v)).nach, 'stufe_3', 'released');
SELECT is((SELECT concat_ws(' ', stufe, datum, zahlbar_bis, hauptforderung, zinsen, gebuehr, gesamt) FROM akte.mahnungen), '3 2026-04-12 2026-04-19 1260.00 8.00 10.00 1278.00', 'the letter: 1,278.00 € within seven days');
SELECT is((SELECT string_agg(concat_ws(' ', nummer, ursprungsbetrag, verzug_ab, offen, zinsen, gebuehr_anteil, gesamt), ' | ' ORDER BY nummer) FROM akte.mahnung_positionen),
  '1 420.00 2026-02-05 420.00 4.83 3.34 428.17 | 2 420.00 2026-03-05 420.00 2.81 3.33 426.14 | 3 420.00 2026-04-08 420.00 0.36 3.33 423.69', 'its items, the fee shared to the cent');
SELECT is((SELECT sum(gesamt) FROM akte.mahnung_positionen), (SELECT gesamt FROM akte.mahnungen), 'the lines add up to the total');
SELECT is(tests.forderungen(:m, NULL, :eigentuemer), 'Februar 420.00 mahnung | März 420.00 mahnung | April 420.00 mahnung', 'the claims moved to mahnung');
SELECT is((SELECT concat_ws(' ', d.art, d.vorlage, d.daten->'summen'->>'gesamt', d.daten->'zahlung'->>'iban', d.daten->'mahnung'->>'zahlbar_bis', d.daten->'empfaenger'->0->>'name', jsonb_array_length(d.daten->'mahnung'->'frueher')) FROM akte.dokumente d WHERE d.vorgang_id = :v),
  'letzte_mahnung mahnung 1278.00 DE02120300000000202051 2026-04-19 Ralf Schmidt 2', 'the letter is frozen with its figures');
SELECT is((SELECT bool_and(stimmt) FROM api.mahnung_pruefen((SELECT id FROM akte.mahnungen))), true, 'computed again from the tables, it is the same');
SELECT is((SELECT string_agg(neu::text, ' ') FROM api.mahnung_pruefen((SELECT id FROM akte.mahnungen)) WHERE posten = 'Summe'), '1260.00 8.00 10.00 1278.00', 'to the cent');
SELECT is((SELECT neu FROM api.mahnung_pruefen((SELECT id FROM akte.mahnungen)) WHERE groesse = 'zinsen' AND posten LIKE '%Februar%'), 4.83, 'per item, too');

-- the term runs out: announced, nothing follows
SELECT sitzung.als_dienst(:m), engine.zeit_setzen('2026-04-20 03:00+02') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren() WHERE ok), 1::bigint, 'the deadline fires');
SELECT is(tests.stand(:v), 'stufe_3', 'and changes no state');
SELECT is((SELECT frist_abgelaufen_am FROM akte.mahnvorgaenge WHERE vorgang_id = :v), DATE '2026-04-20', 'it is noted for the manager');
SELECT is((SELECT grund FROM api.mahnlauf()), 'letzte_stufe', 'the scan goes no further');
SELECT * FROM finish();
ROLLBACK;
