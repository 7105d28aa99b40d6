-- From when an index adjustment applies.
--
--   SELECT recht.index_wirksam_ab(DATE '2026-07-15', DATE '2024-08-01');
--    → 2026-09-01
CREATE FUNCTION recht.index_wirksam_ab(p_zugang date, p_letzte_aenderung date)
RETURNS date
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_jahr_um date;
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zugang', p_tag := p_zugang);
  PERFORM recht.tag_pruefen(p_name := 'p_letzte_aenderung', p_tag := p_letzte_aenderung);
  v_jahr_um := recht.fristbeginn(p_anfang := p_letzte_aenderung, p_monate := 12);
  IF v_jahr_um > recht.monatsanfang(v_jahr_um) THEN
    v_jahr_um := recht.monatsanfang(p_tag := v_jahr_um, p_monate := 1);
  END IF;
  RETURN greatest(recht.monatsanfang(p_tag := p_zugang, p_monate := 2), v_jahr_um);
END
$fn$;
ALTER FUNCTION recht.index_wirksam_ab(date, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.index_wirksam_ab(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.index_wirksam_ab(date, date) TO PUBLIC;
COMMENT ON FUNCTION recht.index_wirksam_ab(date, date) IS
'Erster Tag der neuen Miete nach Zugang (p_zugang) der Anpassungserklärung: Beginn des übernächsten Monats, frühestens wenn die Miete seit p_letzte_aenderung (oder Mietbeginn) ein Jahr unverändert war, auf den Monatsersten aufgerundet. Die Erklärung selbst darf früher zugehen; Erhöhungen nach §§ 559 bis 560 BGB zählen nicht. Norm: § 557b Abs. 2, 3 BGB. Fehler: MA201, MA215.';
