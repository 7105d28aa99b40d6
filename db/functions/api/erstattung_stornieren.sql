-- An order to refund is taken back.
-- SELECT api.erstattung_stornieren(9, '{"grund": "Mieter will verrechnen"}');
CREATE FUNCTION api.erstattung_stornieren(p_auftrag_id bigint, p_daten jsonb)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[{"name": "grund", "typ": "text", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 300}]'::jsonb;
  v_s     sitzung.person := engine.tuer();
  v_d     jsonb;
  v_strom bigint;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'Erstattung stornieren');
  v_d := regel.angaben_lesen(v_felder, p_daten, NULL);
  v_strom := regel.zahlungslauf_strom(v_s);
  IF EXISTS (SELECT FROM akte.zahlungslauf_posten p JOIN akte.zahlungslaeufe l ON l.mandant_id = p.mandant_id AND l.id = p.lauf_id
              WHERE p.mandant_id = v_s.mandant_id AND p.auftrag_id = p_auftrag_id AND p.erledigt IS NULL AND l.freigegeben_am IS NOT NULL) THEN
    PERFORM engine.werfen(engine.ablehnung('MAK43', 'Diese Erstattung ist in einem freigegebenen Lauf.', 'Zuerst den Lauf stornieren.'));
  END IF;
  UPDATE akte.zahlungsauftraege AS a SET storniert_am = engine.jetzt(), storniert_grund = v_d->>'grund'
   WHERE a.mandant_id = v_s.mandant_id AND a.id = p_auftrag_id AND a.art <> 'kaution' AND a.storniert_am IS NULL AND a.ausgefuehrt_am IS NULL;
  IF NOT FOUND THEN
    PERFORM engine.werfen(engine.ablehnung('MAK44', 'Diesen Auftrag gibt es nicht, oder er ist erledigt.', 'Aufträge aus einer Kautionsabrechnung werden in ihrem Vorgang storniert.'));
  END IF;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'erstattung_stornieren', NULL, NULL, NULL, NULL, engine.nutzlast(v_d || pg_catalog.jsonb_build_object('auftrag_id', p_auftrag_id), '{}', '{}'));
END
$fn$;
ALTER FUNCTION api.erstattung_stornieren(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.erstattung_stornieren(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.erstattung_stornieren(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.erstattung_stornieren(bigint, jsonb) IS
'Nimmt den Auftrag zu einer Erstattung zurück, solange er nicht in einem freigegebenen Lauf ist. p_daten: grund. Fehler: MA001, MA002, MA012, MA014, MAK43, MAK44.';
