-- Checks an amount: given, a number, not negative.
--
--   SELECT recht.betrag_pruefen('p_kaution', 2760.00);
--    → (nichts)          und mit -1: MA203
CREATE FUNCTION recht.betrag_pruefen(p_name text, p_betrag numeric)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := p_name, p_fehlt := p_betrag IS NULL);
  IF p_betrag < 0 AND p_betrag <> '-Infinity' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA203',
      MESSAGE = format('%s darf nicht negativ sein.', p_name),
      DETAIL  = format('%s = %s.', p_name, p_betrag),
      HINT    = 'Null oder einen positiven Wert angeben.';
  ELSIF p_betrag IN ('NaN', 'Infinity', '-Infinity') OR p_betrag >= 10000000000 THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA215',
      MESSAGE = format('%s ist keine brauchbare Zahl.', p_name),
      DETAIL  = format('%s = %s.', p_name, p_betrag),
      HINT    = 'Einen Wert unter 10 Milliarden angeben.';
  END IF;
END
$fn$;
ALTER FUNCTION recht.betrag_pruefen(text, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.betrag_pruefen(text, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.betrag_pruefen(text, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.betrag_pruefen(text, numeric) IS
'Prüft einen Betrag oder eine Menge: MA201 fehlt (NULL), MA203 negativ, MA215 keine Zahl (NaN, unendlich) oder ab 10 Milliarden.';
