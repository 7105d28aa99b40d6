-- What a dunning Vorgang has recorded: where it stands, each letter with its items and interest, and how far the tenant is from notice.
--   SELECT abschnitte->0->>'titel' FROM api.stand_mahnwesen WHERE vorgang_id = 4711;
--    Stand
CREATE VIEW api.stand_mahnwesen WITH (security_invoker = true, security_barrier = true) AS
SELECT g.mandant_id, g.vorgang_id,
  jsonb_build_array(jsonb_build_object('titel', 'Stand', 'werte', jsonb_build_array(
    jsonb_build_object('titel', 'Schuldner', 'wert', api.schuldnername(g.mandant_id, g.mietverhaeltnis_id, g.eigentuemer_id)),
    jsonb_build_object('titel', 'Zuletzt berechnet', 'wert', g.berechnet_am, 'typ', 'datum'),
    jsonb_build_object('titel', 'Überfällige Posten', 'wert', g.posten::text),
    jsonb_build_object('titel', 'Hauptforderung', 'wert', g.hauptforderung::text, 'typ', 'betrag'),
    jsonb_build_object('titel', 'Verzugszinsen bis dahin', 'wert', g.zinsen::text, 'typ', 'betrag'),
    jsonb_build_object('titel', 'Zahlungserinnerung vom', 'wert', g.stufe_1_am, 'typ', 'datum'),
    jsonb_build_object('titel', 'Zweite Mahnung vom', 'wert', g.stufe_2_am, 'typ', 'datum'),
    jsonb_build_object('titel', 'Letzte Mahnung vom', 'wert', g.stufe_3_am, 'typ', 'datum'),
    jsonb_build_object('titel', 'Zahlbar bis', 'wert', g.zahlbar_bis, 'typ', 'datum'),
    jsonb_build_object('titel', 'Frist abgelaufen, vermerkt am', 'wert', g.frist_abgelaufen_am, 'typ', 'datum', 'hinweis', 'Der nächste Schritt ist eine Entscheidung der Verwaltung.'),
    jsonb_build_object('titel', 'Vorschlag ruht bis', 'wert', g.ruht_bis, 'typ', 'datum'),
    jsonb_build_object('titel', 'Ausgesetzt', 'wert', g.ausgesetzt_art, 'typ', 'wort'),
    jsonb_build_object('titel', 'Wiedervorlage', 'wert', g.ausgesetzt_bis, 'typ', 'datum'),
    jsonb_build_object('titel', 'Grund der Aussetzung', 'wert', g.ausgesetzt_grund, 'typ', 'langtext'),
    jsonb_build_object('titel', 'Mahngericht', 'wert', g.mahngericht),
    jsonb_build_object('titel', 'Streitgericht', 'wert', g.mahnbescheid->>'streitgericht'),
    jsonb_build_object('titel', 'Antrag gestellt am', 'wert', g.antrag_am, 'typ', 'datum'),
    jsonb_build_object('titel', 'Aktenzeichen', 'wert', g.aktenzeichen),
    jsonb_build_object('titel', 'Mahnbescheid ohne Wirkung seit', 'wert', g.weggefallen_am, 'typ', 'datum', 'hinweis', 'Sechs Monate ohne Antrag auf Vollstreckungsbescheid (§ 701 ZPO).'),
    jsonb_build_object('titel', 'Mahnbescheid zugestellt am', 'wert', g.zugestellt_am, 'typ', 'datum'),
    jsonb_build_object('titel', 'Widerspruchsfrist bis', 'wert', g.widerspruch_bis, 'typ', 'datum', 'hinweis', 'Widerspruch bleibt möglich, bis der Vollstreckungsbescheid verfügt ist (§ 694 ZPO).'),
    jsonb_build_object('titel', 'Vollstreckungsbescheid ab', 'wert', g.vb_antrag_ab, 'typ', 'datum'),
    jsonb_build_object('titel', 'Vollstreckungsbescheid spätestens', 'wert', g.vb_antrag_spaetestens, 'typ', 'datum', 'hinweis', 'Danach verliert der Mahnbescheid seine Wirkung (§ 701 ZPO).'),
    jsonb_build_object('titel', 'Vollstreckungsbescheid beantragt am', 'wert', g.vb_antrag_am, 'typ', 'datum'),
    jsonb_build_object('titel', 'Vollstreckungsbescheid zugestellt am', 'wert', g.vb_zugestellt_am, 'typ', 'datum'),
    jsonb_build_object('titel', 'Einspruchsfrist bis', 'wert', g.einspruch_bis, 'typ', 'datum'),
    jsonb_build_object('titel', 'Widerspruch oder Einspruch vom', 'wert', g.widerspruch_am, 'typ', 'datum'),
    jsonb_build_object('titel', 'Titel', 'wert', g.titel_art, 'typ', 'wort'),
    jsonb_build_object('titel', 'Titel vom', 'wert', g.titel_am, 'typ', 'datum'),
    jsonb_build_object('titel', 'Übergeben an', 'wert', g.inkasso_an),
    jsonb_build_object('titel', 'Übergeben am', 'wert', g.inkasso_am, 'typ', 'datum'))))
  || CASE WHEN g.mahnbescheid IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('titel', 'Angaben für den Mahnbescheid, Stand ' || to_char((g.mahnbescheid->>'stichtag')::date, 'DD.MM.YYYY'),
       'werte', jsonb_build_array(
          jsonb_build_object('titel', 'Antragsteller', 'wert', g.mahnbescheid->'antragsteller'->>'name'),
          jsonb_build_object('titel', 'Vertreten durch', 'wert', concat_ws(', ', g.mahnbescheid->'antragsteller'->>'vertreten_durch', g.mahnbescheid->'antragsteller'->>'handelnd')),
          jsonb_build_object('titel', 'Gesetzlicher Vertreter der Schuldnerseite', 'wert', g.mahnbescheid->>'vertreter'),
          jsonb_build_object('titel', 'Vorgerichtliche Mahnkosten', 'wert', g.mahnbescheid->>'mahnkosten', 'typ', 'betrag')),
       'tabelle', jsonb_build_object(
          'spalten', '[{"titel":"Anspruch","typ":"text"},{"titel":"Katalog","typ":"text"},{"titel":"Fällig am","typ":"datum"},{"titel":"Zinsen ab","typ":"datum"},{"titel":"Betrag","typ":"betrag"},{"titel":"Zinsen bis dahin","typ":"betrag"}]'::jsonb,
          'zeilen', (SELECT jsonb_agg(jsonb_build_array(a->>'bezeichnung', a->>'katalog_nr', a->>'faellig_am', a->>'zinsen_ab', a->>'betrag', a->>'zinsen_bis_heute') ORDER BY nr) FROM jsonb_array_elements(g.mahnbescheid->'ansprueche') WITH ORDINALITY AS x(a, nr))),
       'links', jsonb_build_array(
          jsonb_build_object('adresse', '/mahnungen/' || g.vorgang_id || '/mahnbescheid.csv', 'titel', 'Angaben in der Reihenfolge des Formulars von online-mahnantrag.de (CSV)'),
          jsonb_build_object('adresse', '/mahnungen/' || g.vorgang_id || '/mahnbescheid.json', 'titel', 'Dieselben Angaben für Programme (JSON)')))) END
  || coalesce((SELECT jsonb_agg(jsonb_build_object(
       'titel', CASE m.stufe WHEN 1 THEN 'Zahlungserinnerung' WHEN 2 THEN 'Zweite Mahnung' ELSE 'Letzte Mahnung' END || ' vom ' || to_char(m.datum, 'DD.MM.YYYY') || CASE WHEN m.storniert_am IS NOT NULL THEN ' (storniert)' ELSE '' END,
       'werte', jsonb_build_array(
          jsonb_build_object('titel', 'Zahlbar bis', 'wert', m.zahlbar_bis, 'typ', 'datum'),
          jsonb_build_object('titel', 'Hauptforderung', 'wert', m.hauptforderung::text, 'typ', 'betrag'),
          jsonb_build_object('titel', 'Verzugszinsen', 'wert', m.zinsen::text, 'typ', 'betrag'),
          jsonb_build_object('titel', 'Mahngebühr', 'wert', m.gebuehr::text, 'typ', 'betrag', 'hinweis', CASE WHEN m.gebuehr_erlassen THEN 'erlassen' END),
          jsonb_build_object('titel', 'Gesamtbetrag', 'wert', m.gesamt::text, 'typ', 'betrag'),
          jsonb_build_object('titel', 'Versand', 'wert', (SELECT string_agg(CASE p.weg WHEN 'druck' THEN 'Brief' ELSE 'E-Mail mit Bitte um Lesebestätigung' END || ': ' || CASE p.status WHEN 'wartend' THEN 'wartet' WHEN 'in_arbeit' THEN 'im Druck oder Versand' WHEN 'versendet' THEN 'hinausgegangen' WHEN 'zurueckgezogen' THEN 'zurückgezogen' WHEN 'ungeklaert' THEN 'ungeklärt' ELSE 'fehlgeschlagen' END
                                || coalesce(' am ' || to_char(p.erledigt_am AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY'), ''), '; ' ORDER BY p.id)
                              FROM akte.postausgang p JOIN akte.dokumente d ON d.mandant_id = p.mandant_id AND d.id = p.dokument_id WHERE d.mandant_id = m.mandant_id AND d.kennung = m.dokument)),
          jsonb_build_object('titel', 'Zugang belegt durch', 'wert', (SELECT string_agg(CASE n.art WHEN 'lesebestaetigung' THEN 'Lesebestätigung' WHEN 'antwort' THEN 'Antwort der Schuldnerseite' WHEN 'einwurf_bote' THEN 'Einwurf durch Boten'
                                WHEN 'einschreiben_einwurf' THEN 'Einwurf-Einschreiben' WHEN 'einschreiben_rueckschein' THEN 'Einschreiben mit Rückschein' WHEN 'gerichtsvollzieher' THEN 'Gerichtsvollzieher'
                                WHEN 'uebergabe' THEN 'persönliche Übergabe' ELSE 'nichts, der Brief kam zurück' END || ' am ' || to_char(n.am, 'DD.MM.YYYY') || coalesce(' (' || n.text || ')', ''), '; ' ORDER BY n.id)
                              FROM akte.mahnung_nachweise n WHERE n.mandant_id = m.mandant_id AND n.mahnung_id = m.id)),
          jsonb_build_object('titel', 'Grund der Stornierung', 'wert', m.storniert_grund, 'typ', 'langtext')),
       'tabelle', (SELECT jsonb_build_object(
          'spalten', '[{"titel":"Posten","typ":"text"},{"titel":"Fällig am","typ":"datum"},{"titel":"Verzug ab","typ":"datum"},{"titel":"Offen","typ":"betrag"},{"titel":"Zinsen","typ":"betrag"},{"titel":"Gebühr","typ":"betrag"},{"titel":"Gesamt","typ":"betrag"}]'::jsonb,
          'zeilen', jsonb_agg(jsonb_build_array(p.bezeichnung, p.faellig_am, p.verzug_ab, p.offen::text, p.zinsen::text, p.gebuehr_anteil::text, p.gesamt::text) ORDER BY p.nummer),
          'summe', jsonb_build_array('Summe', NULL, NULL, sum(p.offen)::text, sum(p.zinsen)::text, sum(p.gebuehr_anteil)::text, sum(p.gesamt)::text))
          FROM akte.mahnung_positionen p WHERE p.mandant_id = m.mandant_id AND p.mahnung_id = m.id)) ORDER BY m.id DESC)
     FROM akte.mahnungen m WHERE m.mandant_id = g.mandant_id AND m.mahnvorgang_id = g.id), '[]') AS abschnitte
  FROM akte.mahnvorgaenge g;
GRANT SELECT ON api.stand_mahnwesen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_mahnwesen IS
'Mahnvorgang für die Vorgangsseite: Stand, Angaben für den Mahnbescheid, Schreiben mit Posten, Zinsen, Gebühr, Versand und Zugang.';
