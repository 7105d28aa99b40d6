-- Checks that an argument was given.
--
--   SELECT recht.pflicht_pruefen('p_zugang', false);
--    → (nichts)          und mit true: MA201
CREATE FUNCTION recht.pflicht_pruefen(p_name text, p_fehlt boolean)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  IF p_fehlt THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA201',
      MESSAGE = format('Die Angabe %s fehlt.', p_name),
      DETAIL  = format('%s ist NULL.', p_name),
      HINT    = format('Einen Wert für %s angeben.', p_name);
  END IF;
END
$fn$;
ALTER FUNCTION recht.pflicht_pruefen(text, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.pflicht_pruefen(text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.pflicht_pruefen(text, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.pflicht_pruefen(text, boolean) IS
'Wirft MA201, wenn p_fehlt wahr ist: die Angabe p_name ist Pflicht und fehlt (NULL). Sonst geschieht nichts.';
