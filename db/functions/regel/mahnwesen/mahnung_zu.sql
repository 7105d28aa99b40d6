-- The data row of a dunning Vorgang.
-- SELECT (regel.mahnung_zu(1, 4711)).stufe;   →  2
CREATE FUNCTION regel.mahnung_zu(p_mandant_id bigint, p_vorgang_id bigint)
RETURNS akte.mahnvorgaenge
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT g FROM akte.mahnvorgaenge g WHERE g.mandant_id = p_mandant_id AND g.vorgang_id = p_vorgang_id
$fn$;
ALTER FUNCTION regel.mahnung_zu(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_zu(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_zu(bigint, bigint) IS
'Zeile akte.mahnvorgaenge zu einem Vorgang; NULL, wenn er keine hat (übernommene Historie).';
