-- Until when a request under the GDPR must be answered.
--
--   SELECT * FROM recht.auskunft_bis(DATE '2026-01-31', 'BE');
--    → 2026-02-28 | 2026-03-02
CREATE FUNCTION recht.auskunft_bis(p_eingang date, p_land text)
RETURNS TABLE (frist_bis date, frist_bis_verschoben date)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_eingang', p_tag := p_eingang);
  frist_bis := recht.fristende(p_ereignis := p_eingang, p_monate := 1);
  frist_bis_verschoben := recht.naechster_werktag(p_tag := frist_bis, p_land := p_land);
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.auskunft_bis(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.auskunft_bis(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.auskunft_bis(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.auskunft_bis(date, text) IS
'Antwort auf Auskunft, Berichtigung, Löschung: frist_bis einen Monat nach Eingang (der sichere Tag), frist_bis_verschoben auf den nächsten Arbeitstag (VO (EWG, Euratom) 1182/71 Art. 3). Um zwei Monate verlängerbar. Norm: Art. 12 Abs. 3 DSGVO. Fehler: MA201, MA204, MA205, MA215.';
