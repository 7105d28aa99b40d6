-- Is the text a day of the calendar, written YYYY-MM-DD?
--
--   SELECT recht.ist_tag('2024-02-29'), recht.ist_tag('2026-02-29'), recht.ist_tag('29.2.2024');
--    → t | f | f
CREATE FUNCTION recht.ist_tag(p_text text)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  IF p_text IS NULL OR p_text !~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' OR left(p_text, 4) = '0000' THEN
    RETURN false;
  END IF;
  RETURN right(p_text, 2)::int <= date_part('day', recht.monatsende(make_date(left(p_text, 4)::int, substr(p_text, 6, 2)::int, 1)));
END
$fn$;
ALTER FUNCTION recht.ist_tag(text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.ist_tag(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.ist_tag(text) TO PUBLIC;
COMMENT ON FUNCTION recht.ist_tag(text) IS
'Wahr, wenn p_text einen Tag des Kalenders in der Form JJJJ-MM-TT nennt (Jahr 0001 bis 9999); falsch auch bei NULL. Wirft nie einen Fehler.';
