-- The demand goes out: its figures are kept with their derivation, the letter carries the reasons.
CREATE FUNCTION regel.mieterhoehung_versenden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_d       jsonb := p_k.daten;
  v_zugang  date := coalesce((p_k.daten->>'zugang_erwartet')::date, p_k.heute);
  v_neu     numeric := (p_k.daten->>'miete_neu')::numeric;
  v         jsonb := regel.mieterhoehung_rechnen(p_k, v_zugang, p_k.daten);
  v_e       akte.mieterhoehungen;
  v_bloecke jsonb;
BEGIN
  UPDATE akte.mieterhoehungen AS e
     SET miete_bisher = (v->>'bisher')::numeric, miete_neu = v_neu, letzte_aenderung_am = (v->>'letzte')::date, letzte_angabe_am = (v_d->>'letzte_aenderung_am')::date,
         ausgangsmiete = (v->>'ausgangsmiete')::numeric, ausgangsmiete_angabe = (v_d->>'ausgangsmiete')::numeric, kappung_prozent = (v->>'prozent')::numeric,
         kappung_angabe = (v_d->>'kappungsgrenze')::numeric, kappung_quelle = v_d->>'kappungsgrenze_quelle', kappungsgrenze = (v->>'grenze')::numeric,
         rechenwege = v->'rechenwege', versandt_am = p_k.heute
   WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id
  RETURNING * INTO v_e;

  v_bloecke := pg_catalog.jsonb_build_array(
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Ihre Nettokaltmiete beträgt ' || regel.euro(v_e.miete_bisher) || '; ' || CASE WHEN (v->>'modernisierung')::numeric > 0 THEN 'von Erhöhungen nach Modernisierung abgesehen ist sie' ELSE 'sie ist' END
      || ' seit dem ' || regel.datum(v_e.letzte_aenderung_am) || ' unverändert. Wir bitten Sie, einer Erhöhung auf ' || regel.euro(v_neu) || ' zuzustimmen (§ 558 BGB). Das sind ' || regel.euro(v_neu - v_e.miete_bisher) || ' mehr im Monat. Die Vorauszahlungen ändern sich nicht.'),
    pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_array('Nettokaltmiete bisher', regel.euro(v_e.miete_bisher)), pg_catalog.jsonb_build_array('Nettokaltmiete neu', regel.euro(v_neu)),
      pg_catalog.jsonb_build_array('Wohnfläche', pg_catalog.replace(v_e.wohnflaeche::text, '.', ',') || ' m²'),
      pg_catalog.jsonb_build_array('Neu je Quadratmeter', regel.euro(pg_catalog.round(v_neu / v_e.wohnflaeche, 2))))),
    pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'Begründung'),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE v_e.begruendungsmittel
      WHEN 'mietspiegel' THEN 'Die verlangte Miete übersteigt die ortsübliche Vergleichsmiete nicht. Das ergibt sich aus dem ' || v_e.bezeichnung || ' (Stand ' || regel.datum(v_e.stand) || '). Ihre Wohnung fällt in das Feld ' || v_e.feld
        || ' mit einer Spanne von ' || regel.euro(v_e.spanne_von) || ' bis ' || regel.euro(v_e.spanne_bis) || ' je Quadratmeter; anzusetzen sind ' || regel.euro(v_e.vergleichsmiete_qm) || '.'
      WHEN 'datenbank' THEN 'Die ortsübliche Vergleichsmiete beträgt nach der Mietdatenbank ' || v_e.bezeichnung || ' ' || regel.euro(v_e.vergleichsmiete_qm) || ' je Quadratmeter.'
      WHEN 'gutachten' THEN 'Die ortsübliche Vergleichsmiete beträgt nach dem beigefügten, mit Gründen versehenen Gutachten vom ' || regel.datum(v_e.stand) || ' (' || v_e.bezeichnung || ', öffentlich bestellt und vereidigt) ' || regel.euro(v_e.vergleichsmiete_qm) || ' je Quadratmeter.'
      ELSE 'Für die folgenden vergleichbaren Wohnungen wird bereits eine Miete gezahlt, die der verlangten entspricht oder über ihr liegt.' END));
  IF v_e.merkmale IS NOT NULL THEN
    v_bloecke := v_bloecke || pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Einordnung: ' || v_e.merkmale);
  END IF;
  IF v_e.begruendungsmittel = 'vergleichswohnungen' THEN
    v_bloecke := v_bloecke || pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Vergleichswohnungen',
      'spalten', '[{"titel": "Anschrift", "typ": "text"}, {"titel": "Lage im Haus", "typ": "text"}, {"titel": "Fläche in m²", "typ": "zahl"}, {"titel": "Nettokaltmiete", "typ": "betrag"}, {"titel": "Je m²", "typ": "betrag"}]'::jsonb,
      'zeilen', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(w.anschrift, w.lage, w.wohnflaeche::text, w.nettokaltmiete::text, pg_catalog.round(w.nettokaltmiete / w.wohnflaeche, 2)::text) ORDER BY w.nummer)
                   FROM regel.mieterhoehung_vergleichswohnungen(p_k.mandant_id, v_e.id) w));
  END IF;
  IF v_e.qualifizierter_wert_qm IS NOT NULL THEN
    v_bloecke := v_bloecke || pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Der qualifizierte Mietspiegel weist für Ihre Wohnung ' || regel.euro(v_e.qualifizierter_wert_qm) || ' je Quadratmeter aus (§ 558a Abs. 3 BGB).');
  END IF;
  IF v_e.kuerzung_monat > 0 THEN
    v_bloecke := v_bloecke || pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Öffentliche Mittel für Modernisierungen haben wir mit ' || regel.euro(v_e.kuerzung_monat) || ' im Monat von der Vergleichsmiete abgezogen (§ 558 Abs. 5 BGB).');
  END IF;
  v_bloecke := v_bloecke
    || pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Die Kappungsgrenze ist eingehalten: Am ' || regel.datum((v->>'stichtag')::date) || ', drei Jahre vor dem Beginn der neuen Miete, waren ' || regel.euro(v_e.ausgangsmiete) || ' geschuldet; mit '
         || pg_catalog.trunc(v_e.kappung_prozent)::text || ' Prozent' || CASE WHEN (v->>'modernisierung')::numeric > 0 THEN ' und Erhöhungen nach Modernisierung von ' || regel.euro((v->>'modernisierung')::numeric) ELSE '' END || ' ergibt das höchstens ' || regel.euro(v_e.kappungsgrenze) || '.')
    || (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('art', 'rechenweg', 'titel', CASE x.nr WHEN 1 THEN 'Jahresfrist' WHEN 2 THEN 'Kappungsgrenze' ELSE 'Höchste Miete' END, 'rechenweg', x.weg) ORDER BY x.nr)
          FROM pg_catalog.jsonb_array_elements(v_e.rechenwege) WITH ORDINALITY AS x(weg, nr))
    || pg_catalog.jsonb_build_array(
    pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'Zustimmung'),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Bitte stimmen Sie bis zum Ablauf des zweiten Kalendermonats zu, der auf den Zugang dieses Schreibens folgt; alle Mieterinnen und Mieter müssen zustimmen. Mit Ihrer Zustimmung gilt die neue Miete ab Beginn des dritten Monats nach dem Zugang'
      || CASE WHEN (v->>'wirksam_ab')::date > recht.monatsanfang(p_tag := v_zugang, p_monate := 3) THEN ', frühestens ab dem ' || regel.datum((v->>'wirksam_ab')::date) ELSE '' END || ' (§ 558b Abs. 1 BGB). Sie können auch einem Teil zustimmen.'),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Bis zum Ablauf des zweiten Monats nach dem Zugang können Sie das Mietverhältnis außerordentlich zum Ablauf des übernächsten Monats kündigen; die Erhöhung tritt dann nicht ein (§ 561 BGB).'));
  PERFORM regel.schreiben_anlegen(p_k, 'mieterhoehungsverlangen', 'Mieterhöhungsverlangen', true, 'Mieterhöhung bis zur ortsüblichen Vergleichsmiete', v_bloecke);
  RETURN pg_catalog.jsonb_build_object('miete_bisher', v_e.miete_bisher::text, 'miete_neu', v_neu::text, 'kappungsgrenze', v_e.kappungsgrenze::text, 'vergleichsmiete', v_e.vergleichsmiete::text);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_versenden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_versenden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_versenden(engine.kontext) IS
'Hält Betrag und Rechenwege des Verlangens fest und schreibt es mit Begründung. Norm: §§ 558, 558a, 558b, 561 BGB.';
