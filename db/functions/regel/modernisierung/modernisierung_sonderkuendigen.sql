-- The increase does not come about.
CREATE FUNCTION regel.modernisierung_sonderkuendigen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.modernisierungen AS m SET beendet_grund = 'Mieterseite hat am ' || regel.datum((p_k.daten->>'kuendigung_zugang_am')::date) || ' nach § 561 BGB gekündigt', wirksam_ab = NULL
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('miete', 'bleibt unverändert');
END
$fn$;
ALTER FUNCTION regel.modernisierung_sonderkuendigen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_sonderkuendigen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_sonderkuendigen(engine.kontext) IS
'Vermerkt die Sonderkündigung; die Erhöhung tritt nicht ein. Norm: § 561 Abs. 1 Satz 2 BGB.';
