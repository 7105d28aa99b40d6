-- The latest order to a company.
CREATE FUNCTION regel.schaden_auftrag(p_k engine.kontext)
RETURNS akte.schaden_auftraege
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT a FROM akte.schaden_auftraege a
 WHERE a.mandant_id = p_k.mandant_id AND a.schaden_id = (regel.schaden_zeile(p_k)).id
 ORDER BY a.nummer DESC LIMIT 1
$fn$;
ALTER FUNCTION regel.schaden_auftrag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_auftrag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_auftrag(engine.kontext) IS
'Der letzte Auftrag zu einem Schaden.';
