-- What it comes from, who bears it, what it will cost.
CREATE FUNCTION regel.schaden_pruefen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.schaeden AS s
     SET ursache = p_k.daten->>'ursache', kostentraeger = p_k.daten->>'kostentraeger', kosten_geschaetzt = (p_k.daten->>'kosten_geschaetzt')::numeric
   WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('kostentraeger', p_k.daten->>'kostentraeger');
END
$fn$;
ALTER FUNCTION regel.schaden_pruefen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_pruefen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_pruefen(engine.kontext) IS
'Hält Ursache, Kostenträger und geschätzte Kosten fest.';
