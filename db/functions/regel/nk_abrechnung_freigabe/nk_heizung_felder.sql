-- The fields of the heating block, for the form and for the check.
-- SELECT regel.nk_heizung_felder()->0->>'name';   →  brennstoff
CREATE FUNCTION regel.nk_heizung_felder()
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT '[
  {"name": "brennstoff", "typ": "auswahl", "titel": "Energie", "pflicht": true, "optionen": [{"wert": "erdgas", "titel": "Erdgas, nach Heizwert abgerechnet"}, {"wert": "erdgas_brennwert", "titel": "Erdgas, nach Brennwert abgerechnet"}, {"wert": "heizoel", "titel": "Heizöl"}, {"wert": "fluessiggas", "titel": "Flüssiggas"}, {"wert": "kohle", "titel": "Kohle"}, {"wert": "fernwaerme", "titel": "Fernwärme, Wärmelieferung"}, {"wert": "pellets", "titel": "Pellets, Holz"}, {"wert": "waermepumpe", "titel": "Wärmepumpe"}]},
  {"name": "gesamt_kwh", "typ": "zahl", "titel": "Energie im Zeitraum in kWh", "pflicht": true, "min": 0.001},
  {"name": "verbrauchsanteil", "typ": "zahl", "titel": "Nach Verbrauch in Prozent", "pflicht": true, "max": 100, "hilfe": "50 bis 70 (§ 7 Abs. 1, § 8 Abs. 1 HeizkostenV)."},
  {"name": "anteil_vereinbart", "typ": "ja_nein", "titel": "Mehr als 70 Prozent sind vereinbart"},
  {"name": "pflicht_70", "typ": "ja_nein", "titel": "Gebäude vor dem Stand von 1994, Öl oder Gas, Leitungen gedämmt", "hilfe": "Dann sind 70 Prozent vorgeschrieben (§ 7 Abs. 1 Satz 2 HeizkostenV)."},
  {"name": "erfassung", "typ": "auswahl", "titel": "Wärme erfasst mit", "pflicht": true, "optionen": [{"wert": "heizung", "titel": "Heizkostenverteilern"}, {"wert": "waerme", "titel": "Wärmezählern"}]},
  {"name": "ohne_erfassung", "typ": "ja_nein", "titel": "Keine Erfassung vorhanden", "hilfe": "Dann wird nach Fläche verteilt und um 15 Prozent gekürzt (§ 12 Abs. 1 HeizkostenV)."},
  {"name": "grundkosten", "typ": "auswahl", "titel": "Grundkosten bei Nutzerwechsel", "optionen": [{"wert": "tage", "titel": "nach Tagen"}, {"wert": "gradtage", "titel": "nach Gradtagzahlen"}]},
  {"name": "warmwasser", "typ": "auswahl", "titel": "Warmwasser aus derselben Anlage", "pflicht": true, "optionen": [{"wert": "keins", "titel": "nein"}, {"wert": "waermezaehler", "titel": "mit Wärmezähler gemessen"}, {"wert": "volumen", "titel": "nach Menge und Temperatur"}, {"wert": "flaeche", "titel": "weder Wärme noch Menge messbar"}]},
  {"name": "ww_kwh", "typ": "zahl", "titel": "Wärme für Warmwasser in kWh", "hilfe": "Nur gemessen."},
  {"name": "ww_m3", "typ": "zahl", "titel": "Warmwasser in m³", "hilfe": "Nur nach Menge und Temperatur."},
  {"name": "ww_grad", "typ": "zahl", "titel": "Temperatur in °C", "min": 11, "max": 95, "hilfe": "Meist 60."},
  {"name": "co2_kg", "typ": "zahl", "titel": "Kohlendioxid in kg", "hilfe": "Laut Rechnung des Lieferanten."},
  {"name": "co2_kosten", "typ": "betrag", "titel": "CO2-Kosten"},
  {"name": "co2_fehlt", "typ": "ja_nein", "titel": "Angaben zum CO2 fehlen", "hilfe": "Dann wird um 3 Prozent gekürzt (§ 7 Abs. 4 CO2KostAufG)."},
  {"name": "nichtwohngebaeude", "typ": "ja_nein", "titel": "Nichtwohngebäude", "hilfe": "Vermieter und Mieter tragen die CO2-Kosten je zur Hälfte (§ 8 CO2KostAufG)."},
  {"name": "beschraenkung", "typ": "auswahl", "titel": "Öffentlich-rechtliche Beschränkung", "optionen": [{"wert": "keine", "titel": "keine"}, {"wert": "halb", "titel": "Gebäude oder Heizung nicht verbesserbar"}, {"wert": "ganz", "titel": "beides nicht verbesserbar"}]},
  {"name": "beschraenkung_grund", "typ": "text", "titel": "Welche Vorschrift", "max_laenge": 300},
  {"name": "nicht_fernablesbar", "typ": "ja_nein", "titel": "Zähler nicht fernablesbar, obwohl vorgeschrieben", "hilfe": "Kürzung um 3 Prozent (§ 12 Abs. 1 HeizkostenV)."},
  {"name": "keine_information", "typ": "ja_nein", "titel": "Monatliche Verbrauchsinformation fehlt", "hilfe": "Kürzung um 3 Prozent (§ 12 Abs. 1 HeizkostenV)."}]'::jsonb
$fn$;
ALTER FUNCTION regel.nk_heizung_felder() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_heizung_felder() FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_heizung_felder() IS
'Felder der Angaben zur Heizung.';
