-- The file of the contract; a newer upload is the one the file shows, the older stays in akte.dateien.
CREATE FUNCTION regel.vertrag_ablegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_datei akte.dateien;
BEGIN
  IF p_k.daten->>'vertrag' IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT d.* INTO v_datei FROM akte.dateien d WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (p_k.daten->>'vertrag')::uuid;
  UPDATE akte.vertragsabschluesse AS v SET vertrag_datei_id = v_datei.id
   WHERE v.mandant_id = p_k.mandant_id AND v.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('vertrag_datei', v_datei.name, 'vertrag_sha256', pg_catalog.encode(v_datei.sha256, 'hex'));
END
$fn$;
ALTER FUNCTION regel.vertrag_ablegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_ablegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_ablegen(engine.kontext) IS
'Verknüpft das PDF des Vertrags; die Wirkung nennt seine SHA-256.';
