-- What banks make of a name or a purpose, in one form: capitals, digits, single spaces.
-- SELECT regel.bank_wort('Miete Nov. Nr. 0147/07/1 Müller-Çelik');   →  MIETE NOV NR 0147 07 1 MUELLER CELIK
CREATE FUNCTION regel.bank_wort(p_text text)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: none, so that the planner puts the body in its place
AS $fn$
SELECT pg_catalog.btrim(pg_catalog.regexp_replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.translate(pg_catalog.upper(p_text),
         'ÀÁÂÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÙÚÛÝĞŁŃŚŠŞȘŢȚŻŹŽČĆĄĘĚŘŮĐİıŐŰ', 'AAAAACEEEEIIIINOOOOUUUYGLNSSSSTTZZZCCAEERUDIIOU'),
         'Ä', 'AE'), 'Ö', 'OE'), 'Ü', 'UE'), 'ß', 'SS'), '[^A-Z0-9]+', ' ', 'g'))
$fn$;
ALTER FUNCTION regel.bank_wort(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bank_wort(text) FROM PUBLIC;
COMMENT ON FUNCTION regel.bank_wort(text) IS
'Text in der Form, in der Kontobewegungen verglichen werden: Großbuchstaben ohne Zeichen, Umlaute als AE, OE, UE, SS, sonst nur Ziffern und einzelne Leerzeichen.';
