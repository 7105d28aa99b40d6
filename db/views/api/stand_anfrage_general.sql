-- What the page of an enquiry shows.
--   SELECT abschnitte->0->>'titel' FROM api.stand_anfrage_general WHERE vorgang_id = 4711;
--    Anfrage A-2026-00017
CREATE VIEW api.stand_anfrage_general WITH (security_invoker = true, security_barrier = true) AS
SELECT a.mandant_id, a.vorgang_id, (jsonb_build_array(
  jsonb_build_object('titel', 'Anfrage ' || a.nummer, 'werte', jsonb_build_array(
    jsonb_build_object('titel', 'Eingegangen', 'wert', a.eingegangen_am, 'typ', 'zeitpunkt', 'hinweis', CASE WHEN a.erfasst_am - a.eingegangen_am > interval '1 minute' THEN 'erfasst ' || to_char(a.erfasst_am AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY, HH24:MI') END),
    jsonb_build_object('titel', 'Weg', 'wert', a.kanal, 'typ', 'wort'),
    jsonb_build_object('titel', 'Worum es geht', 'wert', a.kategorie, 'typ', 'wort'),
    jsonb_build_object('titel', 'Dringend', 'wert', a.dringend, 'typ', 'ja_nein'),
    jsonb_build_object('titel', 'Betreff', 'wert', a.betreff, 'typ', 'text'),
    jsonb_build_object('titel', 'Was gesagt wurde', 'wert', a.text, 'typ', 'langtext'),
    jsonb_build_object('titel', 'Raum', 'wert', coalesce(a.raum, '–'), 'typ', 'text'),
    jsonb_build_object('titel', 'Seit', 'wert', a.seit, 'typ', 'datum'),
    jsonb_build_object('titel', 'Zuständig', 'wert', coalesce(a.zustaendig, 'noch niemand'), 'typ', 'text'),
    jsonb_build_object('titel', 'Die Mieterseite sieht', 'wert', a.status_mieter, 'typ', 'wort'))),
  jsonb_build_object('titel', 'Person', 'werte', jsonb_build_array(
    jsonb_build_object('titel', 'Name', 'wert', coalesce(a.von, 'unbekannt'), 'typ', 'text',
      'hinweis', CASE a.erkannt_durch WHEN 'absender' THEN 'nur an der Absenderadresse erkannt: vor vertraulichen Auskünften prüfen' WHEN 'anmeldung' THEN 'im Portal angemeldet' END),
    jsonb_build_object('titel', 'Vertrag', 'wert', coalesce(a.vertragsnummer, 'nicht zugeordnet'), 'typ', 'text'),
    jsonb_build_object('titel', 'Wohnung', 'wert', coalesce(nullif(concat_ws(', ', a.strasse, a.einheit, a.lage), ''), '–'), 'typ', 'text'),
    jsonb_build_object('titel', 'Telefon', 'wert', coalesce(a.telefon, '–'), 'typ', 'text'),
    jsonb_build_object('titel', 'E-Mail', 'wert', coalesce(a.absender_email, '–'), 'typ', 'text')))))
  || CASE WHEN a.notfall IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Außerhalb der Bürozeiten', 'werte', jsonb_build_array(
       jsonb_build_object('titel', 'Der Person gesagt', 'wert', (a.notfall_hinweis->>'titel') || ' ' || (a.notfall_hinweis->>'text'), 'typ', 'text'),
       jsonb_build_object('titel', 'Notdienst', 'wert', coalesce((a.notfall_hinweis->>'name') || ', ' || (a.notfall_hinweis->>'telefon'), 'keiner'), 'typ', 'text'),
       jsonb_build_object('titel', 'Nachricht an ihn', 'typ', 'text', 'wert', coalesce((
         SELECT string_agg(CASE p.weg WHEN 'sms' THEN 'SMS' ELSE 'E-Mail' END || ' an ' || array_to_string(p.adressen, ', ') || ': '
                  || CASE p.status WHEN 'versendet' THEN 'versendet ' || to_char(p.erledigt_am AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY HH24:MI') ELSE replace(p.status, 'ae', 'ä') END, '; ' ORDER BY p.id)
           FROM akte.postausgang p WHERE p.mandant_id = a.mandant_id AND p.vorgang_id = a.vorgang_id AND p.schluessel LIKE 'nachricht:notfall:%'), 'keine'))))) ELSE '[]' END
  || coalesce((SELECT jsonb_build_array(jsonb_build_object('titel', 'Beauftragt', 'tabelle', jsonb_build_object(
       'spalten', '[{"titel": "Wer", "typ": "text"}, {"titel": "Auftrag", "typ": "langtext"}, {"titel": "Bis", "typ": "datum"}, {"titel": "Erledigt am", "typ": "datum"}, {"titel": "Bericht", "typ": "langtext"}]'::jsonb,
       'zeilen', jsonb_agg(jsonb_build_array(r.name, r.text, r.bis, r.erledigt_am, coalesce(r.bericht, '–')) ORDER BY r.id))))
       FROM akte.anfragen q JOIN akte.auftraege r ON r.mandant_id = q.mandant_id AND r.anfrage_id = q.id
      WHERE q.mandant_id = a.mandant_id AND q.vorgang_id = a.vorgang_id HAVING count(*) > 0), '[]')
  || coalesce((SELECT jsonb_build_array(jsonb_build_object('titel', 'Verlauf', 'tabelle', jsonb_build_object(
       'spalten', '[{"titel": "Wann", "typ": "zeitpunkt"}, {"titel": "Was", "typ": "wort"}, {"titel": "Weg", "typ": "wort"}, {"titel": "Wer", "typ": "text"}, {"titel": "Text", "typ": "langtext"}]'::jsonb,
       'zeilen', jsonb_agg(jsonb_build_array(n.am, 'anfrage_' || n.art, coalesce(n.weg, ''), coalesce(api.akteurname(n.von), n.von), n.text) ORDER BY n.id))))
       FROM akte.anfragen q JOIN akte.anfrage_nachrichten n ON n.mandant_id = q.mandant_id AND n.anfrage_id = q.id
      WHERE q.mandant_id = a.mandant_id AND q.vorgang_id = a.vorgang_id HAVING count(*) > 0), '[]')
  || coalesce((SELECT jsonb_build_array(jsonb_build_object('titel', 'Fotos und Dateien', 'dateien', jsonb_agg(jsonb_build_object('kennung', d.kennung, 'name', d.name) ORDER BY x.id)))
       FROM akte.anfragen q JOIN akte.anfrage_dateien x ON x.mandant_id = q.mandant_id AND x.anfrage_id = q.id JOIN akte.dateien d ON d.mandant_id = x.mandant_id AND d.id = x.datei_id
      WHERE q.mandant_id = a.mandant_id AND q.vorgang_id = a.vorgang_id HAVING count(*) > 0), '[]')
  || CASE WHEN a.folgen <> '[]' THEN jsonb_build_array(jsonb_build_object('titel', 'Daraus entstanden',
       'links', (SELECT jsonb_agg(jsonb_build_object('vorgang', (f->>'id')::bigint, 'titel', (f->>'titel') || ': ' || (f->>'zustand_titel')) ORDER BY nr) FROM jsonb_array_elements(a.folgen) WITH ORDINALITY AS x(f, nr))))
     ELSE '[]' END AS abschnitte
  FROM api.anfragen a;
GRANT SELECT ON api.stand_anfrage_general TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_anfrage_general IS 'Abschnitte der Vorgangsseite einer Anfrage: Inhalt, Person, Verlauf, Dateien, was daraus entstanden ist.';
