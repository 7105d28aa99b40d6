-- The fields of a cost item, for the form and for the check of what comes in. What may not be passed on is offered too, so that the refusal
-- can explain itself.
-- SELECT regel.nk_kosten_felder(1, 4)->0->>'name';   →  kostenart
CREATE FUNCTION regel.nk_kosten_felder(p_mandant_id bigint, p_objekt_id bigint)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_array(
  '{"name": "kostenart", "typ": "auswahl", "titel": "Kostenart nach § 2 BetrKV", "pflicht": true, "optionen": [
     {"wert": "1", "titel": "1 Grundsteuer"}, {"wert": "2", "titel": "2 Wasserversorgung"}, {"wert": "3", "titel": "3 Entwässerung"}, {"wert": "4", "titel": "4 Heizung"},
     {"wert": "5", "titel": "5 Warmwasser"}, {"wert": "6", "titel": "6 Heizung und Warmwasser verbunden"}, {"wert": "7", "titel": "7 Aufzug"}, {"wert": "8", "titel": "8 Straßenreinigung und Müll"},
     {"wert": "9", "titel": "9 Gebäudereinigung, Ungeziefer"}, {"wert": "10", "titel": "10 Gartenpflege"}, {"wert": "11", "titel": "11 Beleuchtung"}, {"wert": "12", "titel": "12 Schornsteinreinigung"},
     {"wert": "13", "titel": "13 Sach- und Haftpflichtversicherung"}, {"wert": "14", "titel": "14 Hauswart"}, {"wert": "15", "titel": "15 Antenne, Glasfaser"}, {"wert": "kabel", "titel": "15 Kabelfernsehen (nur bis 30.06.2024)"},
     {"wert": "16", "titel": "16 Wäschepflege"}, {"wert": "17", "titel": "17 Sonstige, im Vertrag vereinbart"}, {"wert": "verwaltung", "titel": "Verwaltung"}, {"wert": "instandhaltung", "titel": "Instandhaltung, Reparatur"}]}'::jsonb,
  '{"name": "bezeichnung", "typ": "text", "titel": "Bezeichnung in der Abrechnung", "pflicht": true, "min_laenge": 3, "max_laenge": 120}'::jsonb,
  '{"name": "betrag", "typ": "betrag", "titel": "Betrag laut Rechnung", "pflicht": true, "min": -9999999, "max": 9999999, "hilfe": "Eine Gutschrift mit Minus."}'::jsonb,
  '{"name": "schluessel", "typ": "auswahl", "titel": "Verteilerschlüssel", "pflicht": true, "hilfe": "Ohne andere Vereinbarung die Wohnfläche (§ 556a Abs. 1 BGB); bei vermietetem Wohnungseigentum der Schlüssel der Gemeinschaft.", "optionen": [
     {"wert": "flaeche", "titel": "Wohnfläche"}, {"wert": "personen", "titel": "Personen"}, {"wert": "einheiten", "titel": "Wohneinheiten"}, {"wert": "mea", "titel": "Miteigentumsanteile"},
     {"wert": "verbrauch", "titel": "Verbrauch"}, {"wert": "individuell", "titel": "nur eine Wohnung"}, {"wert": "heizung", "titel": "Heizkostenverordnung"}]}'::jsonb,
  '{"name": "zaehlerart", "typ": "auswahl", "titel": "Zähler", "hilfe": "Nur beim Schlüssel Verbrauch.", "optionen": [{"wert": "kaltwasser", "titel": "Kaltwasser"}, {"wert": "warmwasser", "titel": "Warmwasser"},
     {"wert": "strom", "titel": "Strom"}, {"wert": "gas", "titel": "Gas"}, {"wert": "sonstiger", "titel": "sonstiger"}]}'::jsonb,
  pg_catalog.jsonb_build_object('name', 'einheit', 'typ', 'auswahl', 'titel', 'Wohnung', 'hilfe', 'Nur beim Schlüssel nur eine Wohnung.', 'optionen',
    coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', e.id::text, 'titel', e.bezeichnung) ORDER BY pg_catalog.length(e.nummer), e.nummer) FROM akte.einheiten e
               WHERE e.mandant_id = p_mandant_id AND e.objekt_id = p_objekt_id AND e.art IN ('wohnung', 'gewerbe', 'zimmer')), '[]')),
  '{"name": "kreis", "typ": "auswahl", "titel": "Umlagekreis", "hilfe": "Leer: alle Einheiten.", "optionen": [{"wert": "alle", "titel": "alle Einheiten"}, {"wert": "wohnen", "titel": "nur Wohnungen"}, {"wert": "gewerbe", "titel": "nur Gewerbe"}]}'::jsonb,
  pg_catalog.jsonb_build_object('name', 'gebaeude', 'typ', 'auswahl', 'titel', 'Gebäude', 'hilfe', 'Leer: das ganze Objekt ist eine Wirtschaftseinheit.', 'optionen',
    coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', g.id::text, 'titel', g.name) ORDER BY g.name) FROM akte.gebaeude g
               WHERE g.mandant_id = p_mandant_id AND g.objekt_id = p_objekt_id), '[]')),
  '{"name": "vorwegabzug", "typ": "betrag", "titel": "Vorweg abgezogen", "hilfe": "Anteil, der nicht umgelegt wird, zum Beispiel der Mehrverbrauch des Ladens."}'::jsonb,
  '{"name": "vorwegabzug_grund", "typ": "text", "titel": "Warum abgezogen", "max_laenge": 200}'::jsonb,
  '{"name": "rechnung_am", "typ": "datum", "titel": "Rechnung vom", "nicht_in_zukunft": true}'::jsonb,
  '{"name": "lieferant", "typ": "text", "titel": "Lieferant", "max_laenge": 200}'::jsonb,
  '{"name": "rechnung_nr", "typ": "text", "titel": "Rechnungsnummer", "max_laenge": 60}'::jsonb,
  '{"name": "leistung_von", "typ": "datum", "titel": "Leistung von", "hilfe": "Leer: der Abrechnungszeitraum."}'::jsonb,
  '{"name": "leistung_bis", "typ": "datum", "titel": "Leistung bis"}'::jsonb,
  '{"name": "lohn_art", "typ": "auswahl", "titel": "Lohnanteil nach § 35a EStG", "optionen": [{"wert": "haushaltsnah", "titel": "haushaltsnahe Dienstleistung"}, {"wert": "handwerker", "titel": "Handwerkerleistung"}]}'::jsonb,
  '{"name": "lohnanteil", "typ": "betrag", "titel": "Lohn darin", "min": 0.01}'::jsonb,
  '{"name": "beleg", "typ": "datei", "titel": "Beleg"}'::jsonb,
  '{"name": "ohne_beleg_grund", "typ": "text", "titel": "Kein Beleg, weil", "min_laenge": 5, "max_laenge": 300}'::jsonb,
  '{"name": "ersetzt", "typ": "ganzzahl", "titel": "Ersetzt Position"}'::jsonb,
  '{"name": "streichen", "typ": "ja_nein", "titel": "Streichen"}'::jsonb,
  '{"name": "grund", "typ": "text", "titel": "Grund der Korrektur", "max_laenge": 300}'::jsonb)
$fn$;
ALTER FUNCTION regel.nk_kosten_felder(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_kosten_felder(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_kosten_felder(bigint, bigint) IS
'Felder einer Kostenposition für Formular und Prüfung.';
