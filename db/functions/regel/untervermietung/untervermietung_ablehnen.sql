-- The refusal with its reason, and what the tenant may do then.
CREATE FUNCTION regel.untervermietung_ablehnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u akte.untervermietungen := regel.untervermietung_zeile(p_k);
BEGIN
  UPDATE akte.untervermietungen AS u SET abgelehnt_grund = p_k.daten->>'grund', abgelehnt_text = p_k.daten->>'begruendung'
   WHERE u.mandant_id = p_k.mandant_id AND u.id = v_u.id;
  PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'untermieterlaubnis_ablehnung', p_titel := 'Ablehnung der Untervermietung', p_fuer_mieter := true,
    p_betreff := 'Ihr Antrag auf Untervermietung vom ' || regel.datum(v_u.beantragt_am),
    p_bloecke := pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Ihrem Antrag, ' || CASE v_u.umfang WHEN 'teil' THEN 'einen Teil der Wohnung' ELSE 'die Wohnung' END || ' an ' || v_u.vorname || ' ' || v_u.nachname || ' zu überlassen, können wir nicht zustimmen.'),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', (CASE p_k.daten->>'grund' WHEN 'person' THEN 'In der Person des Dritten liegt ein wichtiger Grund (§ 553 Abs. 1 Satz 2 BGB).'
                                 WHEN 'ueberbelegung' THEN 'Der Wohnraum würde übermäßig belegt (§ 553 Abs. 1 Satz 2 BGB).'
                                 WHEN 'unzumutbar' THEN 'Die Überlassung ist der Vermieterseite aus sonstigen Gründen nicht zuzumuten (§ 553 Abs. 1 Satz 2 BGB).'
                                 WHEN 'interesse_frueher' THEN 'Ihr Interesse bestand schon bei Abschluss des Mietvertrags (§ 553 Abs. 1 Satz 1 BGB).'
                                 WHEN 'ganze_wohnung' THEN 'Auf die Überlassung der ganzen Wohnung besteht kein Anspruch (§ 540 Abs. 1 BGB).'
                                 ELSE 'Ein berechtigtes Interesse im Sinn des Gesetzes sehen wir nicht (§ 553 Abs. 1 Satz 1 BGB).' END) || ' ' || (p_k.daten->>'begruendung')),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE p_k.daten->>'grund' WHEN 'person' THEN 'Für eine andere Person können Sie jederzeit einen neuen Antrag stellen.'
                                ELSE 'Sie können das Mietverhältnis deshalb außerordentlich mit der gesetzlichen Frist kündigen (§ 540 Abs. 1 Satz 2 BGB).' END)));
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('sonderkuendigung_540', CASE WHEN p_k.daten->>'grund' <> 'person' THEN 'möglich' END));
END
$fn$;
ALTER FUNCTION regel.untervermietung_ablehnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_ablehnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_ablehnen(engine.kontext) IS
'Hält die Ablehnung fest und unterrichtet die Mieterseite, mit Hinweis auf das Sonderkündigungsrecht. Norm: §§ 540, 553 BGB.';
