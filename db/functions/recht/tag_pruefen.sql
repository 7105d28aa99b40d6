-- Checks a day: given and finite.
--
--   SELECT recht.tag_pruefen('p_zugang', DATE '2026-02-28');
--    → (nichts)          und mit NULL: MA201, mit 'infinity': MA215
CREATE FUNCTION recht.tag_pruefen(p_name text, p_tag date)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := p_name, p_fehlt := p_tag IS NULL);
  IF NOT isfinite(p_tag) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA215',
      MESSAGE = format('%s ist kein Kalendertag.', p_name),
      DETAIL  = format('%s = %s.', p_name, p_tag),
      HINT    = 'Ein Datum der Form JJJJ-MM-TT angeben.';
  END IF;
END
$fn$;
ALTER FUNCTION recht.tag_pruefen(text, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.tag_pruefen(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.tag_pruefen(text, date) TO PUBLIC;
COMMENT ON FUNCTION recht.tag_pruefen(text, date) IS
'Wirft MA201, wenn der Tag fehlt (NULL), und MA215, wenn er unendlich ist (infinity). p_name nennt die Angabe in der Meldung.';
