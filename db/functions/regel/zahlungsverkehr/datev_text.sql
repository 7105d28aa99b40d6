-- A text of the format.
-- SELECT regel.datev_text('Müller "&" Söhne', 60);   →  "Müller ""&"" Söhne"
CREATE FUNCTION regel.datev_text(p_text text, p_laenge int)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
-- what CP1252 does not know becomes a question mark; quotes are doubled, line breaks are spaces
SELECT '"' || pg_catalog.replace(pg_catalog.left(pg_catalog.regexp_replace(pg_catalog.regexp_replace(coalesce(p_text, ''), '[[:cntrl:]]+', ' ', 'g'), '[^ -~ -ÿ€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]', '?', 'g'), p_laenge), '"', '""') || '"'
$fn$;
ALTER FUNCTION regel.datev_text(text, integer) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.datev_text(text, integer) FROM PUBLIC;
COMMENT ON FUNCTION regel.datev_text(text, integer) IS
'Ein Text im DATEV-Format: in Anführungszeichen, in der Länge begrenzt, nur Zeichen aus CP1252.';
