-- What a demand for a higher rent has recorded, as sections of its page.
--   SELECT a->>'titel' FROM api.stand_mieterhoehung s, jsonb_array_elements(s.abschnitte) a WHERE s.vorgang_id = 4711;
CREATE VIEW api.stand_mieterhoehung WITH (security_invoker = true, security_barrier = true) AS
SELECT e.mandant_id, e.vorgang_id,
       (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(t)), '[]') FROM unnest(ARRAY[
         CASE WHEN e.miete_neu IS NOT NULL THEN jsonb_build_object('titel', 'Verlangen', 'werte', (SELECT jsonb_agg(z) FROM jsonb_array_elements(jsonb_build_array(
           jsonb_build_object('titel', 'Nettokaltmiete bisher', 'wert', e.miete_bisher, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Verlangt', 'wert', e.miete_neu, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Versandt am', 'wert', e.versandt_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Zugegangen am', 'wert', e.zugang_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Nachweis', 'wert', e.zugang_nachweis, 'typ', 'text'),
           jsonb_build_object('titel', 'Neue Miete ab', 'wert', e.wirksam_ab, 'typ', 'datum'),
           jsonb_build_object('titel', 'Zustimmung bis', 'wert', e.zustimmung_bis_193, 'typ', 'datum'),
           jsonb_build_object('titel', 'Klage sicher bis', 'wert', e.klage_bis, 'typ', 'datum', 'hinweis', 'Danach ist bis zum ' || to_char(e.klage_spaetestens, 'DD.MM.YYYY') || ' strittig, ob die Klage rechtzeitig ist.'),
           jsonb_build_object('titel', 'Sonderkündigung der Mieterseite bis', 'wert', e.sonderkuendigung_bis, 'typ', 'datum', 'hinweis', 'Bei Kündigung am letzten Tag endet das Mietverhältnis am ' || to_char(e.sonderkuendigung_mietende, 'DD.MM.YYYY') || '; die Erhöhung tritt nicht ein (§ 561 BGB).'),
           jsonb_build_object('titel', 'Zugestimmt am', 'wert', e.zugestimmt_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Teilzustimmung zu', 'wert', e.teilmiete, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Noch offen', 'wert', e.miete_neu - e.teilmiete, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Klage erhoben am', 'wert', e.klage_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Gericht', 'wert', e.klage_gericht, 'typ', 'text'),
           jsonb_build_object('titel', 'Aktenzeichen', 'wert', e.klage_aktenzeichen, 'typ', 'text'),
           jsonb_build_object('titel', 'Urteil vom', 'wert', e.urteil_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Zugesprochen', 'wert', e.urteil_miete, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Vermerk', 'wert', e.beendet_grund, 'typ', 'langtext'))) z WHERE z->>'wert' IS NOT NULL)) END,
         CASE WHEN e.begruendungsmittel IS NOT NULL THEN jsonb_build_object('titel', 'Beleg', 'werte', (SELECT jsonb_agg(z) FROM jsonb_array_elements(jsonb_build_array(
           jsonb_build_object('titel', 'Beleg', 'wert', e.begruendungsmittel, 'typ', 'wort'),
           jsonb_build_object('titel', 'Bezeichnung', 'wert', e.bezeichnung, 'typ', 'text'),
           jsonb_build_object('titel', 'Stand', 'wert', e.stand, 'typ', 'datum'),
           jsonb_build_object('titel', 'Mietspiegelfeld', 'wert', e.feld, 'typ', 'text'),
           jsonb_build_object('titel', 'Spanne von, je m²', 'wert', e.spanne_von, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Spanne bis, je m²', 'wert', e.spanne_bis, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Vergleichsmiete je m²', 'wert', e.vergleichsmiete_qm, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Wohnfläche in m²', 'wert', e.wohnflaeche, 'typ', 'zahl'),
           jsonb_build_object('titel', 'Abzug für öffentliche Mittel', 'wert', nullif(e.kuerzung_monat, 0), 'typ', 'betrag'),
           jsonb_build_object('titel', 'Vergleichsmiete der Wohnung', 'wert', e.vergleichsmiete, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Qualifizierter Mietspiegel je m²', 'wert', e.qualifizierter_wert_qm, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Einordnung', 'wert', e.merkmale, 'typ', 'langtext'))) z WHERE z->>'wert' IS NOT NULL), 'dateien', (SELECT jsonb_build_array(jsonb_build_object('kennung', d.kennung, 'name', d.name)) FROM akte.dateien d WHERE d.mandant_id = e.mandant_id AND d.id = e.beleg_datei_id)) END,
         CASE WHEN x.zeilen IS NOT NULL THEN jsonb_build_object('titel', 'Vergleichswohnungen', 'tabelle', jsonb_build_object('spalten', '[{"titel": "Nr.", "typ": "zahl"}, {"titel": "Anschrift", "typ": "text"}, {"titel": "Lage", "typ": "text"}, {"titel": "Fläche in m²", "typ": "zahl"}, {"titel": "Nettokaltmiete", "typ": "betrag"}, {"titel": "Je m²", "typ": "betrag"}]'::jsonb, 'zeilen', x.zeilen)) END,
         CASE WHEN e.kappungsgrenze IS NOT NULL THEN jsonb_build_object('titel', 'Grenzen', 'werte', (SELECT jsonb_agg(z) FROM jsonb_array_elements(jsonb_build_array(
           jsonb_build_object('titel', 'Miete zuletzt geändert am', 'wert', e.letzte_aenderung_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Miete drei Jahre vorher', 'wert', e.ausgangsmiete, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Kappungsgrenze in Prozent', 'wert', e.kappung_prozent, 'typ', 'prozent'),
           jsonb_build_object('titel', 'Quelle', 'wert', e.kappung_quelle, 'typ', 'text'),
           jsonb_build_object('titel', 'Kappungsgrenze', 'wert', e.kappungsgrenze, 'typ', 'betrag'))) z WHERE z->>'wert' IS NOT NULL)) END,
         CASE WHEN e.rechenwege IS NOT NULL THEN jsonb_build_object('titel', 'Jahresfrist', 'rechenweg', e.rechenwege->0) END,
         CASE WHEN e.rechenwege IS NOT NULL THEN jsonb_build_object('titel', 'Berechnung der Kappungsgrenze', 'rechenweg', e.rechenwege->1) END,
         CASE WHEN e.rechenwege IS NOT NULL THEN jsonb_build_object('titel', 'Höchste Miete', 'rechenweg', e.rechenwege->2) END,
         CASE WHEN e.rechenwege->3 IS NOT NULL THEN jsonb_build_object('titel', 'Termine', 'rechenweg', e.rechenwege->3) END,
         CASE WHEN e.anlass_vorgang_id IS NOT NULL THEN jsonb_build_object('titel', 'Anlass', 'links', jsonb_build_array(jsonb_build_object('vorgang', e.anlass_vorgang_id, 'titel',
           coalesce((SELECT 'Modernisierung: ' || m.bezeichnung FROM akte.modernisierungen m WHERE m.mandant_id = e.mandant_id AND m.vorgang_id = e.anlass_vorgang_id), 'Vorgang ' || e.anlass_vorgang_id)))) END]) t WHERE t IS NOT NULL) AS abschnitte
  FROM akte.mieterhoehungen e
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(w.nummer, w.anschrift, w.lage, w.wohnflaeche, w.nettokaltmiete, round(w.nettokaltmiete / w.wohnflaeche, 2)) ORDER BY w.nummer) AS zeilen
      FROM (SELECT DISTINCT ON (v.nummer) v.* FROM akte.mieterhoehung_vergleichswohnungen v
             WHERE v.mandant_id = e.mandant_id AND v.mieterhoehung_id = e.id ORDER BY v.nummer, v.fassung DESC) w) x ON true;
GRANT SELECT ON api.stand_mieterhoehung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_mieterhoehung IS
'Stand einer Mieterhöhung für die Seite des Vorgangs: Verlangen mit Fristen, Beleg, Vergleichswohnungen, Grenzen und Rechenwege.';
