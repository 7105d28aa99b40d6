-- What the page of a reduction shows.
--   SELECT abschnitte->0->>'titel' FROM api.stand_mietminderung WHERE vorgang_id = 4711;
--    Mangel
CREATE VIEW api.stand_mietminderung WITH (security_invoker = true, security_barrier = true) AS
SELECT m.mandant_id, m.vorgang_id,
       jsonb_path_query_array(jsonb_build_array(
         jsonb_build_object('titel', 'Mangel', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Mangel', 'wert', m.mangel, 'typ', 'langtext'),
           jsonb_build_object('titel', 'Raum', 'wert', m.raum, 'typ', 'text'),
           jsonb_build_object('titel', 'Seit', 'wert', m.mangel_seit::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Angezeigt am', 'wert', m.angezeigt_am::text, 'typ', 'datum', 'hinweis', 'Davor ist die Miete in der Regel nicht gemindert (§ 536c Abs. 2 BGB).'),
           jsonb_build_object('titel', 'Der Vermieterseite bekannt seit', 'wert', m.kenntnis_am::text, 'typ', 'datum')), '$[*] ? (@.wert != null)')),
         CASE WHEN m.pruefung IS NOT NULL THEN jsonb_build_object('titel', 'Prüfung', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Woher der Mangel kommt', 'wert', CASE m.verursacht_durch WHEN 'vermieter' THEN 'Bereich der Vermieterseite' WHEN 'dritte' THEN 'Dritte' WHEN 'ungeklaert' THEN 'ungeklärt' WHEN 'mieter' THEN 'von der Mieterseite verursacht' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Erhebliche Beeinträchtigung', 'wert', (m.erheblich)::text, 'typ', 'ja_nein'),
           jsonb_build_object('titel', 'Bei Vertragsschluss bekannt', 'wert', (m.bei_vertrag_bekannt)::text, 'typ', 'ja_nein'),
           jsonb_build_object('titel', 'Rechte vorbehalten', 'wert', (m.vorbehalt)::text, 'typ', 'ja_nein'),
           jsonb_build_object('titel', 'Energetische Modernisierung', 'wert', (m.energetisch)::text, 'typ', 'ja_nein'),
           jsonb_build_object('titel', 'Beginn der Arbeiten', 'wert', m.modernisierung_beginn::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Geprüft', 'wert', m.pruefung, 'typ', 'langtext')), '$[*] ? (@.wert != null)'), 'dateien', coalesce((SELECT jsonb_agg(jsonb_build_object('kennung', d.kennung, 'name', d.name)) FROM akte.dateien d WHERE d.mandant_id = m.mandant_id AND d.id = m.nachweis_datei_id), '[]')) END,
         CASE WHEN EXISTS (SELECT FROM akte.minderung_quoten q WHERE q.mandant_id = m.mandant_id AND q.minderung_id = m.id) THEN jsonb_build_object('titel', 'Quoten', 'tabelle', jsonb_build_object('spalten', jsonb_build_array(jsonb_build_object('titel', 'Nr.', 'typ', 'zahl'), jsonb_build_object('titel', 'Ab', 'typ', 'datum'), jsonb_build_object('titel', 'Bis', 'typ', 'datum'), jsonb_build_object('titel', 'Minderung', 'typ', 'prozent'), jsonb_build_object('titel', 'Begründung', 'typ', 'text'), jsonb_build_object('titel', 'Festgelegt am', 'typ', 'zeitpunkt')),
           'zeilen', (SELECT jsonb_agg(jsonb_build_array(q.nummer, q.ab, q.bis, q.quote::text, q.grund, q.festgelegt_am) ORDER BY q.nummer) FROM akte.minderung_quoten q WHERE q.mandant_id = m.mandant_id AND q.minderung_id = m.id)), 'rechenweg', (SELECT q.rechenweg FROM akte.minderung_quoten q WHERE q.mandant_id = m.mandant_id AND q.minderung_id = m.id ORDER BY q.nummer DESC LIMIT 1)) END,
         CASE WHEN EXISTS (SELECT FROM akte.minderung_buchungen b WHERE b.mandant_id = m.mandant_id AND b.vorgang_id = m.vorgang_id) THEN jsonb_build_object('titel', 'Geänderte Mieten', 'tabelle', jsonb_build_object('spalten', jsonb_build_array(jsonb_build_object('titel', 'Monat', 'typ', 'datum'), jsonb_build_object('titel', 'Bisher', 'typ', 'betrag'), jsonb_build_object('titel', 'Jetzt', 'typ', 'betrag'), jsonb_build_object('titel', 'Gebucht am', 'typ', 'zeitpunkt')),
           'zeilen', (SELECT jsonb_agg(jsonb_build_array(b.monat, b.betrag_bisher::text, b.betrag_neu::text, b.gebucht_am) ORDER BY b.id) FROM akte.minderung_buchungen b WHERE b.mandant_id = m.mandant_id AND b.vorgang_id = m.vorgang_id))) END,
         CASE WHEN m.behoben_am IS NOT NULL OR m.abgelehnt_grund IS NOT NULL THEN jsonb_build_object('titel', 'Ende', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Behoben am', 'wert', m.behoben_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Nachweis', 'wert', m.behoben_text, 'typ', 'langtext'),
           jsonb_build_object('titel', 'Ablehnungsgrund', 'wert', CASE m.abgelehnt_grund WHEN 'mieter' THEN 'von der Mieterseite verursacht' WHEN 'kenntnis' THEN 'bei Vertragsschluss bekannt' WHEN 'nicht_angezeigt' THEN 'nicht angezeigt' WHEN 'energetisch' THEN 'energetische Modernisierung' WHEN 'unerheblich' THEN 'unerheblich' WHEN 'kein_mangel' THEN 'kein Mangel' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Begründung', 'wert', m.abgelehnt_text, 'typ', 'langtext')), '$[*] ? (@.wert != null)')) END), '$[*] ? (@ != null)')
       -- the newest derivation of every month that is reduced
       || coalesce((SELECT jsonb_agg(jsonb_build_object('titel', 'Minderung ' || to_char(b.monat, 'MM/YYYY'), 'rechenweg', b.rechenweg) ORDER BY b.monat)
                      FROM (SELECT DISTINCT ON (x.monat) x.monat, x.betrag_neu, x.rechenweg FROM akte.minderung_buchungen x
                             WHERE x.mandant_id = m.mandant_id AND x.vorgang_id = m.vorgang_id ORDER BY x.monat, x.id DESC) b
                     WHERE b.betrag_neu > 0), '[]') AS abschnitte
  FROM akte.mietminderungen m;
GRANT SELECT ON api.stand_mietminderung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_mietminderung IS
'Abschnitte der Seite einer Mietminderung: Mangel, Prüfung, Quoten mit Rechenweg, geminderte Mieten, Ende.';
