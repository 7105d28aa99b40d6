-- A discarded proposal does not come back the next night.
CREATE FUNCTION regel.mahnung_ruhen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_bis date := coalesce((p_k.daten->>'ruht_bis')::date, p_k.heute + 14);
BEGIN
  UPDATE akte.mahnvorgaenge AS g SET ruht_bis = v_bis WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('ruht_bis', v_bis);
END
$fn$;
ALTER FUNCTION regel.mahnung_ruhen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_ruhen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_ruhen(engine.kontext) IS
'Merkt, bis wann ein verworfener Vorschlag ruht (ohne Angabe 14 Tage).';
