-- The letter that warns of a notice, with the arrears per month and how far they reach.
CREATE FUNCTION regel.mahnung_androhen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_s record;
BEGIN
  SELECT x.* INTO v_s FROM api.zahlungsverzug_stand(p_mietverhaeltnis_id => v_g.mietverhaeltnis_id, p_stichtag => p_k.heute) x;
  PERFORM regel.schreiben_anlegen(p_k => p_k, p_art => 'kuendigungsandrohung', p_titel => 'Androhung der Kündigung', p_fuer_mieter => true,
    p_betreff => 'Mietrückstand: Androhung der Kündigung', p_bloecke => pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'trotz unserer Mahnungen sind Mieten über zusammen ' || regel.euro(v_s.rueckstand) || ' weiterhin nicht bezahlt.'),
      pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Rückstand je Monat',
        'spalten', '[{"titel": "Monat", "typ": "text"}, {"titel": "Offen", "typ": "betrag"}]'::jsonb,
        'zeilen', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(api.monatsname(((m->>0) || '-01')::date), m->>1) ORDER BY m->>0) FROM pg_catalog.jsonb_array_elements(v_s.monate) m),
        'summe', pg_catalog.jsonb_build_array('Summe', v_s.rueckstand::text)),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Wir setzen Ihnen eine letzte Frist: Bitte bezahlen Sie den gesamten Rückstand bis zum ' || regel.datum((p_k.daten->>'frist')::date) || '.'),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE WHEN v_s.kuendigungsgrund
        THEN 'Der Rückstand berechtigt schon jetzt zur fristlosen Kündigung (§ 543 Abs. 2 Nr. 3, § 569 Abs. 3 Nr. 1 BGB). Geht der Betrag nicht ein, müssen Sie mit der fristlosen, hilfsweise ordentlichen Kündigung rechnen.'
        ELSE 'Wächst der Rückstand weiter, berechtigt er zur fristlosen Kündigung (§ 543 Abs. 2 Nr. 3, § 569 Abs. 3 Nr. 1 BGB)' || CASE WHEN v_s.erreicht_am IS NOT NULL THEN ', voraussichtlich ab dem ' || regel.datum(v_s.erreicht_am) ELSE '' END
             || '. Geht der Betrag nicht ein, müssen Sie mit einer Kündigung rechnen.' END),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Können Sie nicht in einer Summe zahlen, melden Sie sich bitte vor Ablauf der Frist bei uns. Ein Anspruch auf Übernahme von Mietschulden kann beim Jobcenter oder Sozialamt bestehen.')));
  RETURN pg_catalog.jsonb_build_object('rueckstand', v_s.rueckstand::text, 'frist', p_k.daten->>'frist', 'kuendigungsgrund', v_s.kuendigungsgrund);
END
$fn$;
ALTER FUNCTION regel.mahnung_androhen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_androhen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_androhen(engine.kontext) IS
'Legt die Androhung der Kündigung mit Rückstand je Monat und Frist an. Norm: § 543 Abs. 2 Nr. 3, § 569 Abs. 3 BGB.';
