-- The statement as blocks of a letter: what BGH and § 259 BGB ask of it (total, key with its explanation, the tenant's share, prepayments),
-- how heat and CO2 were told apart, wages for § 35a EStG, receipts, objections, and the new prepayments where they are declared.
CREATE FUNCTION regel.nk_bloecke(p_k engine.kontext, p_einzelabrechnung_id bigint, p_anspruch numeric, p_verfristet boolean, p_bisher numeric)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e   akte.nk_einzelabrechnungen;
  v_a   akte.nk_abrechnungen;
  v_h   akte.nk_heizungen;
  v_r   record;
  v_b   jsonb;
  v_rest numeric := p_anspruch - coalesce(p_bisher, 0);
BEGIN
  SELECT e.* INTO STRICT v_e FROM akte.nk_einzelabrechnungen e WHERE e.mandant_id = p_k.mandant_id AND e.id = p_einzelabrechnung_id;
  SELECT a.* INTO STRICT v_a FROM akte.nk_abrechnungen a WHERE a.mandant_id = p_k.mandant_id AND a.id = v_e.abrechnung_id;
  v_h := regel.nk_heizung(p_k.mandant_id, v_a.id);
  v_b := pg_catalog.jsonb_build_array(
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE WHEN v_e.version > 1 THEN 'wir haben die Abrechnung Ihrer Nebenkosten berichtigt; sie ersetzt die frühere Fassung. ' ELSE 'wir rechnen über Ihre Nebenkosten ab. ' END
      || 'Der Abrechnungszeitraum reicht vom ' || regel.datum(v_a.zeitraum_von) || ' bis zum ' || regel.datum(v_a.zeitraum_bis) || ', Ihre Nutzung vom ' || regel.datum(v_e.von) || ' bis zum ' || regel.datum(v_e.bis)
      || ' (' || v_e.bis - v_e.von + 1 || ' von ' || v_a.zeitraum_bis - v_a.zeitraum_von + 1 || ' Tagen).'),
    pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Kosten und Ihr Anteil',
      'spalten', '[{"titel": "Nr.", "typ": "text"}, {"titel": "Kostenart", "typ": "text"}, {"titel": "Gesamtkosten", "typ": "betrag"}, {"titel": "davon umgelegt", "typ": "betrag"}, {"titel": "Schlüssel", "typ": "text"}, {"titel": "Ihr Anteil", "typ": "text"}, {"titel": "Ihre Kosten", "typ": "betrag"}]'::jsonb,
      'zeilen', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(p.kostenart::text, p.bezeichnung, p.gesamt::text, p.umlage::text, regel.nk_schluessel_wort(p.schluessel),
                   CASE WHEN p.zaehler IS NULL THEN '–' ELSE regel.nk_zahl(p.zaehler) || ' von ' || regel.nk_zahl(p.nenner) END, p.betrag::text) ORDER BY p.nr)
                   FROM akte.nk_einzelposten p WHERE p.mandant_id = v_e.mandant_id AND p.einzelabrechnung_id = v_e.id),
      'summe', pg_catalog.jsonb_build_array('', 'Summe', NULL, NULL, '', '', (v_e.kosten_bk + v_e.kosten_hk)::text)),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Die Nummern folgen § 2 der Betriebskostenverordnung. Flächen, Personen, Wohneinheiten und Miteigentumsanteile sind mit den Tagen der Nutzung vervielfacht (zum Beispiel 84 m² mal 365 Tage gleich 30.660); '
      || 'Verbräuche sind die gemessenen Mengen. ' || CASE v_h.grundkosten WHEN 'gradtage' THEN 'Bei den Grundkosten der Heizung stehen statt der Tage die Gradtagzahlen, das ganze Jahr zählt 1.000. ' ELSE '' END || 'Ihre Kosten sind der umgelegte Betrag mal Ihr Anteil. Der Anteil leerstehender Wohnungen bleibt beim Vermieter, und die Anteile aller ergeben zusammen genau den umgelegten Betrag.'),
    pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'Ergebnis'),
    pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_array('Ihre Betriebskosten', regel.euro(v_e.kosten_bk)), pg_catalog.jsonb_build_array('Ihre Heiz- und Warmwasserkosten', regel.euro(v_e.kosten_hk)),
        pg_catalog.jsonb_build_array(CASE v_e.vorauszahlung_art WHEN 'ist' THEN 'Gezahlte Vorauszahlungen Betriebskosten' ELSE 'Soll-Vorauszahlungen Betriebskosten' END, regel.euro(-v_e.vorauszahlung_bk)),
        pg_catalog.jsonb_build_array(CASE v_e.vorauszahlung_art WHEN 'ist' THEN 'Gezahlte Vorauszahlungen Heizung' ELSE 'Soll-Vorauszahlungen Heizung' END, regel.euro(-v_e.vorauszahlung_hk)))
      || CASE WHEN p_bisher IS NOT NULL THEN pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array('Schon abgerechnet mit der früheren Fassung', regel.euro(-p_bisher))) ELSE '[]' END
      || pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array(CASE WHEN v_rest < 0 THEN 'Ihr Guthaben' ELSE 'Nachzahlung' END, regel.euro(abs(v_rest))))));
  IF v_e.vorauszahlung_offen > 0 THEN
    v_b := v_b || pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Von den angerechneten Vorauszahlungen sind noch ' || regel.euro(v_e.vorauszahlung_offen) || ' offen. Sie bleiben als eigene Forderung bestehen.');
  END IF;
  v_b := v_b || pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE
    WHEN v_rest > 0 THEN 'Bitte zahlen Sie ' || regel.euro(v_rest) || ' innerhalb von 30 Tagen, nachdem Sie diese Abrechnung erhalten haben.'
    WHEN v_rest < 0 THEN 'Ihr Guthaben von ' || regel.euro(-v_rest) || ' verrechnen wir mit der nächsten Miete oder zahlen es aus, spätestens 30 Tage nachdem Sie diese Abrechnung erhalten haben.'
    ELSE 'Es ist weder etwas nachzuzahlen noch zu erstatten.' END);
  IF p_verfristet AND p_anspruch < v_e.saldo THEN
    v_b := v_b || pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Rechnerisch ergäbe sich eine Nachzahlung von ' || regel.euro(v_e.saldo) || '. Weil die Abrechnungsfrist abgelaufen ist, fordern wir sie nicht (§ 556 Abs. 3 Satz 3 BGB).');
  ELSIF p_verfristet AND p_anspruch > 0 AND v_a.verspaetung = 'nicht_zu_vertreten' THEN
    v_b := v_b || pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Die Abrechnungsfrist ist abgelaufen. Die Verspätung hat der Vermieter nicht zu vertreten: ' || v_a.verspaetung_grund);
  END IF;

  SELECT r.* INTO v_r FROM regel.nk_heizung_rechnen(p_k.mandant_id, v_a.id) r;
  IF v_r.kosten IS NOT NULL AND EXISTS (SELECT FROM akte.nk_einzelposten p WHERE p.mandant_id = v_e.mandant_id AND p.einzelabrechnung_id = v_e.id AND p.art LIKE 'heizung%') THEN
    v_b := v_b || pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'Heizung und Warmwasser'),
      pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
          pg_catalog.jsonb_build_array('Kosten der Heizanlage', regel.euro(v_r.kosten)),
          pg_catalog.jsonb_build_array('CO2-Kosten, Anteil des Vermieters', regel.euro(-v_r.co2_vermieter)),
          pg_catalog.jsonb_build_array('umgelegt', regel.euro(v_r.umlage)),
          pg_catalog.jsonb_build_array('davon Warmwasser', regel.euro(v_r.warmwasser) || ' (' || regel.nk_zahl(v_r.warmwasser_prozent) || ' %)'),
          pg_catalog.jsonb_build_array('davon Heizung', regel.euro(v_r.heizung)),
          pg_catalog.jsonb_build_array('nach Verbrauch verteilt', regel.nk_zahl(v_h.verbrauchsanteil) || ' %, der Rest nach Fläche'),
          pg_catalog.jsonb_build_array('Energie insgesamt', regel.nk_zahl(v_h.gesamt_kwh) || ' kWh'))
        || CASE WHEN v_h.warmwasser = 'keins' THEN '[]' ELSE pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array('Energie für Warmwasser', regel.nk_zahl(v_h.ww_kwh) || ' kWh, '
             || CASE v_h.warmwasser WHEN 'waermezaehler' THEN 'gemessen' WHEN 'volumen' THEN '2,5 kWh mal ' || regel.nk_zahl(v_h.ww_m3) || ' m³ mal (' || regel.nk_zahl(v_h.ww_grad) || ' °C minus 10 °C)' ELSE '32 kWh je m² Wohnfläche' END
             || CASE WHEN v_h.warmwasser IN ('volumen', 'flaeche') AND v_h.brennstoff = 'erdgas_brennwert' THEN ', mal 1,11' WHEN v_h.warmwasser IN ('volumen', 'flaeche') AND v_h.brennstoff = 'fernwaerme' THEN ', durch 1,15' ELSE '' END || ' (§ 9 Abs. 2 HeizkostenV)')) END
        || CASE WHEN v_h.co2_kg IS NULL THEN '[]' ELSE pg_catalog.jsonb_build_array(
             pg_catalog.jsonb_build_array('Kohlendioxid', regel.nk_zahl(v_h.co2_kg) || ' kg, ' || regel.nk_zahl(round(v_r.kg_pro_qm, 1)) || ' kg je m² und Jahr, Kosten ' || regel.euro(v_h.co2_kosten)),
             pg_catalog.jsonb_build_array('Anteil des Vermieters daran', regel.nk_zahl(v_r.co2_prozent) || ' %' || regel.nk_co2_worte(v_h, v_r.kg_pro_qm, v_a.zeitraum_bis))) END));
  END IF;
  IF v_e.lohn_haushaltsnah > 0 OR v_e.lohn_handwerker > 0 THEN
    v_b := v_b || pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'Für Ihre Steuererklärung (§ 35a EStG)'),
      pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_array('Haushaltsnahe Dienstleistungen', regel.euro(v_e.lohn_haushaltsnah)), pg_catalog.jsonb_build_array('Handwerkerleistungen', regel.euro(v_e.lohn_handwerker)))));
  END IF;
  IF v_a.anpassung_ab IS NOT NULL AND v_e.neu_bk IS NOT NULL THEN
    v_b := v_b || pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'Neue Vorauszahlungen'),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Nach dem Ergebnis dieser Abrechnung passen wir Ihre monatlichen Vorauszahlungen ab dem ' || regel.datum(v_a.anpassung_ab) || ' an (§ 560 Abs. 4 BGB): Betriebskosten '
        || regel.euro(v_e.neu_bk) || ', Heizung und Warmwasser ' || regel.euro(v_e.neu_hk) || '. Das ist je ein Zwölftel der Kosten eines Jahres.'));
  END IF;
  RETURN v_b || pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'Belege und Einwendungen'),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Sie können alle Belege zu dieser Abrechnung einsehen (§ 259 BGB, § 556 Abs. 4 BGB), auch elektronisch. Bitte nennen Sie uns dafür einen Termin oder eine E-Mail-Adresse.'),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Einwendungen gegen die Abrechnung teilen Sie uns bitte bis zum Ablauf des zwölften Monats mit, nachdem Sie die Abrechnung erhalten haben (§ 556 Abs. 3 Satz 5 BGB). Danach sind sie in der Regel ausgeschlossen.'));
END
$fn$;
ALTER FUNCTION regel.nk_bloecke(engine.kontext, bigint, numeric, boolean, numeric) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_bloecke(engine.kontext, bigint, numeric, boolean, numeric) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_bloecke(engine.kontext, bigint, numeric, boolean, numeric) IS
'Nebenkostenabrechnung als Blöcke eines Schreibens. p_anspruch: was gefordert (positiv) oder erstattet wird. Norm: §§ 259, 556, 560 Abs. 4 BGB, HeizkostenV, § 7 CO2KostAufG, § 35a EStG.';
