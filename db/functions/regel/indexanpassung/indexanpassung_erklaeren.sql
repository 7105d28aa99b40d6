-- The declaration: both index values, the change, and the new rent in euros (§ 557b Abs. 3).
CREATE FUNCTION regel.indexanpassung_erklaeren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a       akte.indexanpassungen;
  v_prozent numeric;
  v_frueh   date;
BEGIN
  UPDATE akte.indexanpassungen AS a SET erklaert_am = p_k.heute WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id RETURNING * INTO v_a;
  v_prozent := pg_catalog.round((v_a.vpi_neu / v_a.vpi_alt - 1) * 100, 2);
  v_frueh := recht.index_wirksam_ab(p_zugang := p_k.heute, p_letzte_aenderung := v_a.letzte_aenderung_am);
  PERFORM regel.schreiben_anlegen(p_k, 'indexerklaerung', 'Indexanpassung', true, 'Anpassung Ihrer Indexmiete', pg_catalog.jsonb_build_array(
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Ihre Nettokaltmiete ist nach dem Mietvertrag an den Verbraucherpreisindex für Deutschland (Statistisches Bundesamt, Basis 2020 = 100) gebunden. '
      || CASE v_a.veranlasst_durch WHEN 'mieter' THEN 'Auf Ihr Verlangen passen wir sie' ELSE 'Wir passen sie' END || ' nach § 557b BGB an:'),
    pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_array('Index ' || pg_catalog.to_char(v_a.monat_alt, 'MM/YYYY'), pg_catalog.replace(pg_catalog.round(v_a.vpi_alt, 1)::text, '.', ',')),
      pg_catalog.jsonb_build_array('Index ' || pg_catalog.to_char(v_a.monat_neu, 'MM/YYYY'), pg_catalog.replace(pg_catalog.round(v_a.vpi_neu, 1)::text, '.', ',')),
      pg_catalog.jsonb_build_array('Veränderung', pg_catalog.replace(v_prozent::text, '.', ',') || ' %'),
      pg_catalog.jsonb_build_array('Nettokaltmiete bisher', regel.euro(v_a.miete_bisher)),
      pg_catalog.jsonb_build_array(CASE WHEN v_a.miete_neu > v_a.miete_bisher THEN 'Erhöhung' ELSE 'Senkung' END, regel.euro(pg_catalog.abs(v_a.miete_neu - v_a.miete_bisher))),
      pg_catalog.jsonb_build_array('Nettokaltmiete neu', regel.euro(v_a.miete_neu)))),
    pg_catalog.jsonb_build_object('art', 'rechenweg', 'titel', 'Berechnung', 'rechenweg', v_a.rechenweg),
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Die neue Miete von ' || regel.euro(v_a.miete_neu) || ' gilt ab Beginn des übernächsten Monats nach dem Zugang dieser Erklärung'
      || CASE WHEN v_frueh > recht.monatsanfang(p_tag := p_k.heute, p_monate := 2) THEN ', nicht vor dem ' || regel.datum(v_frueh) || ' (ein Jahr nach der letzten Änderung)' ELSE '' END || '. Die Vorauszahlungen ändern sich nicht.')));
  RETURN pg_catalog.jsonb_build_object('miete_neu', v_a.miete_neu::text, 'gueltig_fruehestens_ab', v_frueh);
END
$fn$;
ALTER FUNCTION regel.indexanpassung_erklaeren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_erklaeren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_erklaeren(engine.kontext) IS
'Schreibt die Anpassungserklärung mit beiden Indexwerten und der neuen Miete. Norm: § 557b Abs. 3 BGB.';
