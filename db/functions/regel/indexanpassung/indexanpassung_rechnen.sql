-- The new rent: today's, times the quotient of two published index values of one series. Raises MA207 where a month is not on record.
-- SELECT regel.indexanpassung_rechnen(k)->>'miete_neu';   →  1043.55
CREATE FUNCTION regel.indexanpassung_rechnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_miete  numeric := (regel.kondition(p_k.mandant_id, p_k.bezug_id, p_k.heute)).nettokaltmiete;
  v_alt    date;
  v_neu    date;
  v_letzte date;
  v        jsonb;
BEGIN
  v_alt := coalesce((regel.indexanpassung_zeile(p_k)).monat_alt, regel.indexanpassung_basis(p_k.mandant_id, p_k.bezug_id, p_k.heute), recht.monatsanfang(p_tag := (p_k.daten->>'basis_monat')::date));
  v_neu := coalesce(recht.monatsanfang(p_tag := (p_k.daten->>'monat_neu')::date), regel.indexanpassung_monat(p_k.heute));
  v_letzte := CASE WHEN regel.miethoehe_tag_unbekannt(p_k.mandant_id, p_k.bezug_id) THEN coalesce((regel.indexanpassung_zeile(p_k)).letzte_aenderung_am, (p_k.daten->>'letzte_aenderung_am')::date)
                   ELSE regel.miethoehe_letzte_aenderung(p_k.mandant_id, p_k.bezug_id) END;
  v := pg_catalog.jsonb_build_object('monat_alt', v_alt, 'monat_neu', v_neu, 'letzte', v_letzte, 'miete_bisher', v_miete);
  IF v_alt IS NULL OR v_neu <= v_alt THEN
    RETURN v;
  END IF;
  RETURN v || pg_catalog.jsonb_build_object('vpi_alt', recht.vpi(p_monat := v_alt), 'vpi_neu', recht.vpi(p_monat := v_neu),
    'miete_neu', recht.indexmiete(p_basismiete := v_miete, p_vpi_alt := recht.vpi(p_monat := v_alt), p_vpi_neu := recht.vpi(p_monat := v_neu)),
    'rechenweg', recht.rechenweg('indexmiete', pg_catalog.jsonb_build_object('p_basismiete', v_miete, 'p_vpi_alt', recht.vpi(p_monat := v_alt), 'p_vpi_neu', recht.vpi(p_monat := v_neu))));
END
$fn$;
ALTER FUNCTION regel.indexanpassung_rechnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_rechnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_rechnen(engine.kontext) IS
'Rechnet eine Indexanpassung: monat_alt, monat_neu, letzte, miete_bisher, vpi_alt, vpi_neu, miete_neu, rechenweg. Norm: § 557b BGB. Fehler: MA207 Index nicht erfasst.';
