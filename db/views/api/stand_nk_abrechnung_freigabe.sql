-- What the page of a Vorgang shows of an operating cost statement.
--   SELECT abschnitte->0->>'titel' FROM api.stand_nk_abrechnung_freigabe WHERE vorgang_id = 512;   →  Abrechnung
CREATE VIEW api.stand_nk_abrechnung_freigabe WITH (security_invoker = true, security_barrier = true) AS
SELECT a.mandant_id, a.vorgang_id, jsonb_path_query_array(jsonb_build_array(
  jsonb_build_object('titel', 'Abrechnung', 'werte', jsonb_build_array(
    jsonb_build_object('titel', 'Objekt', 'wert', a.objekt_nummer || ' · ' || a.objekt, 'typ', 'text'),
    jsonb_build_object('titel', 'Zeitraum von', 'wert', a.zeitraum_von, 'typ', 'datum'),
    jsonb_build_object('titel', 'bis', 'wert', a.zeitraum_bis, 'typ', 'datum'),
    jsonb_build_object('titel', 'Zugang bei den Mietern spätestens', 'wert', a.abrechnen_bis, 'typ', 'datum',
      'hinweis', CASE WHEN a.versendet_am IS NOT NULL THEN 'versendet am ' || to_char(a.versendet_am, 'DD.MM.YYYY') WHEN a.tage < 0 THEN 'Die Frist ist abgelaufen: Nachforderungen sind in der Regel ausgeschlossen.'
                     WHEN a.tage <= 92 THEN 'noch ' || a.tage || ' Tage' END),
    jsonb_build_object('titel', 'Kosten', 'wert', a.kosten::text, 'typ', 'betrag'),
    jsonb_build_object('titel', 'Fassung', 'wert', a.version::text, 'typ', 'zahl'))),
  jsonb_build_object('titel', 'Vier Augen', 'werte', jsonb_build_array(
    jsonb_build_object('titel', 'Angelegt von', 'wert', (SELECT b.name FROM akte.benutzer b WHERE b.mandant_id = x.mandant_id AND 'benutzer:' || b.id = x.erstellt_von), 'typ', 'text'),
    jsonb_build_object('titel', 'Vorgelegt von', 'wert', (SELECT b.name FROM akte.benutzer b WHERE b.mandant_id = x.mandant_id AND 'benutzer:' || b.id = x.vorgelegt_von), 'typ', 'text'),
    jsonb_build_object('titel', 'Geprüft von', 'wert', (SELECT b.name FROM akte.benutzer b WHERE b.mandant_id = x.mandant_id AND 'benutzer:' || b.id = x.geprueft_von), 'typ', 'text'),
    jsonb_build_object('titel', 'Freigegeben von', 'wert', (SELECT b.name FROM akte.benutzer b WHERE b.mandant_id = x.mandant_id AND 'benutzer:' || b.id = x.freigegeben_von), 'typ', 'text'))),
  CASE WHEN a.version IS NOT NULL THEN jsonb_build_object('titel', 'Einzelabrechnungen', 'tabelle', (
    SELECT jsonb_build_object('spalten', '[{"titel": "Wohnung", "typ": "text"}, {"titel": "Nutzung", "typ": "text"}, {"titel": "Kosten", "typ": "betrag"}, {"titel": "Vorauszahlungen", "typ": "betrag"}, {"titel": "Saldo", "typ": "betrag"}, {"titel": "Zugang", "typ": "datum"}, {"titel": "Einwendungen bis", "typ": "datum"}, {"titel": "Gefordert", "typ": "betrag"}]'::jsonb,
             'zeilen', jsonb_agg(jsonb_build_array(coalesce(u.bezeichnung, 'Vermieter'),
               CASE WHEN e.nutzung_id IS NULL THEN 'CO2-Anteil, Vorwegabzug, Kürzungen' WHEN e.mietverhaeltnis_id IS NULL THEN 'Leerstand ' ELSE '' END
                 || CASE WHEN e.nutzung_id IS NULL THEN '' WHEN e.von = a.zeitraum_von AND e.bis = a.zeitraum_bis THEN 'ganzer Zeitraum' ELSE to_char(e.von, 'DD.MM.YYYY') || ' bis ' || to_char(e.bis, 'DD.MM.YYYY') END,
               (e.kosten_bk + e.kosten_hk)::text, (e.vorauszahlung_bk + e.vorauszahlung_hk)::text, CASE WHEN e.mietverhaeltnis_id IS NOT NULL THEN e.saldo::text END, z.zugang_am, z.einwendung_bis, z.anspruch::text)
               ORDER BY e.nutzung_id IS NULL, length(u.nummer), u.nummer, e.von),
             'summe', jsonb_build_array('Summe', '', sum(e.kosten_bk + e.kosten_hk)::text, sum(e.vorauszahlung_bk + e.vorauszahlung_hk)::text, NULL, NULL, NULL, sum(z.anspruch)::text))
      FROM akte.nk_einzelabrechnungen e
      LEFT JOIN akte.nk_nutzungen n ON n.mandant_id = e.mandant_id AND n.id = e.nutzung_id
      LEFT JOIN akte.einheiten u ON u.mandant_id = n.mandant_id AND u.id = n.einheit_id
      LEFT JOIN akte.nk_zustellungen z ON z.mandant_id = e.mandant_id AND z.einzelabrechnung_id = e.id
     WHERE e.mandant_id = a.mandant_id AND e.abrechnung_id = a.id AND e.version = a.version)) END,
  (SELECT jsonb_build_object('titel', 'Einwendungen', 'tabelle', jsonb_build_object(
            'spalten', '[{"titel": "Nr.", "typ": "zahl"}, {"titel": "Wohnung", "typ": "text"}, {"titel": "Eingegangen", "typ": "datum"}, {"titel": "Einwendung", "typ": "text"}, {"titel": "Ergebnis", "typ": "wort"}, {"titel": "Beantwortet", "typ": "datum"}]'::jsonb,
            'zeilen', jsonb_agg(jsonb_build_array(w.nummer::text, u.bezeichnung, w.eingegangen_am, w.einwendung, coalesce(w.ergebnis, 'offen'), w.entschieden_am) ORDER BY w.nummer)))
     FROM akte.nk_einwendungen w JOIN akte.nk_zustellungen z ON z.mandant_id = w.mandant_id AND z.id = w.zustellung_id
     JOIN akte.nk_einzelabrechnungen e ON e.mandant_id = z.mandant_id AND e.id = z.einzelabrechnung_id
     JOIN akte.nk_nutzungen n ON n.mandant_id = e.mandant_id AND n.id = e.nutzung_id
     JOIN akte.einheiten u ON u.mandant_id = n.mandant_id AND u.id = n.einheit_id
    WHERE w.mandant_id = a.mandant_id AND w.vorgang_id = a.vorgang_id
   HAVING count(*) > 0)), '$[*] ? (@ != null)') AS abschnitte
  FROM api.nk_abrechnungen a
  JOIN akte.nk_abrechnungen x ON x.mandant_id = a.mandant_id AND x.id = a.id
 WHERE a.vorgang_id IS NOT NULL;
GRANT SELECT ON api.stand_nk_abrechnung_freigabe TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_nk_abrechnung_freigabe IS
'Stand einer Nebenkostenabrechnung für die Seite des Vorgangs: Zeitraum und Frist, wer erstellt, geprüft und freigegeben hat, Einzelabrechnungen, Einwendungen.';
