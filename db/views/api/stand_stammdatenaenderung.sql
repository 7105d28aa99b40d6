-- What the page of a change of data shows.
--   SELECT abschnitte->0->>'titel' FROM api.stand_stammdatenaenderung WHERE vorgang_id = 4711;
--    Änderung
CREATE VIEW api.stand_stammdatenaenderung WITH (security_invoker = true, security_barrier = true) AS
SELECT s.mandant_id, s.vorgang_id,
       jsonb_path_query_array(jsonb_build_array(
         jsonb_build_object('titel', 'Änderung', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Person', 'wert', (SELECT concat_ws(' ', p.titel, p.vorname, p.nachname, p.firma) FROM akte.mieter p WHERE p.mandant_id = s.mandant_id AND p.id = s.mieter_id), 'typ', 'text'),
           jsonb_build_object('titel', 'Was sich ändert', 'wert', CASE s.art WHEN 'kontakt' THEN 'E-Mail und Telefon' WHEN 'name' THEN 'Name' WHEN 'anschrift' THEN 'Anschrift' WHEN 'bank' THEN 'Bankverbindung' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Gültig ab', 'wert', s.gueltig_ab::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Mitgeteilt per', 'wert', CASE s.quelle WHEN 'portal' THEN 'Portal' WHEN 'brief' THEN 'Brief' WHEN 'email' THEN 'E-Mail' WHEN 'telefon' THEN 'Telefon' WHEN 'persoenlich' THEN 'persönlich' END, 'typ', 'text'),
           jsonb_build_object('titel', 'SEPA-Mandat', 'wert', s.mandatsreferenz, 'typ', 'text'),
           jsonb_build_object('titel', 'Mandat unterschrieben am', 'wert', s.mandat_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Nur für Erstattungen', 'wert', CASE WHEN s.ohne_lastschrift THEN 'true' END, 'typ', 'ja_nein')), '$[*] ? (@.wert != null)'), 'dateien', coalesce((SELECT jsonb_agg(jsonb_build_object('kennung', d.kennung, 'name', d.name)) FROM akte.dateien d WHERE d.mandant_id = s.mandant_id AND d.id = s.nachweis_datei_id), '[]')),
         CASE WHEN s.neu <> '{}' THEN jsonb_build_object('titel', 'Neue Angaben', 'tabelle', jsonb_build_object('spalten', jsonb_build_array(jsonb_build_object('titel', 'Angabe', 'typ', 'text'), jsonb_build_object('titel', 'Neu', 'typ', 'text')),
           'zeilen', (SELECT jsonb_agg(jsonb_build_array(CASE n.key WHEN 'email' THEN 'E-Mail' WHEN 'telefon_privat' THEN 'Telefon privat' WHEN 'telefon_mobil' THEN 'Telefon mobil' WHEN 'telefon_dienst' THEN 'Telefon dienstlich' WHEN 'strasse' THEN 'Straße' WHEN 'plz' THEN 'Postleitzahl' WHEN 'iban' THEN 'IBAN' WHEN 'bic' THEN 'BIC' ELSE initcap(n.key) END, n.value) ORDER BY n.key) FROM jsonb_each_text(s.neu) n))) END,
         CASE WHEN s.pruefung IS NOT NULL OR s.abgelehnt_text IS NOT NULL THEN jsonb_build_object('titel', 'Prüfung', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Wie geprüft', 'wert', s.pruefung, 'typ', 'langtext'),
           jsonb_build_object('titel', 'Ablehnung', 'wert', s.abgelehnt_text, 'typ', 'langtext')), '$[*] ? (@.wert != null)')) END,
         CASE WHEN EXISTS (SELECT FROM akte.mieter_aenderungen a WHERE a.mandant_id = s.mandant_id AND a.vorgang_id = s.vorgang_id) THEN jsonb_build_object('titel', 'Übernommen', 'tabelle', jsonb_build_object('spalten', jsonb_build_array(jsonb_build_object('titel', 'Angabe', 'typ', 'text'), jsonb_build_object('titel', 'Bisher', 'typ', 'text'), jsonb_build_object('titel', 'Neu', 'typ', 'text')),
           'zeilen', (SELECT jsonb_agg(jsonb_build_array(CASE a.feld WHEN 'email' THEN 'E-Mail' WHEN 'telefon_privat' THEN 'Telefon privat' WHEN 'telefon_mobil' THEN 'Telefon mobil' WHEN 'telefon_dienst' THEN 'Telefon dienstlich' WHEN 'strasse' THEN 'Straße' WHEN 'plz' THEN 'Postleitzahl' WHEN 'iban' THEN 'IBAN' WHEN 'bic' THEN 'BIC' ELSE initcap(a.feld) END, a.alt, a.neu) ORDER BY a.id) FROM akte.mieter_aenderungen a WHERE a.mandant_id = s.mandant_id AND a.vorgang_id = s.vorgang_id))) END), '$[*] ? (@ != null)') AS abschnitte
  FROM akte.stammdatenaenderungen s;
GRANT SELECT ON api.stand_stammdatenaenderung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_stammdatenaenderung IS
'Abschnitte der Seite einer Stammdatenänderung: was beantragt ist, Prüfung, übernommene Werte mit den bisherigen.';
