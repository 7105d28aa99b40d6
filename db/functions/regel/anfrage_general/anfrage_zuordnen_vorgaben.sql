-- Who asks for it usually means himself.
CREATE FUNCTION regel.anfrage_zuordnen_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_build_object('zustaendig',
    (SELECT b.kennung FROM akte.benutzer b WHERE b.mandant_id = p_k.mandant_id AND 'benutzer:' || b.id = p_k.akteur));
END
$fn$;
ALTER FUNCTION regel.anfrage_zuordnen_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_zuordnen_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_zuordnen_vorgaben(engine.kontext) IS
'Vorbelegung: die angemeldete Person.';
