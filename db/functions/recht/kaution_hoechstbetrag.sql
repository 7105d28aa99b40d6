-- Highest permitted deposit.
--
--   SELECT recht.kaution_hoechstbetrag(920.00);
--    → 2760.00
CREATE FUNCTION recht.kaution_hoechstbetrag(p_nettokaltmiete numeric)
RETURNS numeric
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_nettokaltmiete', p_betrag := p_nettokaltmiete);
  -- A cap is never exceeded: round down.
  RETURN trunc(3 * p_nettokaltmiete, 2);
END
$fn$;
ALTER FUNCTION recht.kaution_hoechstbetrag(numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.kaution_hoechstbetrag(numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.kaution_hoechstbetrag(numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.kaution_hoechstbetrag(numeric) IS
'Höchstbetrag der Mietsicherheit in Euro: drei Nettokaltmieten (ohne Betriebskosten) bei Abschluss der Vereinbarung; spätere Änderungen der Miete ändern ihn nicht. Alle Sicherheiten zusammen; was darüber liegt, ist unwirksam. Norm: § 551 Abs. 1, 4 BGB. Fehler: MA201, MA203 negativ, MA215.';
