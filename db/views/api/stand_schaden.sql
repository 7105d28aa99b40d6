-- What the page of a damage shows.
--   SELECT abschnitte->0->>'titel' FROM api.stand_schaden WHERE vorgang_id = 4711;
--    Schaden
CREATE VIEW api.stand_schaden WITH (security_invoker = true, security_barrier = true) AS
SELECT s.mandant_id, s.vorgang_id,
       jsonb_path_query_array(jsonb_build_array(
         jsonb_build_object('titel', 'Schaden', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Art', 'wert', CASE s.kategorie WHEN 'heizung' THEN 'Heizung' WHEN 'wasser' THEN 'Wasser' WHEN 'elektrik' THEN 'Elektrik' WHEN 'sanitaer' THEN 'Sanitär' WHEN 'schimmel' THEN 'Schimmel' WHEN 'sonstiges' THEN 'Sonstiges' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Raum', 'wert', s.raum, 'typ', 'text'),
           jsonb_build_object('titel', 'Beschreibung', 'wert', s.beschreibung, 'typ', 'langtext'),
           jsonb_build_object('titel', 'Seit', 'wert', s.seit::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Gemeldet am', 'wert', s.gemeldet_am::text, 'typ', 'datum', 'hinweis', 'Ab hier weiß die Vermieterseite vom Mangel (§ 536c BGB).')), '$[*] ? (@.wert != null)')),
         CASE WHEN s.ursache IS NOT NULL THEN jsonb_build_object('titel', 'Prüfung', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Ursache', 'wert', s.ursache, 'typ', 'langtext'),
           jsonb_build_object('titel', 'Kostenträger', 'wert', CASE s.kostentraeger WHEN 'vermieter' THEN 'Vermieterseite' WHEN 'mieter' THEN 'Mieterseite' WHEN 'versicherung' THEN 'Versicherung' WHEN 'weg' THEN 'Wohnungseigentümergemeinschaft' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Geschätzte Kosten', 'wert', s.kosten_geschaetzt::text, 'typ', 'betrag')), '$[*] ? (@.wert != null)')) END,
         CASE WHEN s.versicherung_gemeldet_am IS NOT NULL THEN jsonb_build_object('titel', 'Versicherung', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Versicherung', 'wert', s.versicherung, 'typ', 'text'),
           jsonb_build_object('titel', 'Schadennummer', 'wert', s.schadennummer, 'typ', 'text'),
           jsonb_build_object('titel', 'Gemeldet am', 'wert', s.versicherung_gemeldet_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Angemeldet', 'wert', s.versicherung_betrag::text, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Reguliert am', 'wert', s.reguliert_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Reguliert', 'wert', s.reguliert_betrag::text, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Abgelehnt am', 'wert', s.versicherung_abgelehnt_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Begründung der Ablehnung', 'wert', s.versicherung_ablehnung, 'typ', 'langtext')), '$[*] ? (@.wert != null)')) END,
         CASE WHEN EXISTS (SELECT FROM akte.schaden_auftraege a WHERE a.mandant_id = s.mandant_id AND a.schaden_id = s.id) THEN jsonb_build_object('titel', 'Aufträge', 'tabelle', jsonb_build_object('spalten', jsonb_build_array(jsonb_build_object('titel', 'Nr.', 'typ', 'zahl'), jsonb_build_object('titel', 'Firma', 'typ', 'text'), jsonb_build_object('titel', 'Arbeiten', 'typ', 'text'), jsonb_build_object('titel', 'Beauftragt am', 'typ', 'datum'), jsonb_build_object('titel', 'Termin', 'typ', 'datum'), jsonb_build_object('titel', 'Angebot', 'typ', 'betrag')),
           'zeilen', (SELECT jsonb_agg(jsonb_build_array(a.nummer, a.firma, a.umfang, a.beauftragt_am, a.termin, a.kosten_geschaetzt::text) ORDER BY a.nummer) FROM akte.schaden_auftraege a WHERE a.mandant_id = s.mandant_id AND a.schaden_id = s.id))) END,
         CASE WHEN EXISTS (SELECT FROM akte.schaden_behebungen b WHERE b.mandant_id = s.mandant_id AND b.schaden_id = s.id) THEN jsonb_build_object('titel', 'Behebung', 'tabelle', jsonb_build_object('spalten', jsonb_build_array(jsonb_build_object('titel', 'Nr.', 'typ', 'zahl'), jsonb_build_object('titel', 'Behoben am', 'typ', 'datum'), jsonb_build_object('titel', 'Firma', 'typ', 'text'), jsonb_build_object('titel', 'Arbeiten', 'typ', 'text')),
           'zeilen', (SELECT jsonb_agg(jsonb_build_array(b.nummer, b.behoben_am, b.firma, b.arbeiten) ORDER BY b.nummer) FROM akte.schaden_behebungen b WHERE b.mandant_id = s.mandant_id AND b.schaden_id = s.id))) END,
         CASE WHEN s.abgerechnet_am IS NOT NULL THEN jsonb_build_object('titel', 'Abrechnung', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Abgerechnet am', 'wert', s.abgerechnet_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Kosten', 'wert', s.kosten_betrag::text, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Mieterseite', 'wert', s.anteil_mieter::text, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Versicherung', 'wert', s.anteil_versicherung::text, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Wohnungseigentümergemeinschaft', 'wert', s.anteil_weg::text, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Vermieterseite', 'wert', s.anteil_vermieter::text, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Begründung', 'wert', s.anteil_grund, 'typ', 'langtext'),
           jsonb_build_object('titel', 'Unverjährt bis', 'wert', s.verjaehrung_am::text, 'typ', 'datum', 'hinweis', 'Sechs Monate nach Rückgabe der Wohnung (§ 548 Abs. 1 BGB).')), '$[*] ? (@.wert != null)')) END,
         CASE WHEN s.unbegruendet_grund IS NOT NULL THEN jsonb_build_object('titel', 'Unbegründet', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Grund', 'wert', CASE s.unbegruendet_grund WHEN 'kein_mangel' THEN 'kein Mangel der Mietsache' WHEN 'abnutzung' THEN 'übliche Abnutzung' WHEN 'eigentum_mieter' THEN 'Sache der Mieterseite' WHEN 'doppelt' THEN 'schon gemeldet' WHEN 'nicht_feststellbar' THEN 'nicht festzustellen' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Begründung', 'wert', s.unbegruendet_text, 'typ', 'langtext')), '$[*] ? (@.wert != null)')) END,
         (SELECT jsonb_build_object('titel', 'Fotos', 'dateien', jsonb_agg(jsonb_build_object('kennung', d.kennung, 'name', coalesce(f.bemerkung, d.name)) ORDER BY f.id)) FROM akte.schaden_dateien f JOIN akte.dateien d ON d.mandant_id = f.mandant_id AND d.id = f.datei_id WHERE f.mandant_id = s.mandant_id AND f.schaden_id = s.id HAVING count(*) > 0),
         CASE WHEN (SELECT jsonb_agg(jsonb_build_object('vorgang', v.id, 'titel', a.titel) ORDER BY v.id) FROM engine.vorgang v JOIN engine.automaten a ON a.automat = v.automat AND a.version = v.version WHERE v.mandant_id = s.mandant_id AND v.entstanden_aus = s.vorgang_id) IS NOT NULL THEN jsonb_build_object('titel', 'Daraus entstanden', 'links', (SELECT jsonb_agg(jsonb_build_object('vorgang', v.id, 'titel', a.titel) ORDER BY v.id) FROM engine.vorgang v JOIN engine.automaten a ON a.automat = v.automat AND a.version = v.version WHERE v.mandant_id = s.mandant_id AND v.entstanden_aus = s.vorgang_id)) END), '$[*] ? (@ != null)') AS abschnitte
  FROM akte.schaeden s;
GRANT SELECT ON api.stand_schaden TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_schaden IS
'Abschnitte der Seite eines Schadens: Meldung, Prüfung, Versicherung, Aufträge, Behebungen, Abrechnung, Fotos.';
