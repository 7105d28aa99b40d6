-- What is needed for a year only: who looked at which page, and the raw rows of a takeover.
-- SELECT regel.altes_leeren(1, '2026-11-30');   →  1204
CREATE FUNCTION regel.altes_leeren(p_mandant_id bigint, p_tag date)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_anzahl bigint;
BEGIN
  IF sitzung.mandant_id() IS DISTINCT FROM p_mandant_id THEN
    RETURN 0::bigint;
  END IF;
  UPDATE akte.altzeilen AS a SET werte = '{}' WHERE a.mandant_id = p_mandant_id AND a.eingelesen_am < p_tag - interval '1 year' AND a.werte <> '{}';
  UPDATE akte.einlesungen AS e SET zeilen = '[]' WHERE e.mandant_id = p_mandant_id AND e.angelegt_am < p_tag - interval '1 year' AND e.zeilen <> '[]';
  DELETE FROM audit.zugriffe z WHERE z.mandant_id = p_mandant_id AND z.am < p_tag - interval '1 year';
  GET DIAGNOSTICS v_anzahl = ROW_COUNT;
  RETURN v_anzahl;
END
$fn$;
ALTER FUNCTION regel.altes_leeren(bigint, date) OWNER TO mietakte_loeschung;
REVOKE ALL ON FUNCTION regel.altes_leeren(bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regel.altes_leeren(bigint, date) TO mietakte_engine;
COMMENT ON FUNCTION regel.altes_leeren(bigint, date) IS
'Löscht Zugriffsvermerke, die älter als zwölf Monate sind, und leert Rohzeilen älterer Übernahmen; gibt die Zahl gelöschter Vermerke zurück. Norm: Art. 5 Abs. 1 Buchst. e DSGVO.';
