-- Everything that is stored about the tenant who is acting (Art. 15, 20).
-- BEGIN; SELECT sitzung.als_mieter(1, 17); SELECT titel, anzahl FROM portal.datenauskunft();
--  Person | 1
CREATE FUNCTION portal.datenauskunft()
RETURNS TABLE (nr int, tabelle text, titel text, frist text, anzahl int, zeilen jsonb)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := sitzung.kontext();
BEGIN
  IF v_s.mieter_id IS NULL THEN
    RETURN;                            -- nobody's data
  END IF;
  RETURN QUERY SELECT a.nr, a.tabelle, a.titel, a.frist, a.anzahl, a.zeilen FROM regel.datenauskunft(p_mandant_id => v_s.mandant_id, p_mieter_id => v_s.mieter_id) a;
END
$fn$;
ALTER FUNCTION portal.datenauskunft() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.datenauskunft() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.datenauskunft() TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.datenauskunft() IS
'Auskunft über die angemeldete Person: je Art von Angaben Titel, Aufbewahrung (frist), Anzahl und Zeilen (jsonb). Namen, IBAN und E-Mail-Adressen anderer sind geschwärzt.
Norm: Art. 15, 20 DSGVO. Ohne handelnden Mieter keine Zeile.';
