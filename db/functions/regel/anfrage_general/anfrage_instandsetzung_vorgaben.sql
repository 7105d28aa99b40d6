-- What the person said is what the repair starts with.
CREATE FUNCTION regel.anfrage_instandsetzung_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_build_object('titel', a.betreff, 'beschreibung', a.text, 'gewerk', a.gewerk)
            FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.anfrage_instandsetzung_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_instandsetzung_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_instandsetzung_vorgaben(engine.kontext) IS
'Vorbelegung: Betreff, Text und Gewerk aus der Anfrage.';
