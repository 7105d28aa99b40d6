-- What the page of a change of tenant shows.
--   SELECT abschnitte->0->>'titel' FROM api.stand_mieterwechsel WHERE vorgang_id = 4711;
--    Wechsel
CREATE VIEW api.stand_mieterwechsel WITH (security_invoker = true, security_barrier = true) AS
SELECT w.mandant_id, w.vorgang_id,
       jsonb_path_query_array(jsonb_build_array(
         jsonb_build_object('titel', 'Wechsel', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Art', 'wert', CASE w.art WHEN 'austausch' THEN 'Austausch' WHEN 'eintritt' THEN 'Eintritt' WHEN 'ausscheiden' THEN 'Ausscheiden' WHEN 'eintritt_tod' THEN 'Tod eines Mieters' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Angefragt durch', 'wert', CASE w.angefragt_durch WHEN 'mieter' THEN 'Mieterseite' WHEN 'eintretend' THEN 'eintretende Person' WHEN 'untermieter' THEN 'Untermieter' WHEN 'erben' THEN 'Erben' WHEN 'vermieter' THEN 'Vermieterseite' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Angefragt am', 'wert', w.angefragt_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Neue Parteien ab', 'wert', w.wechsel_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Scheidet aus', 'wert', (SELECT concat_ws(' ', p.titel, p.vorname, p.nachname, p.firma) FROM akte.mieter p WHERE p.mandant_id = w.mandant_id AND p.id = w.ausscheidend_id), 'typ', 'text'),
           jsonb_build_object('titel', 'Tritt ein', 'wert', nullif(concat_ws(' ', w.eintritt_vorname, w.eintritt_nachname), ''), 'typ', 'text'),
           jsonb_build_object('titel', 'Todestag', 'wert', w.todestag::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Bekannt seit', 'wert', w.kenntnis_am::text, 'typ', 'datum', 'hinweis', 'Einen Monat ab Kenntnis: Kündigung aus wichtigem Grund in der Person (§ 563 Abs. 4 BGB).'),
           jsonb_build_object('titel', 'Gemeinsamer Haushalt', 'wert', (w.haushalt)::text, 'typ', 'ja_nein'),
           jsonb_build_object('titel', 'Anlass', 'wert', w.grund, 'typ', 'langtext')), '$[*] ? (@.wert != null)')),
         CASE WHEN w.zugestimmt_am IS NOT NULL THEN jsonb_build_object('titel', 'Vereinbarung', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Zugestimmt am', 'wert', w.zugestimmt_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Geprüft', 'wert', w.bonitaet, 'typ', 'langtext'),
           jsonb_build_object('titel', 'Form', 'wert', CASE w.form WHEN 'papier' THEN 'Papier, unterschrieben' WHEN 'qes' THEN 'qualifizierte elektronische Signatur' WHEN 'textform' THEN 'Textform' WHEN 'gesetz' THEN 'kraft Gesetzes' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Unterzeichnet am', 'wert', w.unterzeichnet_am::text, 'typ', 'datum')), '$[*] ? (@.wert != null)'), 'dateien', coalesce((SELECT jsonb_agg(jsonb_build_object('kennung', d.kennung, 'name', d.name)) FROM akte.dateien d WHERE d.mandant_id = w.mandant_id AND d.id = w.vereinbarung_datei_id), '[]')) END,
         jsonb_build_object('titel', 'Mietparteien', 'tabelle', jsonb_build_object('spalten', jsonb_build_array(jsonb_build_object('titel', 'Name', 'typ', 'text'), jsonb_build_object('titel', 'Von', 'typ', 'datum'), jsonb_build_object('titel', 'Bis', 'typ', 'datum')),
           'zeilen', (SELECT coalesce(jsonb_agg(jsonb_build_array(concat_ws(' ', p.titel, p.vorname, p.nachname, p.firma), vp.von, vp.bis) ORDER BY vp.von, vp.nummer, vp.id), '[]') FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id WHERE vp.mandant_id = w.mandant_id AND vp.mietverhaeltnis_id = w.mietverhaeltnis_id))),
         CASE WHEN EXISTS (SELECT FROM akte.mietzahlungen f WHERE f.mandant_id = w.mandant_id AND f.mietverhaeltnis_id = w.mietverhaeltnis_id AND f.faellig_am < w.wechsel_am AND f.status IN ('offen', 'mahnung')) THEN jsonb_build_object('titel', 'Forderungen aus der Zeit vor dem Wechsel', 'tabelle', jsonb_build_object('spalten', jsonb_build_array(jsonb_build_object('titel', 'Bezeichnung', 'typ', 'text'), jsonb_build_object('titel', 'Fällig am', 'typ', 'datum'), jsonb_build_object('titel', 'Betrag', 'typ', 'betrag')),
           'zeilen', (SELECT jsonb_agg(jsonb_build_array(f.bezeichnung, f.faellig_am, (SELECT sum(t.betrag)::text FROM akte.mietzahlung_bestandteile t WHERE t.mandant_id = f.mandant_id AND t.forderung_id = f.id)) ORDER BY f.faellig_am, f.id) FROM akte.mietzahlungen f WHERE f.mandant_id = w.mandant_id AND f.mietverhaeltnis_id = w.mietverhaeltnis_id AND f.faellig_am < w.wechsel_am AND f.status IN ('offen', 'mahnung')))) END,
         CASE WHEN w.kaution_weg IS NOT NULL THEN jsonb_build_object('titel', 'Kaution', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Was mit ihr geschieht', 'wert', CASE w.kaution_weg WHEN 'uebertragen' THEN 'auf die neuen Parteien übertragen' WHEN 'ausgezahlt_und_neu' THEN 'ausgezahlt und neu gestellt' WHEN 'bleibt' THEN 'bleibt bei den verbleibenden Parteien' WHEN 'keine' THEN 'keine Kaution' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Am', 'wert', w.kaution_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Ausgezahlt', 'wert', w.kaution_betrag::text, 'typ', 'betrag'),
           jsonb_build_object('titel', 'davon Zinsen', 'wert', w.kaution_zinsen::text, 'typ', 'betrag')), '$[*] ? (@.wert != null)')) END,
         CASE WHEN w.abgelehnt_grund IS NOT NULL THEN jsonb_build_object('titel', 'Ablehnung', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Grund', 'wert', CASE w.abgelehnt_grund WHEN 'kein_anspruch' THEN 'kein Anspruch auf den Wechsel' WHEN 'bonitaet' THEN 'Zahlungsfähigkeit nicht nachgewiesen' WHEN 'person' THEN 'Gründe in der Person' WHEN 'zurueckgezogen' THEN 'Anfrage zurückgezogen' WHEN 'kein_haushalt' THEN 'kein gemeinsamer Haushalt' WHEN 'eintritt_abgelehnt' THEN 'Eintritt abgelehnt' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Begründung', 'wert', w.abgelehnt_text, 'typ', 'langtext')), '$[*] ? (@.wert != null)')) END), '$[*] ? (@ != null)') AS abschnitte
  FROM akte.mieterwechsel w;
GRANT SELECT ON api.stand_mieterwechsel TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_mieterwechsel IS
'Abschnitte der Seite eines Mieterwechsels: Wechsel, Vereinbarung, Parteien mit ihren Zeiten, Kaution, Ablehnung.';
