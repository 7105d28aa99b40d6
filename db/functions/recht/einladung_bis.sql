-- Until when the invitation to the owners' meeting must have been received.
--
--   SELECT recht.einladung_bis(DATE '2026-04-27');
--    → 2026-04-05
CREATE FUNCTION recht.einladung_bis(p_versammlung date)
RETURNS date
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_versammlung', p_tag := p_versammlung);
  -- 21 full days between: neither the day of receipt nor that of the meeting counts.
  RETURN p_versammlung - 22;
END
$fn$;
ALTER FUNCTION recht.einladung_bis(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.einladung_bis(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.einladung_bis(date) TO PUBLIC;
COMMENT ON FUNCTION recht.einladung_bis(date) IS
'Letzter Tag des Zugangs der Einladung: zwischen ihm und der Versammlung liegen drei volle Wochen. Rückwärts gerechnet, ohne § 193 BGB. Sollfrist; kürzer nur bei besonderer Dringlichkeit. Norm: § 24 Abs. 4 S. 2 WEG. Fehler: MA201, MA215.';
