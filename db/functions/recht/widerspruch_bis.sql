-- Until when the tenant can object to a notice because of hardship.
--
--   SELECT recht.widerspruch_bis(DATE '2026-08-31', true);
--    → 2026-06-30        und mit false: NULL (bis zum ersten Termin des Räumungsrechtsstreits)
CREATE FUNCTION recht.widerspruch_bis(p_mietende date, p_hinweis boolean DEFAULT true)
RETURNS date
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_mietende', p_tag := p_mietende);
  PERFORM recht.pflicht_pruefen(p_name := 'p_hinweis', p_fehlt := p_hinweis IS NULL);
  IF NOT p_hinweis THEN
    RETURN NULL;
  END IF;
  -- Counted backwards from the end of the last day: 31.08., 24:00 = 01.09., 00:00; two months before that 01.07., 00:00.
  RETURN (p_mietende + 1 - interval '2 months')::date - 1;
END
$fn$;
ALTER FUNCTION recht.widerspruch_bis(date, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.widerspruch_bis(date, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.widerspruch_bis(date, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.widerspruch_bis(date, boolean) IS
'Letzter Tag für den Widerspruch des Mieters wegen Härte: zwei Monate vor dem Mietende, rückwärts gerechnet, ohne § 193 BGB. p_hinweis: hat der Vermieter rechtzeitig auf den Widerspruch hingewiesen (§ 568 Abs. 2 BGB)? Ohne Hinweis NULL: dann ist der Widerspruch noch im ersten Termin des Räumungsrechtsstreits möglich. Die Form sagt recht.form(''widerspruch_574b'', Tag): Textform seit 01.01.2025.
Norm: § 574b Abs. 2 BGB. Fehler: MA201, MA215.';
