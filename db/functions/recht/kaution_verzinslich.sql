-- Must the deposit bear interest?
--
--   SELECT recht.kaution_verzinslich(true);
--    → f
CREATE FUNCTION recht.kaution_verzinslich(p_wohnheim boolean)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := 'p_wohnheim', p_fehlt := p_wohnheim IS NULL);
  RETURN NOT p_wohnheim;
END
$fn$;
ALTER FUNCTION recht.kaution_verzinslich(boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.kaution_verzinslich(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.kaution_verzinslich(boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.kaution_verzinslich(boolean) IS
'Falsch für Wohnraum in einem Studenten- oder Jugendwohnheim: dort ist die Kaution nicht zu verzinsen. Sonst wahr. Norm: § 551 Abs. 3 S. 5 BGB. Fehler: MA201.';
