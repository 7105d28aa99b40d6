-- Has the decision on virtual meetings been taken?
--
--   SELECT recht.virtuelle_versammlung(6, 2);
--    → t
CREATE FUNCTION recht.virtuelle_versammlung(p_ja numeric, p_nein numeric)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_ja', p_betrag := p_ja);
  PERFORM recht.betrag_pruefen(p_name := 'p_nein', p_betrag := p_nein);
  RETURN p_ja > 0 AND 4 * p_ja >= 3 * (p_ja + p_nein);
END
$fn$;
ALTER FUNCTION recht.virtuelle_versammlung(numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.virtuelle_versammlung(numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.virtuelle_versammlung(numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.virtuelle_versammlung(numeric, numeric) IS
'Wahr, wenn mindestens drei Viertel der abgegebenen Stimmen dafür sind, höchstens drei Jahre lang virtuell zu tagen (bis 2028 jährlich auch in Präsenz, § 48 Abs. 6 WEG). Norm: § 23 Abs. 1a WEG. Fehler: MA201, MA203, MA215.';
