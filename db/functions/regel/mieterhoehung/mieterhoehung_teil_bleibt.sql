-- The end with a part: what remains, and since when.
CREATE FUNCTION regel.mieterhoehung_teil_bleibt(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.mieterhoehungen;
BEGIN
  UPDATE akte.mieterhoehungen AS e SET urteil_am = coalesce((p_k.daten->>'urteil_am')::date, e.urteil_am), beendet_grund = coalesce(p_k.daten->>'grund', 'Es bleibt bei der Teilzustimmung.')
   WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id RETURNING * INTO v_e;
  RETURN pg_catalog.jsonb_build_object('miete_neu', v_e.teilmiete::text, 'gueltig_ab', v_e.wirksam_ab);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_teil_bleibt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_teil_bleibt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_teil_bleibt(engine.kontext) IS
'Schließt mit der Teilzustimmung ab.';
