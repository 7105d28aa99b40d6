-- Has a decision by circulation come about?
--
--   SELECT recht.umlaufbeschluss(8, 5, 11, true), recht.umlaufbeschluss(8, 5, 11, false);
--    → t | f
CREATE FUNCTION recht.umlaufbeschluss(p_ja numeric, p_nein numeric, p_keine_stimme numeric, p_absenkung boolean)
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
  PERFORM recht.betrag_pruefen(p_name := 'p_keine_stimme', p_betrag := p_keine_stimme);
  PERFORM recht.pflicht_pruefen(p_name := 'p_absenkung', p_fehlt := p_absenkung IS NULL);
  RETURN CASE WHEN p_absenkung THEN p_ja > p_nein ELSE p_ja > 0 AND p_nein = 0 AND p_keine_stimme = 0 END;
END
$fn$;
ALTER FUNCTION recht.umlaufbeschluss(numeric, numeric, numeric, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.umlaufbeschluss(numeric, numeric, numeric, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.umlaufbeschluss(numeric, numeric, numeric, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.umlaufbeschluss(numeric, numeric, numeric, boolean) IS
'Beschluss ohne Versammlung in Textform: alle Eigentümer müssen zustimmen; hat die Versammlung für diesen einen Gegenstand die Absenkung beschlossen (p_absenkung), genügt die Mehrheit der abgegebenen Stimmen. p_keine_stimme: Eigentümer ohne Antwort. Norm: § 23 Abs. 3 WEG. Fehler: MA201, MA203, MA215.';
