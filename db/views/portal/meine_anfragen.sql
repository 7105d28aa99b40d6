-- The own reports and questions with what was written about them and the photos.
--   SELECT nummer, betreff, status FROM portal.meine_anfragen;   →  A-2026-00017 | Im Bad tropft es von der Decke. | in_bearbeitung
CREATE VIEW portal.meine_anfragen WITH (security_invoker = true, security_barrier = true) AS
SELECT a.kennung, m.kennung AS mietverhaeltnis, a.nummer, a.kategorie, a.gewerk, a.betreff, a.text, a.raum, a.seit, a.dringend, a.eingegangen_am, a.wartet_auf_mieter,
       s.status, s.offen, a.mieter_id IS NOT NULL AS eigene,
       coalesce((SELECT jsonb_agg(jsonb_build_object('art', n.art, 'text', n.text, 'weg', n.weg, 'am', n.am) ORDER BY n.id)
                   FROM akte.anfrage_nachrichten n WHERE n.mandant_id = a.mandant_id AND n.anfrage_id = a.id), '[]') AS nachrichten,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kennung', d.kennung, 'name', d.name, 'typ', d.typ, 'sha256_original', encode(d.sha256_original, 'hex'),
                                                     'hochgeladen_am', d.hochgeladen_am) ORDER BY f.id)
                   FROM akte.anfrage_dateien f JOIN akte.dateien d ON d.mandant_id = f.mandant_id AND d.id = f.datei_id
                  WHERE f.mandant_id = a.mandant_id AND f.anfrage_id = a.id), '[]') AS dateien
  FROM akte.anfragen a
  JOIN portal.anfragen_stand() s ON s.anfrage_id = a.id
  LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = a.mandant_id AND m.id = a.mietverhaeltnis_id
 ORDER BY a.eingegangen_am DESC, a.id DESC;
GRANT SELECT ON portal.meine_anfragen TO mietakte_portal;
COMMENT ON VIEW portal.meine_anfragen IS
'Eigene Meldungen und Fragen, jüngste zuerst: nummer (Eingangsnummer), eingegangen_am, status (neu, in_bearbeitung, abgeschlossen), nachrichten [{art (rueckfrage, antwort, eingang), text, weg, am}], dateien [{kennung, name, typ, sha256_original, hochgeladen_am}]. Interne Notizen sind nicht darin.';
