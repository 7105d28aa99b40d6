-- The same as portal.datenauskunft, given by staff to somebody without a login, or to an owner.
-- SELECT titel, anzahl FROM api.datenauskunft('31aa…');
--  Person | 1
CREATE FUNCTION api.datenauskunft(p_person uuid)
RETURNS TABLE (nr int, tabelle text, titel text, frist text, anzahl int, zeilen jsonb)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := sitzung.kontext();
  v_mieter bigint;
  v_eigentuemer bigint;
BEGIN
  SELECT m.id INTO v_mieter FROM akte.mieter m WHERE m.mandant_id = v_s.mandant_id AND m.kennung = p_person;
  IF v_s.mandant_id IS NULL THEN
    RETURN;                            -- nobody asks
  END IF;
  SELECT e.id INTO v_eigentuemer FROM akte.eigentuemer e WHERE e.mandant_id = v_s.mandant_id AND e.kennung = p_person;
  IF v_eigentuemer IS NOT NULL THEN
    RETURN QUERY SELECT a.nr, a.tabelle, a.titel, a.frist, a.anzahl, a.zeilen FROM regel.datenauskunft_eigentuemer(p_mandant_id => v_s.mandant_id, p_eigentuemer_id => v_eigentuemer) a;
    RETURN;
  END IF;
  IF v_mieter IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAH01', MESSAGE = 'Diese Person gibt es nicht.', HINT = 'Eine Person aus dem Bestand wählen; im Portal als Mieter anmelden.';
  END IF;
  RETURN QUERY SELECT a.nr, a.tabelle, a.titel, a.frist, a.anzahl, a.zeilen FROM regel.datenauskunft(p_mandant_id => v_s.mandant_id, p_mieter_id => v_mieter) a;
END
$fn$;
ALTER FUNCTION api.datenauskunft(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.datenauskunft(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.datenauskunft(uuid) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.datenauskunft(uuid) IS
'Auskunft über einen Mieter oder Eigentümer (p_person: akte.mieter.kennung, akte.eigentuemer.kennung), von der Verwaltung erteilt: je Art von Angaben Titel, Aufbewahrung (frist), Anzahl und Zeilen (jsonb). Namen, IBAN und E-Mail-Adressen anderer sind geschwärzt.
Norm: Art. 15, 20 DSGVO. Fehler: MAH01 Person unbekannt.';
