-- Who starts working on it answers for it, unless somebody else does already.
CREATE FUNCTION regel.anfrage_uebernehmen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.anfragen AS a SET zustaendig_id = b.id
    FROM akte.benutzer b
   WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id AND a.zustaendig_id IS NULL
     AND b.mandant_id = a.mandant_id AND 'benutzer:' || b.id = p_k.akteur;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_uebernehmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_uebernehmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_uebernehmen(engine.kontext) IS
'Trägt die handelnde Person als zuständig ein, wenn es noch niemand ist.';
