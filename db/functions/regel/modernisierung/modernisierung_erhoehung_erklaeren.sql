-- The declaration with its calculation (§ 559b Abs. 1).
CREATE FUNCTION regel.modernisierung_erhoehung_erklaeren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_d jsonb := p_k.daten;
  v   jsonb := regel.modernisierung_rechnen(p_k);
  v_m akte.modernisierungen;
BEGIN
  UPDATE akte.modernisierungen AS m
     SET kosten = (v_d->>'kosten')::numeric, verteilung = v_d->>'verteilung', erhaltung = coalesce((v_d->>'erhaltung')::numeric, 0), drittmittel = coalesce((v_d->>'drittmittel')::numeric, 0),
         vereinfacht = coalesce((v_d->>'vereinfacht')::boolean, false), haerte_abwaegung = v_d->>'haerte_abwaegung', miete_bisher = (v->>'miete_bisher')::numeric,
         erhoehung = (v->>'erhoehung')::numeric, ordnungsgemaess = (v->>'ordnungsgemaess')::boolean, rechenwege = v->'rechenwege', erklaert_am = p_k.heute,
         erhoehung_zugang_am = NULL, wirksam_ab = NULL
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id RETURNING * INTO v_m;
  PERFORM regel.schreiben_anlegen(p_k, 'modernisierungserhoehung', 'Mieterhöhung nach Modernisierung', true, 'Mieterhöhung nach Modernisierung: ' || v_m.bezeichnung, pg_catalog.jsonb_build_array(
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'die Modernisierung (' || v_m.bezeichnung || ') ist seit dem ' || regel.datum(v_m.fertig_am) || ' fertig. Ihre Nettokaltmiete erhöht sich dadurch um ' || regel.euro(v_m.erhoehung) || ' auf '
      || regel.euro(v_m.miete_bisher + v_m.erhoehung) || ' im Monat (' || CASE WHEN v_m.vereinfacht THEN '§§ 559, 559c BGB, vereinfachtes Verfahren' WHEN v_m.heizung = '559e' THEN '§ 559e BGB' ELSE '§ 559 BGB' END || ').'),
    pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_array('Kosten der Maßnahme insgesamt', coalesce(regel.euro(v_m.kosten_gesamt), regel.euro(v_m.kosten))),
      pg_catalog.jsonb_build_array('davon auf Ihre Wohnung', regel.euro(v_m.kosten)),
      pg_catalog.jsonb_build_array('Verteilung', v_m.verteilung),
      pg_catalog.jsonb_build_array('Ersparte Erhaltung', CASE WHEN v_m.vereinfacht THEN 'pauschal 30 %' WHEN v_m.heizung = '559e' THEN 'pauschal 15 %' ELSE regel.euro(v_m.erhaltung) END),
      pg_catalog.jsonb_build_array('Zuschüsse und Drittmittel', regel.euro(v_m.drittmittel)),
      pg_catalog.jsonb_build_array('Erhöhung im Monat', regel.euro(v_m.erhoehung)),
      pg_catalog.jsonb_build_array('Nettokaltmiete neu', regel.euro(v_m.miete_bisher + v_m.erhoehung)))),
    pg_catalog.jsonb_build_object('art', 'rechenweg', 'titel', 'Berechnung', 'rechenweg', v_m.rechenwege->0),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE WHEN v_m.ordnungsgemaess THEN 'Die erhöhte Miete ist ab Beginn des dritten Monats nach dem Zugang dieses Schreibens geschuldet (§ 559b Abs. 2 BGB).'
      ELSE 'Die erhöhte Miete ist ab Beginn des neunten Monats nach dem Zugang dieses Schreibens geschuldet, weil die Maßnahme nicht oder mit einer deutlich geringeren Erhöhung angekündigt war (§ 559b Abs. 2 Satz 2 BGB).' END),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Bis zum Ablauf des zweiten Monats nach dem Zugang können Sie das Mietverhältnis außerordentlich zum Ablauf des übernächsten Monats kündigen; die Erhöhung tritt dann nicht ein (§ 561 BGB).')));
  RETURN pg_catalog.jsonb_build_object('erhoehung', v_m.erhoehung::text, 'hoechstens', v->>'monatlich', 'miete_neu', (v_m.miete_bisher + v_m.erhoehung)::text, 'sechs_monate_spaeter', NOT v_m.ordnungsgemaess);
END
$fn$;
ALTER FUNCTION regel.modernisierung_erhoehung_erklaeren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_erhoehung_erklaeren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_erhoehung_erklaeren(engine.kontext) IS
'Berechnet und erklärt die Mieterhöhung nach Modernisierung. Norm: §§ 559–559e BGB.';
