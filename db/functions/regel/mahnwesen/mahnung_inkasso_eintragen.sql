-- Handed over by a person, to whom.
CREATE FUNCTION regel.mahnung_inkasso_eintragen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mahnvorgaenge AS g SET inkasso_am = (p_k.daten->>'am')::date, inkasso_an = p_k.daten->>'an' WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('inkasso_am', p_k.daten->>'am', 'inkasso_an', p_k.daten->>'an');
END
$fn$;
ALTER FUNCTION regel.mahnung_inkasso_eintragen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_inkasso_eintragen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_inkasso_eintragen(engine.kontext) IS
'Trägt ein, an wen die Forderung übergeben wurde.';
