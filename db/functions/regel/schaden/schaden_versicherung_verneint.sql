-- The insurance does not pay; somebody else bears the cost now.
CREATE FUNCTION regel.schaden_versicherung_verneint(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.schaeden AS s
     SET versicherung_abgelehnt_am = (p_k.daten->>'abgelehnt_am')::date, versicherung_ablehnung = p_k.daten->>'grund', kostentraeger = p_k.daten->>'kostentraeger'
   WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('kostentraeger', p_k.daten->>'kostentraeger');
END
$fn$;
ALTER FUNCTION regel.schaden_versicherung_verneint(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_versicherung_verneint(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_versicherung_verneint(engine.kontext) IS
'Hält die Ablehnung der Versicherung und den neuen Kostenträger fest.';
