-- The order, and its letter to the firm.
CREATE FUNCTION regel.instandsetzung_beauftragen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_i akte.instandsetzungen := regel.instandsetzung_zeile(p_k);
  v_o akte.objekte;
  v_wo text;
BEGIN
  UPDATE akte.instandsetzungen AS i
     SET firma = p_k.daten->>'firma', auftrag_am = p_k.heute, auftrag_betrag = (p_k.daten->>'auftrag_betrag')::numeric, termin_am = (p_k.daten->>'termin_am')::date
   WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id;
  SELECT o.* INTO v_o FROM akte.objekte o WHERE o.mandant_id = p_k.mandant_id AND o.id = v_i.objekt_id;
  v_wo := v_o.strasse || ', ' || v_o.plz || ' ' || v_o.ort
    || coalesce((SELECT ', ' || pg_catalog.concat_ws(', ', e.bezeichnung, e.lage) FROM akte.einheiten e WHERE e.mandant_id = v_i.mandant_id AND e.id = v_i.einheit_id), '');
  PERFORM regel.schreiben_anlegen_an(p_k, 'reparaturauftrag', 'Auftrag', 'Auftrag: ' || v_i.titel || ', ' || v_wo,
    pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'im Namen des Eigentümers beauftragen wir Sie mit der folgenden Arbeit:'),
      pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_array('Ort', v_wo), pg_catalog.jsonb_build_array('Arbeit', v_i.titel),
        pg_catalog.jsonb_build_array('Auftragssumme (brutto)', regel.euro((p_k.daten->>'auftrag_betrag')::numeric)),
        pg_catalog.jsonb_build_array('Ausführung bis', coalesce(regel.datum((p_k.daten->>'termin_am')::date), 'nach Absprache')))),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', v_i.beschreibung),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Bitte melden Sie uns die Ausführung mit Datum und Foto. Mehrkosten sind vorher mit uns abzustimmen.')),
    pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('anrede', 'Firma', 'name', p_k.daten->>'firma', 'nachname', NULL)),
    pg_catalog.jsonb_build_object('zusatz', NULL, 'strasse', p_k.daten->>'firma_strasse', 'plz', p_k.daten->>'firma_plz', 'ort', p_k.daten->>'firma_ort'));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_beauftragen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_beauftragen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_beauftragen(engine.kontext) IS
'Erteilt den Auftrag und legt das Auftragsschreiben an die Firma an.';
