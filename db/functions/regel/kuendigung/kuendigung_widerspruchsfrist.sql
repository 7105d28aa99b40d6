-- The timer of the hardship deadline: nothing changes but that the file says it has passed.
CREATE FUNCTION regel.kuendigung_widerspruchsfrist(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_build_object('widerspruch', 'bis zum ' || pg_catalog.to_char(k.widerspruch_bis, 'DD.MM.YYYY') || ' nicht eingegangen')
            FROM akte.kuendigungen k WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.kuendigung_widerspruchsfrist(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_widerspruchsfrist(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_widerspruchsfrist(engine.kontext) IS
'Vermerkt, dass die Frist für den Widerspruch ohne Eingang verstrichen ist.';
