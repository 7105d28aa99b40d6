-- Default of a claim to payment 30 days after it is due and the invoice was received.
--
--   SELECT recht.verzug_ab_rechnung(DATE '2026-01-31', DATE '2026-01-31', 'BE', true, true);
--    → 2026-03-03
CREATE FUNCTION recht.verzug_ab_rechnung(p_zugang date, p_faellig date, p_land text, p_hinweis boolean, p_verbraucher boolean)
RETURNS date
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zugang', p_tag := p_zugang);
  PERFORM recht.tag_pruefen(p_name := 'p_faellig', p_tag := p_faellig);
  PERFORM recht.land_pruefen(p_land);
  PERFORM recht.pflicht_pruefen(p_name := 'p_hinweis', p_fehlt := p_hinweis IS NULL);
  PERFORM recht.pflicht_pruefen(p_name := 'p_verbraucher', p_fehlt := p_verbraucher IS NULL);
  -- A consumer gets into default this way only if the invoice said so.
  IF p_verbraucher AND NOT p_hinweis THEN
    RETURN NULL;
  END IF;
  RETURN recht.naechster_werktag(p_tag := greatest(p_zugang, p_faellig) + 30, p_land := p_land) + 1;
END
$fn$;
ALTER FUNCTION recht.verzug_ab_rechnung(date, date, text, boolean, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.verzug_ab_rechnung(date, date, text, boolean, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.verzug_ab_rechnung(date, date, text, boolean, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.verzug_ab_rechnung(date, date, text, boolean, boolean) IS
'Erster Tag des Verzugs nach § 286 Abs. 3 BGB: 30 Tage nach Fälligkeit und Zugang der Rechnung (der spätere Tag zählt), der letzte Tag nach § 193 BGB verschoben (BGH III ZR 159/06), dann der Kalendertag danach. NULL: der Schuldner ist Verbraucher (p_verbraucher) und die Rechnung enthielt keinen Hinweis (p_hinweis) auf die Folge; dann hilft nur eine Mahnung. Nur für Entgeltforderungen, nicht für Hausgeld, Sonderumlage, Schadensersatz. Fehler: MA201, MA204, MA205, MA215.';
