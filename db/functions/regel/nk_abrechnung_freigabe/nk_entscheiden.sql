-- The answer goes to the tenant as a letter. Where the objection is right, the statement is corrected by the event korrigieren.
CREATE FUNCTION regel.nk_entscheiden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_w    akte.nk_einwendungen;
  v_e    akte.nk_einzelabrechnungen;
  v_k    engine.kontext := p_k;
  v_kopf jsonb;
BEGIN
  UPDATE akte.nk_einwendungen AS w
     SET ergebnis = p_k.daten->>'ergebnis', antwort = p_k.daten->>'antwort', entschieden_am = p_k.heute, entschieden_von = p_k.akteur
   WHERE w.mandant_id = p_k.mandant_id AND w.vorgang_id = p_k.vorgang_id AND w.id::text = p_k.daten->>'einwendung' AND w.ergebnis IS NULL
  RETURNING w.* INTO STRICT v_w;
  SELECT e.* INTO STRICT v_e FROM akte.nk_zustellungen z JOIN akte.nk_einzelabrechnungen e ON e.mandant_id = z.mandant_id AND e.id = z.einzelabrechnung_id
   WHERE z.mandant_id = p_k.mandant_id AND z.id = v_w.zustellung_id;
  v_k.bezug_id := v_e.mietverhaeltnis_id;
  v_kopf := regel.dokument_kopf(v_k);
  PERFORM regel.schreiben_anlegen_an(p_k => p_k, p_art => 'nk_einwendung_antwort', p_titel => 'Antwort auf die Einwendung gegen die Nebenkostenabrechnung',
    p_betreff => 'Ihre Einwendung gegen die Nebenkostenabrechnung vom ' || regel.datum(v_e.von) || ' bis ' || regel.datum(v_e.bis),
    p_bloecke => pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Ihre Einwendung ist am ' || regel.datum(v_w.eingegangen_am) || ' bei uns eingegangen. Wir haben sie geprüft und halten sie für '
        || CASE v_w.ergebnis WHEN 'begruendet' THEN 'begründet.' WHEN 'teilweise' THEN 'teilweise begründet.' WHEN 'zurueckgenommen' THEN 'erledigt, weil Sie sie zurückgenommen haben.' ELSE 'unbegründet.' END),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', v_w.antwort))
      || CASE WHEN v_w.ergebnis IN ('begruendet', 'teilweise') THEN pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Sie erhalten eine berichtigte Abrechnung.')) ELSE '[]' END,
    p_empfaenger => v_kopf->'empfaenger', p_anschrift => v_kopf->'anschrift', p_mietverhaeltnis_id => v_e.mietverhaeltnis_id, p_fuer_mieter => true, p_an => 'mietverhaeltnis:' || v_e.mietverhaeltnis_id);
  PERFORM engine.fristen_neu_setzen(p_k);
  RETURN pg_catalog.jsonb_build_object('einwendung', 'Nr. ' || v_w.nummer, 'ergebnis', v_w.ergebnis);
END
$fn$;
ALTER FUNCTION regel.nk_entscheiden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_entscheiden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_entscheiden(engine.kontext) IS
'Wirkung: entscheidet über eine Einwendung und antwortet der Mieterseite. Norm: § 556 Abs. 3 BGB.';
