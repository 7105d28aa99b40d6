-- What the page of a repair shows: the measure, its offers, the owner's decision with the state of the link, order and execution.
--   SELECT abschnitte->0->'werte'->0->>'wert' FROM api.stand_instandsetzung WHERE vorgang_id = 4740;
--    Steigleitung im Bad erneuern
CREATE VIEW api.stand_instandsetzung WITH (security_invoker = true, security_barrier = true) AS
SELECT i.mandant_id, i.vorgang_id, (jsonb_build_array(
  jsonb_build_object('titel', 'Maßnahme', 'werte', jsonb_build_array(
    jsonb_build_object('titel', 'Maßnahme', 'wert', i.titel, 'typ', 'text'),
    jsonb_build_object('titel', 'Beschreibung', 'wert', i.beschreibung, 'typ', 'langtext'),
    jsonb_build_object('titel', 'Ort', 'wert', concat_ws(', ', o.strasse, o.ort, e.bezeichnung, e.lage), 'typ', 'text'),
    jsonb_build_object('titel', 'Gewerk', 'wert', coalesce(i.gewerk, '–'), 'typ', 'text'),
    jsonb_build_object('titel', 'Dringend', 'wert', i.dringend, 'typ', 'ja_nein'))
    || CASE WHEN i.kosten_geschaetzt IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Kosten geschätzt', 'wert', i.kosten_geschaetzt::text, 'typ', 'betrag')) ELSE '[]' END,
    'dateien', (SELECT jsonb_agg(jsonb_build_object('kennung', d.kennung, 'name', CASE p.art WHEN 'ausfuehrung' THEN 'Fertige Arbeit: ' ELSE 'Schaden: ' END || d.name) ORDER BY p.id)
                  FROM akte.instandsetzung_fotos p JOIN akte.dateien d ON d.mandant_id = p.mandant_id AND d.id = p.datei_id WHERE p.mandant_id = i.mandant_id AND p.instandsetzung_id = i.id))))
  || coalesce((SELECT jsonb_build_array((jsonb_build_object('titel', 'Angebote', 'tabelle', jsonb_build_object(
       'spalten', '[{"titel": "Nr.", "typ": "zahl"}, {"titel": "Firma", "typ": "text"}, {"titel": "Betrag (brutto)", "typ": "betrag"}, {"titel": "Vom", "typ": "datum"}, {"titel": "Umfang", "typ": "langtext"}]'::jsonb,
       'zeilen', jsonb_agg(jsonb_build_array(a.nummer, a.firma, a.betrag::text, a.angebot_am, coalesce(a.umfang, '')) ORDER BY a.nummer)),
       'dateien', jsonb_agg(jsonb_build_object('kennung', d.kennung, 'name', 'Angebot ' || a.nummer || ', ' || a.firma) ORDER BY a.nummer) FILTER (WHERE d.id IS NOT NULL))))
       FROM akte.instandsetzung_angebote a LEFT JOIN akte.dateien d ON d.mandant_id = a.mandant_id AND d.id = a.datei_id
      WHERE a.mandant_id = i.mandant_id AND a.instandsetzung_id = i.id HAVING count(*) > 0), '[]')
  || coalesce((SELECT jsonb_agg((jsonb_build_object('titel', 'Entscheidung des Eigentümers' || CASE WHEN f.nummer > 1 THEN ', Anfrage ' || f.nummer ELSE '' END, 'werte', jsonb_build_array(
       jsonb_build_object('titel', 'Eigentümer', 'wert', f.eigentuemer, 'typ', 'text'),
       jsonb_build_object('titel', 'Gefragt nach', 'wert', f.betrag::text, 'typ', 'betrag', 'hinweis', f.firma),
       jsonb_build_object('titel', 'Angefragt', 'wert', f.angefragt_am, 'typ', 'zeitpunkt'),
       jsonb_build_object('titel', 'Antwort bis', 'wert', f.antwort_bis, 'typ', 'datum', 'hinweis', CASE WHEN f.offen AND f.abgelaufen_am IS NOT NULL THEN 'abgelaufen' END),
       jsonb_build_object('titel', 'Link', 'wert', 'link_' || f.link, 'typ', 'wort', 'hinweis', CASE WHEN f.angesehen > 0 THEN f.angesehen || '-mal geöffnet, zuletzt ' || to_char(f.zuletzt_angesehen_am AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY, HH24:MI') END))
       || CASE WHEN f.entscheidung IS NOT NULL THEN jsonb_build_array(
            jsonb_build_object('titel', 'Entscheidung', 'wert', 'freigabe_' || f.entscheidung, 'typ', 'wort', 'hinweis', CASE f.weg WHEN 'link' THEN 'über den Link' WHEN 'papier' THEN 'schriftlich' END),
            jsonb_build_object('titel', 'Am', 'wert', f.entschieden_am, 'typ', 'datum'),
            jsonb_build_object('titel', 'Dazu geschrieben', 'wert', coalesce(f.entscheidung_text, '–'), 'typ', 'langtext')) ELSE '[]' END,
       'tabelle', (SELECT jsonb_build_object('spalten', '[{"titel": "Wann", "typ": "zeitpunkt"}, {"titel": "Wer", "typ": "wort"}, {"titel": "Text", "typ": "langtext"}]'::jsonb,
                          'zeilen', jsonb_agg(jsonb_build_array(n.am, 'freigabe_von_' || n.von, n.text) ORDER BY n.id))
                     FROM akte.freigabe_nachrichten n WHERE n.mandant_id = f.mandant_id AND n.freigabe_id = f.id HAVING count(*) > 0),
       'dateien', (SELECT jsonb_build_array(jsonb_build_object('kennung', d.kennung, 'name', 'Schreiben des Eigentümers'))
                     FROM akte.freigaben g JOIN akte.dateien d ON d.mandant_id = g.mandant_id AND d.id = g.nachweis_datei_id WHERE g.mandant_id = f.mandant_id AND g.id = f.id))) ORDER BY f.nummer)
       FROM api.freigaben f WHERE f.mandant_id = i.mandant_id AND f.vorgang_id = i.vorgang_id), '[]')
  || CASE WHEN i.freigabe_weg IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Auftrag und Ausführung', 'werte', jsonb_build_array(
       jsonb_build_object('titel', 'Freigegeben', 'wert', i.freigegeben_betrag::text, 'typ', 'betrag', 'hinweis',
         CASE i.freigabe_weg WHEN 'unter_grenze' THEN 'ohne Rückfrage, unter der Freigabegrenze' WHEN 'uebersteuert' THEN 'durch die Teamleitung, mit Begründung im Protokoll' WHEN 'papier' THEN 'vom Eigentümer schriftlich' ELSE 'vom Eigentümer über seinen Link' END),
       jsonb_build_object('titel', 'Beauftragt', 'wert', coalesce(i.firma, '–'), 'typ', 'text'))
       || CASE WHEN i.auftrag_am IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Auftrag vom', 'wert', i.auftrag_am, 'typ', 'datum'),
            jsonb_build_object('titel', 'Auftragssumme', 'wert', i.auftrag_betrag::text, 'typ', 'betrag')) ELSE '[]' END
       || CASE WHEN i.termin_am IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Ausführung bis', 'wert', i.termin_am, 'typ', 'datum')) ELSE '[]' END
       || CASE WHEN i.nachbesserung IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Nachzubessern', 'wert', i.nachbesserung, 'typ', 'langtext')) ELSE '[]' END
       || CASE WHEN i.ausgefuehrt_am IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Ausgeführt', 'wert', i.ausgefuehrt_am, 'typ', 'datum', 'hinweis', i.ausgefuehrt_von)) ELSE '[]' END
       || CASE WHEN i.abgenommen_am IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Abgenommen', 'wert', i.abgenommen_am, 'typ', 'datum')) ELSE '[]' END
       || CASE WHEN i.rechnung_betrag IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Rechnung', 'wert', i.rechnung_betrag::text, 'typ', 'betrag',
            'hinweis', CASE WHEN i.rechnung_betrag > i.auftrag_betrag THEN 'höher als der Auftrag' END)) ELSE '[]' END)) ELSE '[]' END AS abschnitte
  FROM akte.instandsetzungen i
  JOIN akte.objekte o ON o.mandant_id = i.mandant_id AND o.id = i.objekt_id
  LEFT JOIN akte.einheiten e ON e.mandant_id = i.mandant_id AND e.id = i.einheit_id;
GRANT SELECT ON api.stand_instandsetzung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_instandsetzung IS 'Abschnitte der Vorgangsseite einer Instandsetzung: Maßnahme, Angebote, Entscheidung des Eigentümers samt Stand des Links, Auftrag und Ausführung.';
