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
    jsonb_build_object('titel', 'Übergeben an', 'wert', g.inkasso_an),
    jsonb_build_object('titel', 'Übergeben am', 'wert', g.inkasso_am, 'typ', 'datum'))))
  || coalesce((SELECT jsonb_agg(jsonb_build_object(
       'titel', CASE m.stufe WHEN 1 THEN 'Zahlungserinnerung' WHEN 2 THEN 'Zweite Mahnung' ELSE 'Letzte Mahnung' END || ' vom ' || to_char(m.datum, 'DD.MM.YYYY') || CASE WHEN m.storniert_am IS NOT NULL THEN ' (storniert)' ELSE '' END,
       'werte', jsonb_build_array(
          jsonb_build_object('titel', 'Zahlbar bis', 'wert', m.zahlbar_bis, 'typ', 'datum'),
          jsonb_build_object('titel', 'Hauptforderung', 'wert', m.hauptforderung::text, 'typ', 'betrag'),
          jsonb_build_object('titel', 'Verzugszinsen', 'wert', m.zinsen::text, 'typ', 'betrag'),
          jsonb_build_object('titel', 'Mahngebühr', 'wert', m.gebuehr::text, 'typ', 'betrag', 'hinweis', CASE WHEN m.gebuehr_erlassen THEN 'erlassen' END),
          jsonb_build_object('titel', 'Gesamtbetrag', 'wert', m.gesamt::text, 'typ', 'betrag'),
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
'Mahnvorgang für die Vorgangsseite: Stand, Schreiben mit Posten, Zinsen, Gebühr.';
