-- Whom one can give it to.
CREATE FUNCTION regel.anfrage_benutzer(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', b.kennung, 'titel', b.name) ORDER BY b.name, b.id)
            FROM akte.benutzer b WHERE b.mandant_id = p_k.mandant_id AND b.aktiv);
END
$fn$;
ALTER FUNCTION regel.anfrage_benutzer(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_benutzer(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_benutzer(engine.kontext) IS
'Auswahl der aktiven Benutzer.';
