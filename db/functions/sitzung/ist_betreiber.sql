-- May the person who is acting add reference rows that hold for every client?
--
--   BEGIN; SELECT sitzung.als_benutzer(1, 17); SELECT sitzung.ist_betreiber();
--    → f
CREATE FUNCTION sitzung.ist_betreiber()
RETURNS boolean
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_p sitzung.person := sitzung.kontext();
BEGIN
  RETURN v_p.kanal = 'verwaltung' AND EXISTS (
    SELECT FROM sitzung.betreiber AS b
     WHERE b.mandant_id = v_p.mandant_id AND b.benutzer_id = v_p.benutzer_id AND b.entlassen_am IS NULL);
END
$$;

ALTER FUNCTION sitzung.ist_betreiber() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.ist_betreiber() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.ist_betreiber() TO mietakte_engine, mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION sitzung.ist_betreiber() IS
'Ob die handelnde Person Referenzwerte für alle Mandanten ergänzen darf (vom DBA ernannt). Ohne gültigen Kontext falsch oder NULL.';
