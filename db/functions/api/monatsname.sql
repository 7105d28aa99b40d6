-- SELECT api.monatsname(DATE '2026-03-01');   →  März 2026
CREATE FUNCTION api.monatsname(p_monat date)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT (ARRAY['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'])[extract(month FROM p_monat)::int]
       || ' ' || extract(year FROM p_monat)::int
$fn$;
ALTER FUNCTION api.monatsname(date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.monatsname(date) FROM PUBLIC;
COMMENT ON FUNCTION api.monatsname(date) IS
'Monat in Worten, wie er in Briefen steht.';
