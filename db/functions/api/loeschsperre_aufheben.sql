-- SELECT api.loeschsperre_aufheben('9a0b…');   →  t: lifted, f: there was none to lift
CREATE FUNCTION api.loeschsperre_aufheben(p_kennung uuid)
RETURNS boolean
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_a engine.ablehnung := regel.datenschutz_berechtigt(v_s);
BEGIN
  IF v_a.fehlercode IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAH02', MESSAGE = v_a.meldung, HINT = v_a.hinweis;
  END IF;
  UPDATE akte.loeschsperren AS s SET aufgehoben_am = engine.jetzt(), aufgehoben_von = v_s.akteur
   WHERE s.mandant_id = v_s.mandant_id AND s.kennung = p_kennung AND s.aufgehoben_am IS NULL;
  RETURN FOUND;
END
$fn$;
ALTER FUNCTION api.loeschsperre_aufheben(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.loeschsperre_aufheben(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.loeschsperre_aufheben(uuid) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.loeschsperre_aufheben(uuid) IS
'Hebt eine Löschsperre auf; false, wenn es keine offene mit dieser Kennung gibt. Fehler: MA001, MA002, MAH02.';
