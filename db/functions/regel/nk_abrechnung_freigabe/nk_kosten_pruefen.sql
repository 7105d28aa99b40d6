-- Whether a cost may be shared among tenants at all, and in this way. Amounts and dates are typed already.
CREATE FUNCTION regel.nk_kosten_pruefen(p_mandant_id bigint, p_abrechnung_id bigint, p_daten jsonb)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a   akte.nk_abrechnungen;
  v_art text := p_daten->>'kostenart';
  v_bez text := p_daten->>'bezeichnung';
  v_von date;
  v_bis date;
  v_alt akte.nk_kosten;
BEGIN
  SELECT a.* INTO STRICT v_a FROM akte.nk_abrechnungen a WHERE a.mandant_id = p_mandant_id AND a.id = p_abrechnung_id;
  v_von := coalesce((p_daten->>'leistung_von')::date, v_a.zeitraum_von);
  v_bis := coalesce((p_daten->>'leistung_bis')::date, v_a.zeitraum_bis);
  IF p_daten ? 'ersetzt' THEN
    SELECT k.* INTO v_alt FROM akte.nk_kosten k WHERE k.mandant_id = p_mandant_id AND k.abrechnung_id = p_abrechnung_id AND k.id = (p_daten->>'ersetzt')::bigint
       AND NOT k.gestrichen AND NOT EXISTS (SELECT FROM akte.nk_kosten n WHERE n.mandant_id = k.mandant_id AND n.ersetzt_id = k.id);
    IF v_alt.id IS NULL THEN
      RETURN engine.ablehnung('MAD17', 'Diese Position gibt es hier nicht, oder sie ist schon ersetzt.', 'Die Seite neu laden und die gültige Fassung berichtigen.', NULL, 'ersetzt');
    ELSIF pg_catalog.length(coalesce(p_daten->>'grund', '')) < 5 THEN
      RETURN engine.ablehnung('MAD18', 'Eine Korrektur braucht einen Grund.', 'In wenigen Worten angeben, was falsch war; die alte Fassung bleibt sichtbar.', NULL, 'grund');
    END IF;
  END IF;
  IF (p_daten->>'streichen')::boolean THEN
    RETURN CASE WHEN v_alt.id IS NULL THEN engine.ablehnung('MAD17', 'Gestrichen wird eine vorhandene Position.', 'Die Position in der Liste auswählen.', NULL, 'streichen') END;
  END IF;

  -- what it is called counts, too: the landlord's own costs often come under the name of a caretaker or of "Sonstiges"
  IF v_art IN ('verwaltung', 'instandhaltung')
     OR v_bez ~* '(hausverwalt|verwaltungskost|verwalterverg|verwaltergeb|verwaltungsgeb|instandhalt|instandsetz|reparatur|erhaltungsr|rücklage|bankgebühr|kontoführung|\mporto\M)' THEN
    RETURN engine.ablehnung('MAD10', CASE WHEN v_art = 'instandhaltung' OR v_bez ~* '(instand|reparatur|rücklage|erhaltungsr)' THEN 'Instandhaltung und Instandsetzung sind keine Betriebskosten und nicht umlagefähig.'
        ELSE 'Verwaltungskosten sind keine Betriebskosten und nicht umlagefähig.' END,
      'Die Kosten trägt der Vermieter. Enthält eine Rechnung beides, nur den umlagefähigen Teil erfassen oder den anderen vorweg abziehen.', '§ 1 Abs. 2 BetrKV', CASE WHEN v_art IN ('verwaltung', 'instandhaltung') THEN 'kostenart' ELSE 'bezeichnung' END);
  ELSIF (v_art = 'kabel' OR (v_art IN ('15', '17') AND v_bez ~* '(kabelfern|kabelgeb|kabelanschl|kabel-tv|breitbandkabel)')) AND v_bis > DATE '2024-06-30' THEN
    RETURN engine.ablehnung('MAD11', 'Die Gebühren für Kabelfernsehen sind seit dem 1. Juli 2024 nicht mehr umlagefähig.', 'Nur den Anteil bis 30.06.2024 erfassen und bei „Leistung bis“ diesen Tag angeben.',
      '§ 2 Nr. 15 BetrKV, § 230 Abs. 5 TKG', CASE v_art WHEN 'kabel' THEN 'kostenart' ELSE 'bezeichnung' END, 'Leistung bis ' || v_bis);
  ELSIF v_von > v_bis OR v_bis < v_a.zeitraum_von OR v_von > v_a.zeitraum_bis THEN
    RETURN engine.ablehnung('MAD12', 'Die Leistung liegt nicht im Abrechnungszeitraum.', 'Zeitraum der Leistung prüfen, oder die Rechnung in der Abrechnung des anderen Jahres erfassen.', '§ 556 Abs. 3 Satz 1 BGB', 'leistung_von');
  ELSIF (v_art IN ('4', '5', '6')) <> (p_daten->>'schluessel' = 'heizung') THEN
    RETURN engine.ablehnung('MAD13', CASE WHEN p_daten->>'schluessel' = 'heizung' THEN 'Nach der Heizkostenverordnung werden nur Heizung und Warmwasser verteilt.' ELSE 'Heizung und Warmwasser werden nach der Heizkostenverordnung verteilt.' END,
      'Bei den Kostenarten 4 bis 6 den Schlüssel Heizkostenverordnung wählen, bei allen anderen einen anderen.', '§§ 2, 6 Abs. 1 HeizkostenV', 'schluessel');
  ELSIF p_daten->>'schluessel' = 'heizung' AND EXISTS (SELECT FROM regel.nk_kosten_gueltig(p_mandant_id, p_abrechnung_id) k
          WHERE k.schluessel = 'heizung' AND k.id IS DISTINCT FROM v_alt.id
            AND (k.kreis, k.gebaeude_id::text) IS DISTINCT FROM (coalesce(p_daten->>'kreis', 'alle'), p_daten->>'gebaeude')) THEN
    RETURN engine.ablehnung('MAD13', 'Alle Heizkosten einer Abrechnung haben denselben Umlagekreis.', 'Umlagekreis und Gebäude wie bei den anderen Heizkosten wählen; eine zweite Heizanlage wird gesondert abgerechnet.', '§ 6 Abs. 2 HeizkostenV', 'kreis');
  ELSIF (p_daten->>'schluessel' = 'verbrauch') <> (p_daten ? 'zaehlerart') THEN
    RETURN engine.ablehnung('MAD13', 'Der Schlüssel Verbrauch und der Zähler gehören zusammen.', 'Beim Schlüssel Verbrauch den Zähler wählen, sonst keinen.', '§ 556a Abs. 1 Satz 2 BGB', 'zaehlerart');
  ELSIF (p_daten->>'schluessel' = 'individuell') <> (p_daten ? 'einheit') THEN
    RETURN engine.ablehnung('MAD13', 'Der Schlüssel „nur eine Wohnung“ und die Wohnung gehören zusammen.', 'Die Wohnung wählen, der die Kosten allein zugeordnet sind, sonst keine.', '§ 556a Abs. 1 BGB', 'einheit');
  ELSIF p_daten ? 'vorwegabzug' AND ((p_daten->>'vorwegabzug')::numeric > (p_daten->>'betrag')::numeric OR ((p_daten->>'vorwegabzug')::numeric > 0 AND NOT p_daten ? 'vorwegabzug_grund')) THEN
    RETURN engine.ablehnung('MAD14', 'Der Vorwegabzug ist höher als der Betrag oder ohne Grund.', 'Höchstens den Betrag abziehen und angeben, wofür, zum Beispiel: Gewerbe.', '§ 556a Abs. 1 BGB',
      CASE WHEN p_daten ? 'vorwegabzug_grund' THEN 'vorwegabzug' ELSE 'vorwegabzug_grund' END);
  ELSIF (p_daten ? 'lohnanteil') <> (p_daten ? 'lohn_art') OR (p_daten->>'lohnanteil')::numeric > (p_daten->>'betrag')::numeric THEN
    RETURN engine.ablehnung('MAD15', 'Lohnanteil und seine Art gehören zusammen, und er ist nicht höher als der Betrag.', 'Den Lohn laut Rechnung angeben und ob es eine haushaltsnahe oder eine Handwerkerleistung ist.', '§ 35a Abs. 2, 3 EStG', 'lohnanteil');
  ELSIF p_daten ? 'beleg' AND NOT EXISTS (SELECT FROM akte.dateien d WHERE d.mandant_id = p_mandant_id AND d.kennung = (p_daten->>'beleg')::uuid AND d.art IN ('pdf', 'foto')) THEN
    RETURN engine.ablehnung('MAD16', 'Den Beleg gibt es nicht.', 'Die Datei noch einmal hochladen.', '§ 259 Abs. 1 BGB', 'beleg');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.nk_kosten_pruefen(bigint, bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_kosten_pruefen(bigint, bigint, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_kosten_pruefen(bigint, bigint, jsonb) IS
'Prüft eine Kostenposition: umlagefähig (MAD10, MAD11), im Zeitraum (MAD12), Schlüssel (MAD13), Vorwegabzug (MAD14), Lohnanteil (MAD15), Beleg (MAD16), Korrektur (MAD17, MAD18). Norm: § 1 Abs. 2, § 2 BetrKV, § 6 HeizkostenV.';
