-- Why, and the deposit back to zero.
CREATE FUNCTION regel.vertrag_scheitern(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_saldo numeric := regel.vertrag_kautionssaldo(p_k.mandant_id, p_k.bezug_id);
BEGIN
  UPDATE akte.vertragsabschluesse AS v SET gescheitert_grund = p_k.daten->>'grund'
   WHERE v.mandant_id = p_k.mandant_id AND v.vorgang_id = p_k.vorgang_id;
  IF v_saldo = 0 THEN
    RETURN NULL;
  END IF;
  INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text, vorgang_id)
  SELECT p_k.mandant_id, k.id, 'auszahlung', -v_saldo, (p_k.daten->>'kaution_erstattet_am')::date, 'Erstattung, Vertrag nicht zustande gekommen', p_k.vorgang_id
    FROM akte.kautionen k WHERE k.mandant_id = p_k.mandant_id AND k.mietverhaeltnis_id = p_k.bezug_id;
  RETURN pg_catalog.jsonb_build_object('kaution_erstattet', v_saldo::text);
END
$fn$;
ALTER FUNCTION regel.vertrag_scheitern(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_scheitern(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_scheitern(engine.kontext) IS
'Hält den Grund fest und bucht eine gezahlte Kaution als erstattet aus.';
