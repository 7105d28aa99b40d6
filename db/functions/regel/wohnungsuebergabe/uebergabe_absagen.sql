-- Called off by hand with a reason, or by the master because what asked for it is gone. No planned Auszug may be left standing.
CREATE FUNCTION regel.uebergabe_absagen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_grund text := coalesce(p_k.daten->>'grund',
    CASE p_k.variante WHEN 'einzug' THEN 'Der Mietvertrag ist nicht zustande gekommen.' ELSE 'Das Mietverhältnis läuft weiter.' END);
BEGIN
  UPDATE akte.uebergaben AS u SET abgesagt_grund = v_grund WHERE u.mandant_id = p_k.mandant_id AND u.vorgang_id = p_k.vorgang_id;
  IF p_k.variante = 'auszug' THEN
    UPDATE akte.mietverhaeltnisse AS m SET auszug_geplant_am = NULL WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  END IF;
  RETURN pg_catalog.jsonb_build_object('abgesagt', v_grund);
END
$fn$;
ALTER FUNCTION regel.uebergabe_absagen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_absagen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_absagen(engine.kontext) IS
'Hält fest, warum die Übergabe entfällt, und nimmt den geplanten Auszug vom Mietverhältnis.';
