-- nk_abrechnung_freigabe: the sums. Every figure here was computed by hand (weights in the comments), none read off the code.
\ir ../hilfen.psql
\ir nk.psql
SELECT plan(45);
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01'), tests.nk_haus(:m) AS o \gset
SELECT tests.nk_anlegen(:o) AS a \gset
SELECT tests.nk_fuellen(:m, :a) \g /dev/null
RESET ROLE;

-- usage by day
SELECT is((SELECT string_agg(e.nummer || ' ' || n.von || ' ' || n.bis || CASE WHEN n.mietverhaeltnis_id IS NULL THEN ' leer' ELSE '' END, ', ' ORDER BY e.nummer, n.von)
             FROM akte.nk_nutzungen n JOIN akte.einheiten e ON e.id = n.einheit_id WHERE n.abrechnung_id = :a),
  '1 2025-01-01 2025-12-31, 2 2025-01-01 2025-06-30, 2 2025-07-01 2025-07-31 leer, 2 2025-08-01 2025-12-31, 3 2025-01-01 2025-12-31, 4 2025-01-01 2025-12-31', 'who used what, July empty');

-- by area and day: 29200, 10860, 1860, 9180, 14600, 7300 of 73000; two cents to the largest remainders (vacancy, then Berg)
SELECT is(tests.nk_betraege(:a, 'Grundsteuer'), '400.00 148.77 25.48 125.75 200.00 100.00', 'area by day');
-- persons by day: 730, 181, 31 (vacancy counts one), 459, 914 (two, from July three), 365 of 2680
SELECT is(tests.nk_betraege(:a, 'Müllabfuhr'), '198.84 49.30 8.45 125.03 248.96 99.42', 'persons by day, three from July');
SELECT is(tests.nk_betraege(:a, 'Kaltwasser'), '324.00 108.00 0.00 144.00 216.00 108.00', 'consumption, two meters in a flat');
-- 360 of 400 are shared: 365, 181, 31, 153, 365, 365 of 1460
SELECT is(tests.nk_betraege(:a, 'Hauswart'), '90.00 44.63 7.64 37.73 90.00 90.00', 'units by day, what is taken out first stays out');
-- heating: 6300 − 60 CO2; 7500 of 30000 kWh are warm water: 1560; the rest 4680, 70 % of each by consumption
SELECT is((SELECT (kosten, kg_pro_qm, co2_prozent, co2_vermieter, umlage)::text FROM regel.nk_heizung_rechnen(:m, :a)), '(6300.00,20.0000,20.00,60.00,6240.00)', '20 kg a square metre: the landlord bears a fifth of the CO2 costs');
SELECT is((SELECT (warmwasser_prozent, warmwasser, heizung, heizung_verbrauch, heizung_grund, warmwasser_verbrauch, warmwasser_grund)::text FROM regel.nk_heizung_rechnen(:m, :a)),
  '(25.0000,1560.00,4680.00,3276.00,1404.00,1092.00,468.00)', 'warm water told apart, both split 70/30');
SELECT is(tests.nk_betraege(:a, 'Heizung, Verbrauchskosten'), '1092.00 546.00 109.20 436.80 764.40 327.60', 'heat by units');
SELECT is(tests.nk_betraege(:a, 'Heizung, Grundkosten nach Fläche'), '561.60 208.87 35.77 176.56 280.80 140.40', 'heat by area and day');
SELECT is(tests.nk_betraege(:a, 'Warmwasser, Verbrauchskosten'), '436.80 145.60 0.00 145.60 218.40 145.60', 'warm water by m³');
SELECT is(tests.nk_betraege(:a, 'Warmwasser, Grundkosten nach Fläche'), '187.20 69.62 11.93 58.85 93.60 46.80', 'warm water by area and day');
SELECT is((SELECT sum(betrag) FROM regel.nk_verteilung(:m, :a)), 9330.00, 'all shares together are all costs');
SELECT is((SELECT sum(betrag) FROM regel.nk_verteilung(:m, :a) WHERE nutzung_id IS NULL), 100.00, 'the landlord: 60 CO2, 40 taken out first');
-- against the law function, which rounds each share alone: never more than a cent per part
SELECT ok((SELECT bool_and(abs(w.betrag - recht.heizkostenanteil(4680.00, 70, x.flaeche, 73000, x.verbrauch, 3000)) <= 0.02)
             FROM (SELECT nutzung_id, sum(betrag) AS betrag FROM regel.nk_verteilung(:m, :a) WHERE art LIKE 'heizung%' GROUP BY 1) w
             JOIN (SELECT nutzung_id, max(gewicht) FILTER (WHERE schluessel = 'flaeche') AS flaeche, max(gewicht) FILTER (WHERE schluessel = 'heizung_verbrauch') AS verbrauch FROM regel.nk_gewichte(:m, :a) GROUP BY 1) x USING (nutzung_id)),
  'as recht.heizkostenanteil says');
-- wages: 200 by units, 200 by what each pays for heat
SELECT is((SELECT string_agg(v.lohn::text, ' ' ORDER BY e.nummer, n.von) FROM regel.nk_verteilung(:m, :a) v JOIN akte.nk_nutzungen n ON n.id = v.nutzung_id JOIN akte.einheiten e ON e.id = n.einheit_id WHERE v.bezeichnung = 'Hauswart'),
  '50.00 24.79 4.25 20.96 50.00 50.00', 'wages follow the share');
SELECT is((SELECT sum(lohn) FROM regel.nk_verteilung(:m, :a) WHERE art = 'heizung_grund'), 200.00, 'wages of the heating, all of them');
SELECT is((SELECT count(*)::int FROM regel.nk_fehlendes(:m, :a, '2026-03-02')), 0, 'nothing is missing');

-- prepayments
SELECT is((SELECT (bk, hk, offen, art)::text FROM akte.nk_nutzungen n, regel.nk_vorauszahlungen(:m, n.mietverhaeltnis_id, n.von, n.bis) WHERE n.id = tests.nk_nutzung(:a, '2', '2025-08-01')), '(650.00,400.00,0.00,soll)', 'no claims: as agreed, month by month');
SELECT is((SELECT (bk, hk)::text FROM akte.nk_nutzungen n, regel.nk_vorauszahlungen(:m, n.mietverhaeltnis_id, '2025-02-15', '2025-03-31') WHERE n.id = tests.nk_nutzung(:a, '1')), '(195.00,120.00)', '14 of 28 days of February are half a month');
INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, monat, faellig_am, prozentpunkte, prozentpunkte_grund, status, angelegt_am, angelegt_von)
SELECT :m, n.mietverhaeltnis_id, 'miete', 'Miete', d, d + 3, 5, '§ 288 Abs. 1 BGB', 'offen', now(), 'dienst' FROM akte.nk_nutzungen n, (SELECT generate_series('2025-01-01'::date, '2025-12-01', interval '1 month')::date) g(d) WHERE n.id = tests.nk_nutzung(:a, '4');
INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am)
SELECT :m, f.id, t.art, t.betrag, now() FROM akte.mietzahlungen f, (VALUES ('nettokaltmiete', 600.00), ('vorauszahlung_bk', 100.00), ('vorauszahlung_hk', 70.00)) t(art, betrag) WHERE f.mandant_id = :m;
UPDATE akte.mietzahlungen SET getilgt = soll, status = 'bezahlt' WHERE mandant_id = :m;
SELECT is((SELECT (bk, hk, offen, art)::text FROM akte.nk_nutzungen n, regel.nk_vorauszahlungen(:m, n.mietverhaeltnis_id, n.von, n.bis) WHERE n.id = tests.nk_nutzung(:a, '4')), '(1200.00,840.00,0.00,ist)', 'claims, all paid: what they say');
UPDATE akte.mietzahlungen SET getilgt = 720.00, status = 'offen' WHERE mandant_id = :m AND monat = '2025-12-01';
UPDATE akte.mietzahlungen SET status = 'storniert' WHERE mandant_id = :m AND monat = '2025-11-01';
SELECT is((SELECT (bk, hk, offen, art)::text FROM akte.nk_nutzungen n, regel.nk_vorauszahlungen(:m, n.mietverhaeltnis_id, n.von, n.bis) WHERE n.id = tests.nk_nutzung(:a, '4')), '(1230.00,850.00,50.00,soll)', 'what is open of it is credited and named, a cancelled claim is none');

-- circles, vacancy, corrections
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.nk_kosten(:a, jsonb_build_object('kostenart', '17', 'bezeichnung', 'Rauchmelder Wohnung 2', 'betrag', '36,50', 'schluessel', 'individuell', 'einheit', (SELECT id FROM akte.einheiten WHERE objekt_id = :o AND nummer = '2'), 'ohne_beleg_grund', 'liegt nach')), 'ok', 'a cost of one flat');
SELECT is(tests.nk_betraege(:a, 'Rauchmelder Wohnung 2'), '18.10 3.10 15.30', 'shared by its users alone, by day: 181, 31, 153 of 365');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "1", "bezeichnung": "Erstattung Grundsteuer", "betrag": "-100,00", "schluessel": "flaeche", "ohne_beleg_grund": "Bescheid folgt"}'), 'ok', 'a credit note');
SELECT is(tests.nk_betraege(:a, 'Erstattung Grundsteuer'), '-40.00 -14.88 -2.55 -12.57 -20.00 -10.00', 'is shared like a cost');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "13", "bezeichnung": "Versicherung", "betrag": "100,00", "schluessel": "mea", "ohne_beleg_grund": "Police liegt vor"}'), 'ok', 'a cost by shares of ownership');
SELECT is(tests.nk_betraege(:a, 'Versicherung'), '40.00 14.88 2.55 12.57 20.00 10.00', 'which go by day, too');
RESET ROLE;
INSERT INTO akte.gebaeude (mandant_id, objekt_id, name) VALUES (:m, :o, 'Hinterhaus') RETURNING id AS g \gset
UPDATE akte.einheiten SET gebaeude_id = :g WHERE objekt_id = :o AND nummer IN ('3', '4');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.nk_kosten(:a, jsonb_build_object('kostenart', '7', 'bezeichnung', 'Aufzug Hinterhaus', 'betrag', '60,00', 'schluessel', 'flaeche', 'gebaeude', :g, 'ohne_beleg_grund', 'Vertrag liegt vor')), 'ok', 'a lift of one building');
SELECT is(tests.nk_betraege(:a, 'Aufzug Hinterhaus'), '40.00 20.00', 'is paid by its flats');
RESET ROLE;
SELECT tests.nk_flat(:m, :o, '5', 100, 'gewerbe') AS laden \gset
SELECT is((SELECT count(*)::int FROM regel.nk_fehlendes(:m, :a, '2026-03-02') WHERE art = 'nutzung'), 1, 'a new unit: usage is out of date');
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT anzahl FROM api.nk_nutzungen_abgleichen(:a, '{}'))::int, 1, 'and is taken over');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "11", "bezeichnung": "Treppenlicht", "betrag": "200,00", "schluessel": "flaeche", "kreis": "wohnen", "ohne_beleg_grund": "Abschlag des Versorgers"}'), 'ok', 'a cost of the flats alone');
SELECT is(tests.nk_betraege(:a, 'Treppenlicht'), '80.00 29.75 5.10 25.15 40.00 20.00', 'the shop has no part in it');
SELECT is(split_part(tests.nk_betraege(:a, 'Grundsteuer'), ' ', 7), '333.33', 'but in what is shared by all: 100 of 300 m²');
SELECT is(tests.nk_kosten(:a, jsonb_build_object('ersetzt', tests.nk_kosten_id(:a, 'Treppenlicht'), 'streichen', 'ja', 'grund', 'doppelt erfasst')), 'ok', 'struck');
RESET ROLE;
SELECT is((SELECT count(*)::int FROM regel.nk_verteilung(:m, :a) WHERE bezeichnung = 'Treppenlicht'), 0, 'and gone from the sums');

-- § 9b, § 12 HeizkostenV, CO2KostAufG, leap year
SET LOCAL ROLE mietakte_dba;
SELECT tests.nk_heizung(:a, '{"grundkosten": "gradtage"}') \g /dev/null
RESET ROLE;
SELECT is((SELECT round(gewicht, 2) FROM regel.nk_gewichte(:m, :a) WHERE schluessel = 'heizung_grund' AND nutzung_id = tests.nk_nutzung(:a, '2')), round(60 * (170 + 150 + 130 + 80 + 40 + 40 * 30 / 92.0), 2), 'degree days: the first half of the year is more than half');
SET LOCAL ROLE mietakte_dba;
SELECT tests.nk_heizung(:a, '{"nicht_fernablesbar": "ja", "co2_fehlt": "ja", "co2_kg": null, "co2_kosten": null}') \g /dev/null
RESET ROLE;
SELECT is((SELECT round(sum(betrag), 2) FROM regel.nk_verteilung(:m, :a) WHERE art = 'kuerzung'), 0.00, 'cuts of the tenants are the landlord''s');
SELECT ok((SELECT bool_and(k.betrag = -round(w.betrag * 0.06, 2)) AND count(*) = 5 FROM (SELECT nutzung_id, sum(betrag) AS betrag FROM regel.nk_verteilung(:m, :a) WHERE art LIKE 'heizung%' OR art LIKE 'warmwasser%' GROUP BY 1) w
            JOIN regel.nk_verteilung(:m, :a) k ON k.nutzung_id = w.nutzung_id AND k.art = 'kuerzung'), 'six percent off each tenant, not off the vacancy');
SET LOCAL ROLE mietakte_dba;
SELECT tests.nk_heizung(:a, '{"beschraenkung": "halb", "beschraenkung_grund": "Denkmalschutz, Bescheid von 2019"}') \g /dev/null
RESET ROLE;
-- the shop counts into the area: 4000 / 300 = 13.3 kg, 10 %, half of it
SELECT is((SELECT (co2_prozent, co2_vermieter)::text FROM regel.nk_heizung_rechnen(:m, :a)), '(5.0000000000000000,15.00)', 'half of ten percent under monument protection');
SET LOCAL ROLE mietakte_dba;
SELECT tests.nk_heizung(:a, '{"nichtwohngebaeude": "ja"}') \g /dev/null
RESET ROLE;
SELECT is((SELECT co2_vermieter FROM regel.nk_heizung_rechnen(:m, :a)), 150.00, 'half and half where nobody lives');
-- half a year, 184 days: 3000 kg on 300 m² are 19.8 kg a year, not 10
SET LOCAL ROLE mietakte_dba;
SELECT tests.nk_anlegen(:o, '2024-07-01', '2024-12-31') AS kurz \gset
SELECT tests.nk_kosten(:kurz, '{"kostenart": "4", "bezeichnung": "Erdgas", "betrag": "3000", "schluessel": "heizung", "ohne_beleg_grund": "Rechnung folgt"}') || tests.nk_heizung(:kurz, '{"co2_kg": "3000", "co2_kosten": "100"}') \g /dev/null
RESET ROLE;
SELECT is((SELECT (round(kg_pro_qm, 1), co2_vermieter)::text FROM regel.nk_heizung_rechnen(:m, :kurz)), '(19.8,20.00)', 'a shorter period is raised to a year before the table is asked');
SELECT is((SELECT sum(gewicht) FROM regel.nk_gewichte(:m, :kurz) WHERE schluessel = 'einheiten'), 5 * 184::numeric, 'five units, every day once');
SELECT is(regel.nk_warmwasser_kwh('{"warmwasser": "volumen", "ww_m3": "60", "ww_grad": "60", "brennstoff": "erdgas_brennwert"}', 200), 8325.000, 'gross calorific value: times 1.11');
SELECT is(regel.nk_warmwasser_kwh('{"warmwasser": "flaeche", "brennstoff": "fernwaerme"}', 200), 5565.217, '32 kWh a square metre, delivered heat through 1.15');
SELECT * FROM finish();
ROLLBACK;
