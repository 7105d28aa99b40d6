-- May a demand for more rent be received yet, and from when does it work?
--
--   SELECT * FROM recht.mieterhoehung_sperrfrist(DATE '2025-03-01', DATE '2026-03-02');
--    → 2026-03-01 | t | 2026-06-01
CREATE FUNCTION recht.mieterhoehung_sperrfrist(p_letzte_wirksam date, p_zugang date)
RETURNS TABLE (fruehester_zugang date, zulaessig boolean, wirksam_ab date)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_15_monate date;
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_letzte_wirksam', p_tag := p_letzte_wirksam);
  PERFORM recht.tag_pruefen(p_name := 'p_zugang', p_tag := p_zugang);
  fruehester_zugang := recht.fristbeginn(p_anfang := p_letzte_wirksam, p_monate := 12);
  -- A demand that comes too early is void, not merely postponed.
  zulaessig := p_zugang >= fruehester_zugang;
  IF zulaessig THEN
    v_15_monate := recht.fristbeginn(p_anfang := p_letzte_wirksam, p_monate := 15);
    IF v_15_monate > recht.monatsanfang(v_15_monate) THEN
      v_15_monate := recht.monatsanfang(p_tag := v_15_monate, p_monate := 1);
    END IF;
    wirksam_ab := greatest(recht.monatsanfang(p_tag := p_zugang, p_monate := 3), v_15_monate);
  END IF;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.mieterhoehung_sperrfrist(date, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.mieterhoehung_sperrfrist(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.mieterhoehung_sperrfrist(date, date) TO PUBLIC;
COMMENT ON FUNCTION recht.mieterhoehung_sperrfrist(date, date) IS
'Jahressperrfrist und Wartefrist. p_letzte_wirksam: Tag, an dem die Miete zuletzt stieg, oder Mietbeginn; Erhöhungen nach §§ 559 bis 560 BGB zählen nicht. fruehester_zugang: ein Jahr danach; ein früher zugegangenes Verlangen ist unwirksam (zulaessig falsch, wirksam_ab NULL). wirksam_ab: Beginn des dritten Monats nach Zugang, frühestens nach 15 Monaten unveränderter Miete, auf den Monatsersten aufgerundet (sicher). Norm: § 558 Abs. 1 BGB. Fehler: MA201, MA215.';
