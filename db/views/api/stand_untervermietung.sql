-- What the page of a subletting shows.
--   SELECT abschnitte->0->>'titel' FROM api.stand_untervermietung WHERE vorgang_id = 4711;
--    Antrag
CREATE VIEW api.stand_untervermietung WITH (security_invoker = true, security_barrier = true) AS
SELECT u.mandant_id, u.vorgang_id,
       jsonb_path_query_array(jsonb_build_array(
         jsonb_build_object('titel', 'Antrag', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Untermietpartei', 'wert', u.vorname || ' ' || u.nachname, 'typ', 'text'),
           jsonb_build_object('titel', 'Umfang', 'wert', CASE u.umfang WHEN 'teil' THEN 'ein Teil der Wohnung' ELSE 'die ganze Wohnung' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Räume', 'wert', u.raeume, 'typ', 'text'),
           jsonb_build_object('titel', 'Beantragt am', 'wert', u.beantragt_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Gewünscht ab', 'wert', u.gewuenscht_ab::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Gewünscht bis', 'wert', u.gewuenscht_bis::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Anlass', 'wert', CASE u.interesse_art WHEN 'wirtschaftlich' THEN 'Miete wird allein zu teuer' WHEN 'beruflich' THEN 'beruflicher Grund' WHEN 'persoenlich' THEN 'persönlicher oder familiärer Grund' WHEN 'abwesenheit' THEN 'längere Abwesenheit' WHEN 'sonstiges' THEN 'anderer Grund' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Begründung', 'wert', u.interesse, 'typ', 'langtext'),
           jsonb_build_object('titel', 'Grund besteht seit', 'wert', u.interesse_seit::text, 'typ', 'datum', 'hinweis', 'Ein Anspruch besteht nur, wenn er nach dem Vertragsschluss entstanden ist (§ 553 Abs. 1 BGB).'),
           jsonb_build_object('titel', 'Personen insgesamt', 'wert', u.personen::text, 'typ', 'zahl'),
           jsonb_build_object('titel', 'Untermiete', 'wert', u.untermiete::text, 'typ', 'betrag')), '$[*] ? (@.wert != null)')),
         CASE WHEN u.pruefung IS NOT NULL THEN jsonb_build_object('titel', 'Prüfung', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Berechtigtes Interesse, nach Vertragsschluss entstanden', 'wert', CASE u.interesse_anerkannt WHEN true THEN 'ja' WHEN false THEN 'nein' ELSE 'berechtigt; seit wann der Grund besteht, ist nicht angegeben' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Geprüft', 'wert', u.pruefung, 'typ', 'langtext')), '$[*] ? (@.wert != null)')) END,
         CASE WHEN u.erlaubt_ab IS NOT NULL THEN jsonb_build_object('titel', 'Erlaubnis', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Ab', 'wert', u.erlaubt_ab::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Bis', 'wert', u.erlaubt_bis::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Auflagen', 'wert', u.auflagen, 'typ', 'langtext')), '$[*] ? (@.wert != null)')) END,
         CASE WHEN EXISTS (SELECT FROM akte.untermietzuschlaege z WHERE z.mandant_id = u.mandant_id AND z.vorgang_id = u.vorgang_id) THEN jsonb_build_object('titel', 'Untermietzuschlag', 'tabelle', jsonb_build_object('spalten', jsonb_build_array(jsonb_build_object('titel', 'Ab', 'typ', 'datum'), jsonb_build_object('titel', 'Im Monat', 'typ', 'betrag'), jsonb_build_object('titel', 'Begründung', 'typ', 'text')),
           'zeilen', (SELECT jsonb_agg(jsonb_build_array(z.gueltig_ab, z.betrag::text, z.grund) ORDER BY z.gueltig_ab, z.id) FROM akte.untermietzuschlaege z WHERE z.mandant_id = u.mandant_id AND z.vorgang_id = u.vorgang_id))) END,
         CASE WHEN u.abgelehnt_grund IS NOT NULL THEN jsonb_build_object('titel', 'Ablehnung', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Grund', 'wert', CASE u.abgelehnt_grund WHEN 'person' THEN 'wichtiger Grund in der Person des Dritten' WHEN 'ueberbelegung' THEN 'übermäßige Belegung' WHEN 'unzumutbar' THEN 'aus sonstigen Gründen unzumutbar' WHEN 'kein_interesse' THEN 'kein berechtigtes Interesse' WHEN 'interesse_frueher' THEN 'Interesse bestand schon bei Vertragsschluss' WHEN 'ganze_wohnung' THEN 'ganze Wohnung' END, 'typ', 'text'),
           jsonb_build_object('titel', 'Begründung', 'wert', u.abgelehnt_text, 'typ', 'langtext')), '$[*] ? (@.wert != null)')) END,
         CASE WHEN u.ende_am IS NOT NULL THEN jsonb_build_object('titel', 'Ende', 'werte', jsonb_path_query_array(jsonb_build_array(
           jsonb_build_object('titel', 'Letzter Tag', 'wert', u.ende_am::text, 'typ', 'datum'),
           jsonb_build_object('titel', 'Warum', 'wert', CASE u.ende_grund WHEN 'auszug' THEN 'Untermieter ist ausgezogen' WHEN 'befristung' THEN 'Befristung abgelaufen' WHEN 'widerruf' THEN 'Erlaubnis widerrufen' WHEN 'mietende' THEN 'Ende des Mietverhältnisses' END, 'typ', 'text')), '$[*] ? (@.wert != null)')) END), '$[*] ? (@ != null)') AS abschnitte
  FROM akte.untervermietungen u;
GRANT SELECT ON api.stand_untervermietung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_untervermietung IS
'Abschnitte der Seite einer Untervermietung: Antrag, Prüfung, Erlaubnis, Zuschläge, Ende.';
