-- When and how it was signed.
CREATE FUNCTION regel.vertrag_unterzeichnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.vertragsabschluesse AS v
     SET unterzeichnet_am = coalesce((p_k.daten->>'unterzeichnet_am')::date, p_k.heute), unterzeichnet_form = p_k.daten->>'form'
   WHERE v.mandant_id = p_k.mandant_id AND v.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('vertrag_unterzeichnet_am', coalesce(p_k.daten->>'unterzeichnet_am', pg_catalog.to_char(p_k.heute, 'YYYY-MM-DD')));
END
$fn$;
ALTER FUNCTION regel.vertrag_unterzeichnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_unterzeichnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_unterzeichnen(engine.kontext) IS
'Hält Tag und Form der Unterschriften fest.';
