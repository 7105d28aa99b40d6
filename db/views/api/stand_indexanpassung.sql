-- What an index adjustment has recorded, as sections of its page.
--   SELECT a->>'titel' FROM api.stand_indexanpassung s, jsonb_array_elements(s.abschnitte) a WHERE s.vorgang_id = 4711;
CREATE VIEW api.stand_indexanpassung WITH (security_invoker = true, security_barrier = true) AS
SELECT a.mandant_id, a.vorgang_id,
       (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(t)), '[]') FROM unnest(ARRAY[
         jsonb_build_object('titel', 'Anpassung', 'werte', (SELECT jsonb_agg(z) FROM jsonb_array_elements(jsonb_build_array(
           jsonb_build_object('titel', 'Auf Verlangen der', 'wert', a.veranlasst_durch, 'typ', 'wort'),
           jsonb_build_object('titel', 'Ausgangsmonat', 'wert', to_char(a.monat_alt, 'MM/YYYY'), 'typ', 'text'),
           jsonb_build_object('titel', 'Index im Ausgangsmonat', 'wert', round(a.vpi_alt, 1), 'typ', 'zahl'),
           jsonb_build_object('titel', 'Neuer Monat', 'wert', to_char(a.monat_neu, 'MM/YYYY'), 'typ', 'text'),
           jsonb_build_object('titel', 'Index im neuen Monat', 'wert', round(a.vpi_neu, 1), 'typ', 'zahl'),
           jsonb_build_object('titel', 'Veränderung', 'wert', round((a.vpi_neu / a.vpi_alt - 1) * 100, 2), 'typ', 'prozent'),
           jsonb_build_object('titel', 'Nettokaltmiete bisher', 'wert', a.miete_bisher, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Nettokaltmiete neu', 'wert', a.miete_neu, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Unterschied', 'wert', a.miete_neu - a.miete_bisher, 'typ', 'betrag'),
           jsonb_build_object('titel', 'Miete zuletzt geändert am', 'wert', a.letzte_aenderung_am, 'typ', 'datum', 'hinweis', 'Ein Jahr lang muss sie unverändert sein, bevor die neue gilt (§ 557b Abs. 2 BGB).'),
           jsonb_build_object('titel', 'Erklärt am', 'wert', a.erklaert_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Zugegangen am', 'wert', a.zugang_am, 'typ', 'datum'),
           jsonb_build_object('titel', 'Nachweis', 'wert', a.zugang_nachweis, 'typ', 'text'),
           jsonb_build_object('titel', 'Neue Miete ab', 'wert', a.wirksam_ab, 'typ', 'datum'),
           jsonb_build_object('titel', 'Zurückgezogen, weil', 'wert', a.zurueckgezogen_grund, 'typ', 'langtext'))) z WHERE z->>'wert' IS NOT NULL)),
         jsonb_build_object('titel', 'Berechnung', 'rechenweg', a.rechenweg)]) t WHERE t IS NOT NULL) AS abschnitte
  FROM akte.indexanpassungen a;
GRANT SELECT ON api.stand_indexanpassung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_indexanpassung IS
'Stand einer Indexanpassung für die Seite des Vorgangs: Indexwerte, Mieten, Termine, Rechenweg.';
