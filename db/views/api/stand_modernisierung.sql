-- What a modernisation has recorded, as sections of its page.
--   SELECT a->>'titel' FROM api.stand_modernisierung s, jsonb_array_elements(s.abschnitte) a WHERE s.vorgang_id = 4711;
CREATE VIEW api.stand_modernisierung WITH (security_invoker = true, security_barrier = true) AS
SELECT m.mandant_id, m.vorgang_id,
       (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(t)), '[]') FROM unnest(ARRAY[
         jsonb_build_object('titel', 'Maßnahme', 'werte', (SELECT jsonb_agg(z) FROM jsonb_array_elements(jsonb_build_array(
           jsonb_build_object('titel', 'Bezeichnung', 'wert', m.bezeichnung, 'typ', 'text'),
           jsonb_build_object('titel', 'Art', 'wert', '§ 555b Nr. ' || m.massnahme || ' BGB', 'typ', 'text'),
           jsonb_build_object('titel', 'Heizung, Mieterhöhung nach', 'wert', '§ ' || m.heizung || ' BGB', 'typ', 'text'),
           jsonb_build_object('titel', 'Nicht zu vertreten', 'wert', CASE WHEN m.nicht_zu_vertreten THEN true END, 'typ', 'ja_nein'),
           jsonb_build_object('titel', 'Art und Umfang', 'wert', m.umfang, 'typ', 'langtext'),
           jsonb_build_object('titel', 'Begonnen am', 'wert', m.begonnen_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Ohne Ankündigung', 'wert', CASE m.ohne_ankuendigung WHEN 'unerheblich' THEN 'unerhebliche Einwirkung (§ 555c Abs. 4 BGB)' WHEN 'vereinbart' THEN 'mit der Mieterseite vereinbart (§ 555f BGB)' WHEN 'versaeumt' THEN 'Ankündigung versäumt' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Fertig am', 'wert', m.fertig_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Kosten insgesamt', 'wert', m.kosten_gesamt, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Vermerk', 'wert', m.beendet_grund, 'typ', 'langtext'))) z WHERE z->>'wert' IS NOT NULL)),
         CASE WHEN m.angekuendigt_am IS NOT NULL THEN jsonb_build_object('titel', 'Ankündigung', 'werte', (SELECT jsonb_agg(z) FROM jsonb_array_elements(jsonb_build_array(
           jsonb_build_object('titel', 'Geschrieben am', 'wert', m.angekuendigt_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Zugegangen am', 'wert', m.ankuendigung_zugang_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Nachweis', 'wert', m.ankuendigung_nachweis, 'typ', 'text'),
           jsonb_build_object('titel', 'Geplanter Beginn', 'wert', m.beginn_geplant, 'typ', 'datum'),
           jsonb_build_object('titel', 'Frühester Beginn', 'wert', m.fruehester_beginn, 'typ', 'datum'),
           jsonb_build_object('titel', 'Dauer', 'wert', m.dauer, 'typ', 'text'),
           jsonb_build_object('titel', 'Erwartete Mieterhöhung', 'wert', m.erwartete_erhoehung, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Künftige Betriebskosten', 'wert', m.erwartete_betriebskosten, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Härteeinwand bis', 'wert', m.haerteeinwand_bis_193, 'typ', 'datum'),
           jsonb_build_object('titel', 'Sonderkündigung der Mieterseite bis', 'wert', m.sonderkuendigung_555e_bis, 'typ', 'datum', 'hinweis', 'Zum Ablauf des übernächsten Monats (§ 555e BGB).'))) z WHERE z->>'wert' IS NOT NULL)) END,
         CASE WHEN m.duldung IS NOT NULL OR m.haerteeinwand_am IS NOT NULL THEN jsonb_build_object('titel', 'Duldung', 'werte', (SELECT jsonb_agg(z) FROM jsonb_array_elements(jsonb_build_array(
           jsonb_build_object('titel', 'Härteeinwand am', 'wert', m.haerteeinwand_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Gegen', 'wert', CASE m.haerteeinwand_gegen WHEN 'massnahme' THEN 'die Maßnahme' WHEN 'mieterhoehung' THEN 'die Mieterhöhung' WHEN 'beides' THEN 'Maßnahme und Mieterhöhung' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Härte', 'wert', m.haerteeinwand_grund, 'typ', 'langtext'),
           jsonb_build_object('titel', 'Geklärt durch', 'wert', CASE m.duldung WHEN 'zugestimmt' THEN 'Zustimmung der Mieterseite' WHEN 'stillschweigend' THEN 'kein Einwand bis zum Ende der Frist' WHEN 'vereinbarung' THEN 'Vereinbarung nach § 555f BGB' WHEN 'haerte_zurueckgewiesen' THEN 'Härteeinwand zurückgewiesen' WHEN 'urteil' THEN 'Urteil' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Am', 'wert', m.duldung_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Vermerk', 'wert', m.duldung_text, 'typ', 'langtext'))) z WHERE z->>'wert' IS NOT NULL)) END,
         CASE WHEN m.erklaert_am IS NOT NULL THEN jsonb_build_object('titel', 'Mieterhöhung', 'werte', (SELECT jsonb_agg(z) FROM jsonb_array_elements(jsonb_build_array(
           jsonb_build_object('titel', 'Kosten der Wohnung', 'wert', m.kosten, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Verteilung', 'wert', m.verteilung, 'typ', 'text'),
           jsonb_build_object('titel', 'Vereinfachtes Verfahren', 'wert', CASE WHEN m.vereinfacht THEN true END, 'typ', 'ja_nein'),
           jsonb_build_object('titel', 'Ersparte Erhaltung', 'wert', m.erhaltung, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Drittmittel', 'wert', m.drittmittel, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Nettokaltmiete bisher', 'wert', m.miete_bisher, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Erhöhung im Monat', 'wert', m.erhoehung, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Abwägung zur Härte', 'wert', m.haerte_abwaegung, 'typ', 'langtext'),
           jsonb_build_object('titel', 'Erklärt am', 'wert', m.erklaert_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Zugegangen am', 'wert', m.erhoehung_zugang_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Erhöhte Miete ab', 'wert', m.wirksam_ab, 'typ', 'datum', 'hinweis', CASE WHEN NOT m.ordnungsgemaess THEN 'Sechs Monate später, weil nicht oder deutlich niedriger angekündigt (§ 559b Abs. 2 BGB).' END),
           jsonb_build_object('titel', 'Sonderkündigung der Mieterseite bis', 'wert', m.sonderkuendigung_561_bis, 'typ', 'datum', 'hinweis', 'Die Erhöhung tritt dann nicht ein (§ 561 BGB).'))) z WHERE z->>'wert' IS NOT NULL)) END,
         CASE WHEN m.rechenwege IS NOT NULL THEN jsonb_build_object('titel', 'Berechnung', 'rechenweg', m.rechenwege->0) END,
         (SELECT jsonb_build_object('titel', 'Führte zu', 'links', jsonb_agg(jsonb_build_object('vorgang', e.vorgang_id, 'titel', 'Mieterhöhung') ORDER BY e.id)) FROM akte.mieterhoehungen e WHERE e.mandant_id = m.mandant_id AND e.anlass_vorgang_id = m.vorgang_id HAVING count(*) > 0)]) t WHERE t IS NOT NULL) AS abschnitte
  FROM akte.modernisierungen m;
GRANT SELECT ON api.stand_modernisierung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_modernisierung IS
'Stand einer Modernisierung für die Seite des Vorgangs: Maßnahme, Ankündigung, Duldung, Mieterhöhung mit Rechenweg, Folgen.';
