-- One line of the history of a piece of mail.
-- SELECT regel.post_vermerken(1, 17, 'versendet', '250 2.0.0 Ok', 'dienst');
CREATE FUNCTION regel.post_vermerken(p_mandant_id bigint, p_post_id bigint, p_ereignis text, p_text text, p_akteur text)
RETURNS void
LANGUAGE sql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
INSERT INTO akte.postversuche (mandant_id, post_id, ereignis, text, akteur, zeitpunkt)
VALUES (p_mandant_id, p_post_id, p_ereignis, pg_catalog.left(p_text, 1000), p_akteur, engine.jetzt())
$fn$;
ALTER FUNCTION regel.post_vermerken(bigint, bigint, text, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.post_vermerken(bigint, bigint, text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.post_vermerken(bigint, bigint, text, text, text) IS
'Hält fest, was mit einer Sendung geschah.';
