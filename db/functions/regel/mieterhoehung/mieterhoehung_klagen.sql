-- The lawsuit; after the safe day the file says that its timeliness may be disputed.
CREATE FUNCTION regel.mieterhoehung_klagen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.mieterhoehungen;
BEGIN
  UPDATE akte.mieterhoehungen AS e SET klage_am = (p_k.daten->>'klage_am')::date, klage_gericht = p_k.daten->>'gericht', klage_aktenzeichen = p_k.daten->>'aktenzeichen'
   WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id RETURNING * INTO v_e;
  RETURN pg_catalog.jsonb_build_object('klage_am', v_e.klage_am, 'rechtzeitig_strittig', v_e.klage_am > v_e.klage_bis);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_klagen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_klagen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_klagen(engine.kontext) IS
'Hält die Klage auf Zustimmung fest. Norm: § 558b Abs. 2 BGB.';
