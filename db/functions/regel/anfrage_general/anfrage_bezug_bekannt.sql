-- Tenant, lease, flat and object are known and belong together.
CREATE FUNCTION regel.anfrage_bezug_bekannt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s     sitzung.person := sitzung.kontext();
  v_fehlt text;
BEGIN
  v_fehlt := (regel.anfrage_bezug(p_k.mandant_id, p_k.daten, v_s.mieter_id)).fehlt;
  IF v_s.mieter_id IS NOT NULL AND v_fehlt IS NOT NULL THEN
    -- a tenant learns nothing about contracts that are not his: foreign and missing read alike
    RETURN engine.ablehnung('MAE01', 'Dieser Vertrag gehört nicht zu Ihnen.', 'Vertrag aus der Liste wählen oder das Feld leer lassen.', NULL, 'vertragsnummer');
  END IF;
  RETURN CASE v_fehlt
    WHEN 'mieter' THEN engine.ablehnung('MAE01', 'Diese Person steht nicht im Bestand.', 'Person in der Akte nachsehen oder das Feld leer lassen.', NULL, 'mieter')
    WHEN 'vertragsnummer' THEN engine.ablehnung('MAE01', 'Diese Vertragsnummer gibt es nicht.', 'Nummer in der Akte nachsehen oder das Feld leer lassen und später zuordnen.', NULL, 'vertragsnummer')
    WHEN 'einheit' THEN engine.ablehnung('MAE01', 'Diese Einheit gibt es nicht, oder sie gehört nicht zu diesem Vertrag.', 'Angabe prüfen oder leer lassen.', NULL, 'einheit')
    WHEN 'objekt' THEN engine.ablehnung('MAE01', 'Dieses Objekt gibt es nicht, oder es passt nicht zur Wohnung.', 'Objektnummer aus dem Bestand angeben oder leer lassen.', NULL, 'objekt')
    WHEN 'partei' THEN engine.ablehnung('MAE02', 'Diese Person ist nicht Partei dieses Mietverhältnisses.', 'Vertragsnummer oder Person berichtigen.', NULL, 'vertragsnummer') END;
END
$fn$;
ALTER FUNCTION regel.anfrage_bezug_bekannt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_bezug_bekannt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_bezug_bekannt(engine.kontext) IS
'Bedingung: Mieter, Vertrag, Einheit und Objekt sind bekannt (MAE01) und gehören zusammen (MAE02).';
