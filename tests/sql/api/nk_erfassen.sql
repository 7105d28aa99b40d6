-- api.nk_*: what the entry of an operating cost statement takes and refuses, with code and field.
\ir ../hilfen.psql
\ir ../automaten/nk.psql
SELECT plan(75);
CREATE FUNCTION tests.nk_neu(p_daten jsonb) RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN ok THEN nach ELSE fehlercode || coalesce(' ' || (SELECT string_agg(k, ',' ORDER BY k) FROM jsonb_object_keys(felder) k), '') END FROM api.nk_abrechnung_anlegen(p_daten)
$$;
SELECT tests.mandant() AS m \gset
SELECT tests.mandant('Hausverwaltung Fremd GmbH') AS m2 \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01'), tests.nk_haus(:m) AS o \gset
-- the period
SELECT is(tests.nk_neu('{}'), 'MA012 objekt,zeitraum_bis,zeitraum_von', 'object and period are needed');
SELECT is(tests.nk_neu('{"objekt": "999999", "zeitraum_von": "2025-01-01", "zeitraum_bis": "2025-12-31"}'), 'MA012 objekt', 'an object of this client');
SELECT is(tests.nk_neu(jsonb_build_object('objekt', :o, 'zeitraum_von', '2025-12-31', 'zeitraum_bis', '2025-01-01')), 'MA012 zeitraum_bis', 'forwards');
SELECT is(tests.nk_neu(jsonb_build_object('objekt', :o, 'zeitraum_von', '2025-01-01', 'zeitraum_bis', '2026-01-01')), 'MAD01 zeitraum_bis', 'a day more than a year');
SELECT is(tests.nk_neu(jsonb_build_object('objekt', :o, 'zeitraum_von', '2024-03-01', 'zeitraum_bis', '2025-02-28')), 'erstellt', 'a year across the leap day');
SELECT is(tests.nk_neu(jsonb_build_object('objekt', :o, 'zeitraum_von', '01.03.2025', 'zeitraum_bis', '31.12.2025')), 'erstellt', 'a short one after it');
SELECT is(tests.nk_neu(jsonb_build_object('objekt', :o, 'zeitraum_von', '2025-12-31', 'zeitraum_bis', '2026-06-30')), 'MAD02 zeitraum_von', 'not overlapping by a day');
SELECT max(id) AS a FROM api.nk_abrechnungen \gset
SELECT is((SELECT (abrechnen_bis, status)::text FROM api.nk_abrechnungen WHERE id = :a), '(2026-12-31,erstellt)', 'the list has it with its deadline');

-- costs
SELECT is(tests.nk_kosten(:a, '{}'), 'MA012 betrag,bezeichnung,kostenart,schluessel', 'what, how much, by which key');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "1", "bezeichnung": "Grundsteuer", "betrag": "hundert", "schluessel": "flaeche"}'), 'MA012 betrag', 'an amount');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "1", "bezeichnung": "Grundsteuer", "betrag": "100,00", "schluessel": "flaeche", "farbe": "rot"}'), 'MA012 farbe', 'nothing nobody asked for');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "verwaltung", "bezeichnung": "Grundgebühr", "betrag": "100,00", "schluessel": "flaeche"}'), 'MAD10 kostenart', 'administration is the landlords');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "instandhaltung", "bezeichnung": "Dachziegel", "betrag": "100,00", "schluessel": "flaeche"}'), 'MAD10 kostenart', 'so are repairs');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "17", "bezeichnung": "Reparatur Haustür", "betrag": "100,00", "schluessel": "flaeche"}'), 'MAD10 bezeichnung', 'by whatever number');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "17", "bezeichnung": "Hausverwaltergebühr", "betrag": "100,00", "schluessel": "flaeche"}'), 'MAD10 bezeichnung', 'or name');
SELECT is((SELECT norm FROM api.nk_kosten_erfassen(:a, '{"kostenart": "verwaltung", "bezeichnung": "Grundgebühr", "betrag": "100", "schluessel": "flaeche"}')), '§ 1 Abs. 2 BetrKV', 'with the norm');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "14", "bezeichnung": "Hauswart", "betrag": "100,00", "schluessel": "flaeche"}'), 'ok', 'a caretaker is none of that');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "1", "bezeichnung": "Grundsteuer", "betrag": "100,00", "schluessel": "flaeche"}'), 'ok', 'land tax may be passed on');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "kabel", "bezeichnung": "Kabelgebühren", "betrag": "100,00", "schluessel": "einheiten"}'), 'MAD11 kostenart', 'cable television may not any more');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "15", "bezeichnung": "Kabelfernsehen", "betrag": "100,00", "schluessel": "einheiten"}'), 'MAD11 bezeichnung', 'under the number of the aerial neither');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "15", "bezeichnung": "Gemeinschaftsantenne", "betrag": "100,00", "schluessel": "einheiten"}'), 'ok', 'the aerial itself may');
SELECT id AS a24 FROM api.nk_abrechnungen WHERE zeitraum_bis = '2025-02-28' \gset
SELECT is(tests.nk_kosten(:a24, '{"kostenart": "kabel", "bezeichnung": "Kabel bis Juni", "betrag": "40", "schluessel": "einheiten", "leistung_bis": "2024-06-30"}'), 'ok', 'until June 2024 it could be');
SELECT is(tests.nk_kosten(:a24, '{"kostenart": "kabel", "bezeichnung": "Kabel bis Juli", "betrag": "40", "schluessel": "einheiten", "leistung_bis": "2024-07-01"}'), 'MAD11 kostenart', 'a day longer not');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "1", "bezeichnung": "Grundsteuer", "betrag": "100,00", "schluessel": "flaeche", "leistung_von": "2024-01-01", "leistung_bis": "2024-12-31"}'), 'MAD12 leistung_von', 'a service of another year');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "1", "bezeichnung": "Grundsteuer", "betrag": "100,00", "schluessel": "flaeche", "leistung_von": "2026-01-01", "leistung_bis": "2026-12-31"}'), 'MAD12 leistung_von', 'nor of the next');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "4", "bezeichnung": "Heizöl", "betrag": "100,00", "schluessel": "flaeche"}'), 'MAD13 schluessel', 'heating goes by its regulation');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "8", "bezeichnung": "Müll", "betrag": "100,00", "schluessel": "heizung"}'), 'MAD13 schluessel', 'and nothing else does');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "2", "bezeichnung": "Wasser", "betrag": "100,00", "schluessel": "verbrauch"}'), 'MAD13 zaehlerart', 'consumption of what');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "2", "bezeichnung": "Wasser", "betrag": "100,00", "schluessel": "flaeche", "zaehlerart": "kaltwasser"}'), 'MAD13 zaehlerart', 'a meter without consumption');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "17", "bezeichnung": "Rauchmelder", "betrag": "100,00", "schluessel": "individuell"}'), 'MAD13 einheit', 'whose flat');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "4", "bezeichnung": "Heizöl", "betrag": "100,00", "schluessel": "heizung"}'), 'ok', 'heating');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "4", "bezeichnung": "Heizstrom", "betrag": "100,00", "schluessel": "heizung", "kreis": "gewerbe"}'), 'MAD13 kreis', 'one circle for all heating');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "14", "bezeichnung": "Hauswart", "betrag": "100,00", "schluessel": "flaeche", "vorwegabzug": "10"}'), 'MAD14 vorwegabzug_grund', 'taken out without a reason');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "14", "bezeichnung": "Hauswart", "betrag": "100,00", "schluessel": "flaeche", "vorwegabzug": "100,01", "vorwegabzug_grund": "Gewerbe"}'), 'MAD14 vorwegabzug', 'or more than there is');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "14", "bezeichnung": "Hauswart", "betrag": "100,00", "schluessel": "flaeche", "lohnanteil": "10"}'), 'MAD15 lohnanteil', 'wages of which kind');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "14", "bezeichnung": "Hauswart", "betrag": "100,00", "schluessel": "flaeche", "lohnanteil": "100,01", "lohn_art": "haushaltsnah"}'), 'MAD15 lohnanteil', 'wages above the bill');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "1", "bezeichnung": "Grundsteuer", "betrag": "100,00", "schluessel": "flaeche", "beleg": "00000000-0000-4000-8000-000000000000"}'), 'MAD16 beleg', 'a receipt that is there');
SELECT is(tests.nk_kosten(:a, jsonb_build_object('kostenart', '1', 'bezeichnung', 'Grundsteuer 2', 'betrag', '5', 'schluessel', 'flaeche', 'beleg', tests.datei(:m2, 'pdf'))), 'MAD16 beleg', 'and ours');
SELECT is(tests.nk_kosten(:a, '{"ersetzt": "999999", "grund": "falsch gelesen", "kostenart": "1", "bezeichnung": "Grundsteuer", "betrag": "100,00", "schluessel": "flaeche"}'), 'MAD17 ersetzt', 'replaces what is there');
SELECT is(tests.nk_kosten(:a24, jsonb_build_object('ersetzt', tests.nk_kosten_id(:a, 'Grundsteuer'), 'streichen', 'ja', 'grund', 'falsch gelesen')), 'MAD17 ersetzt', 'in this period');
SELECT is(tests.nk_kosten(:a, '{"streichen": "ja"}'), 'MAD17 streichen', 'strikes what is there');
SELECT is(tests.nk_kosten(:a, jsonb_build_object('ersetzt', tests.nk_kosten_id(:a, 'Grundsteuer'), 'streichen', 'ja')), 'MAD18 grund', 'with a reason');
SELECT is(tests.nk_kosten(:a, jsonb_build_object('ersetzt', tests.nk_kosten_id(:a, 'Gemeinschaftsantenne'), 'grund', 'Zahlendreher', 'kostenart', '15', 'bezeichnung', 'Antenne neu', 'betrag', '110', 'schluessel', 'einheiten', 'beleg', tests.datei(:m, 'pdf'))), 'ok', 'a correction');
SELECT is(tests.nk_kosten(:a, jsonb_build_object('ersetzt', tests.nk_kosten_id(:a, 'Gemeinschaftsantenne'), 'streichen', 'ja', 'grund', 'noch einmal')), 'MAD17 ersetzt', 'the old row is replaced once');
SELECT is(tests.nk_kosten(:a, jsonb_build_object('ersetzt', tests.nk_kosten_id(:a, 'Antenne neu'), 'grund', 'Betrag geprüft', 'kostenart', '15', 'bezeichnung', 'Antenne 3', 'betrag', '120', 'schluessel', 'einheiten')), 'ok', 'a correction of the correction');
RESET ROLE;
SELECT is((SELECT (count(*), count(*) FILTER (WHERE beleg_id IS NOT NULL))::text FROM akte.nk_kosten WHERE abrechnung_id = :a AND kostenart = 15), '(3,2)', 'all three rows are there, and the receipt went along');
SELECT is((SELECT sum(betrag) FROM regel.nk_kosten_gueltig(:m, :a) WHERE kostenart = 15), 120.00, 'the last one counts');
SELECT throws_ok('DELETE FROM akte.nk_kosten', 'MA030', NULL, 'nothing is deleted');
SELECT is((SELECT count(*)::int FROM audit.eintraege WHERE ereignis = 'nk_kosten_erfassen' AND fehlercode = 'MAD10'), 5, 'every refusal is in the log');
SET LOCAL ROLE mietakte_dba;

-- readings and persons
SELECT tests.nk_nutzung(:a, '1', '2025-03-01') AS n1, tests.nk_nutzung(:a, '2', '2025-03-01') AS n2 \gset
SELECT is(tests.nk_werte(:a, jsonb_build_object('verbrauch', jsonb_build_array(jsonb_build_object('nutzung', :n1, 'zaehlerart', 'wind')))), 'MA012 verbrauch.0.zaehlerart', 'a meter we know');
SELECT is(tests.nk_werte(:a, jsonb_build_object('verbrauch', 'viel')), 'MA012 verbrauch', 'a list');
SELECT is(tests.nk_werte(:a, jsonb_build_object('verbrauch', jsonb_build_array(jsonb_build_object('nutzung', 999999, 'zaehlerart', 'kaltwasser', 'verbrauch', '3')))), 'MAD20 verbrauch.0.nutzung', 'a usage of this period');
SELECT is(tests.nk_werte(:a, jsonb_build_object('verbrauch', jsonb_build_array(jsonb_build_object('nutzung', :n1, 'zaehlerart', 'kaltwasser', 'verbrauch', '3'), jsonb_build_object('nutzung', :n2, 'zaehlerart', 'kaltwasser', 'anfang', '10', 'ende', '9')))), 'MAD21 verbrauch.1.ende', 'meters run forwards');
SELECT is(tests.nk_werte(:a, jsonb_build_object('verbrauch', jsonb_build_array(jsonb_build_object('nutzung', :n1, 'zaehlerart', 'kaltwasser', 'anfang', '10')))), 'MAD22 verbrauch.0.ende', 'both readings');
SELECT is(tests.nk_werte(:a, jsonb_build_object('verbrauch', jsonb_build_array(jsonb_build_object('nutzung', :n1, 'zaehlerart', 'kaltwasser', 'anfang', '10', 'ende', '20', 'verbrauch', '10')))), 'MAD22 verbrauch.0.anfang', 'readings or consumption');
SELECT is(tests.nk_werte(:a, jsonb_build_object('personen', jsonb_build_array(jsonb_build_object('nutzung', :n2, 'ab', '2025-07-01', 'personen', '2')))), 'MAD23 personen.0.ab', 'within the usage');
RESET ROLE;
SELECT is((SELECT count(*)::int FROM akte.nk_verbrauch), 0, 'all or nothing: none was written');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.nk_werte(:a, jsonb_build_object('verbrauch', jsonb_build_array(jsonb_build_object('nutzung', :n1, 'zaehlerart', 'kaltwasser', 'anfang', '10,5', 'ende', '20'), jsonb_build_object('nutzung', :n2, 'zaehlerart', 'kaltwasser', 'verbrauch', '3')))), '2', 'two readings');
SELECT is(tests.nk_werte(:a, jsonb_build_object('verbrauch', jsonb_build_array(jsonb_build_object('nutzung', :n1, 'zaehlerart', 'kaltwasser', 'anfang', '10,5', 'ende', '20'), jsonb_build_object('nutzung', :n2, 'zaehlerart', 'kaltwasser', 'verbrauch', '4')))), '1', 'the unchanged one is not written again');

-- heating
SELECT is(tests.nk_heizung(:a, '{"verbrauchsanteil": "49"}'), 'MAD30 verbrauchsanteil', 'at least half by consumption');
SELECT is(tests.nk_heizung(:a, '{"verbrauchsanteil": "71"}'), 'MAD30 verbrauchsanteil', 'at most seventy percent');
SELECT is(tests.nk_heizung(:a, '{"verbrauchsanteil": "80", "anteil_vereinbart": "ja"}'), 'ok', 'more by agreement');
SELECT is(tests.nk_heizung(:a, '{"verbrauchsanteil": "60", "ohne_erfassung": "ja"}'), 'MAD30 verbrauchsanteil', 'no meters, no consumption');
SELECT is(tests.nk_heizung(:a, '{"verbrauchsanteil": "60", "pflicht_70": "ja"}'), 'MAD31 verbrauchsanteil', 'where the law says seventy');
SELECT is(tests.nk_heizung(:a, '{"ww_m3": null}'), 'MAD32 ww_m3', 'warm water by volume needs the volume');
SELECT is(tests.nk_heizung(:a, '{"warmwasser": "waermezaehler", "ww_m3": null, "ww_grad": null}'), 'MAD32 ww_kwh', 'measured: the measure');
SELECT is(tests.nk_heizung(:a, '{"gesamt_kwh": "7500"}'), 'MAD32 ww_m3', 'not all of it is warm water');
SELECT is(tests.nk_heizung(:a, '{"co2_kosten": null}'), 'MAD33 co2_kosten', 'gas has CO2 costs');
SELECT is(tests.nk_heizung(:a, '{"co2_kosten": null, "co2_kg": null, "brennstoff": "pellets"}'), 'ok', 'wood has none');
SELECT is(tests.nk_heizung(:a, '{"beschraenkung": "ganz"}'), 'MAD34 beschraenkung_grund', 'which regulation');

-- who may
SELECT is((SELECT fehlercode FROM api.nk_kosten_erfassen(999999, '{}')), 'MAD00', 'no such period');
SELECT tests.als(:m2, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT is((SELECT fehlercode FROM api.nk_kosten_erfassen(:a, '{}')), 'MAD00', 'nor for another client');
SELECT is((SELECT count(*)::int FROM api.nk_abrechnungen), 0, 'who sees none');
RESET ROLE;
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok('INSERT INTO akte.nk_personen (mandant_id, nutzung_id, ab, personen, erfasst_von, erfasst_am) VALUES (1, 1, now(), 1, ''x'', now())', '42501', NULL, 'staff write through the doors only');
RESET ROLE;
SET LOCAL ROLE mietakte_portal;
SELECT throws_ok('SELECT * FROM akte.nk_kosten', '42501', NULL, 'the portal has no part in it');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
