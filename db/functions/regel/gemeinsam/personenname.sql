-- SELECT regel.personenname('Dr.', 'Anke', 'Lindner', NULL);   →  Dr. Anke Lindner
CREATE FUNCTION regel.personenname(
  p_titel text,
  p_vorname text,
  p_nachname text,
  p_firma text
)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(nullif(pg_catalog.concat_ws(' ', nullif(p_titel, ''), nullif(p_vorname, ''), nullif(p_nachname, '')), ''), p_firma)
$fn$;
ALTER FUNCTION regel.personenname(text, text, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.personenname(text, text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.personenname(text, text, text, text) IS
'Name einer Person oder Firma, wie er in Briefen steht.';
