-- Checks that a number lies in a range (bounds included).
--
--   SELECT recht.bereich_pruefen('p_prozent', 15, 1, 20);
--    → (nichts)          und mit 21: MA215
CREATE FUNCTION recht.bereich_pruefen(p_name text, p_zahl numeric, p_min numeric, p_max numeric, p_hinweis text DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := p_name, p_fehlt := p_zahl IS NULL);
  -- NaN is greater than every number in PostgreSQL and so falls under "too large"
  IF p_zahl < p_min OR p_zahl > p_max THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA215',
      MESSAGE = format('%s liegt außerhalb des zulässigen Bereichs.', p_name),
      DETAIL  = format('%s = %s, zulässig ist %s bis %s.', p_name, p_zahl, p_min, p_max),
      HINT    = coalesce(p_hinweis, format('Einen Wert von %s bis %s angeben.', p_min, p_max));
  END IF;
END
$fn$;
ALTER FUNCTION recht.bereich_pruefen(text, numeric, numeric, numeric, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.bereich_pruefen(text, numeric, numeric, numeric, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.bereich_pruefen(text, numeric, numeric, numeric, text) TO PUBLIC;
COMMENT ON FUNCTION recht.bereich_pruefen(text, numeric, numeric, numeric, text) IS
'Prüft eine Zahl gegen einen Bereich, Grenzen eingeschlossen: MA201 fehlt (NULL), MA215 außerhalb. p_hinweis ersetzt den üblichen Hinweis.';
