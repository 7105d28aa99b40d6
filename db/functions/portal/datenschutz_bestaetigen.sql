-- The tenant has read this version. Doing it again changes nothing.
-- BEGIN; SELECT sitzung.als_mieter(1, 17); SELECT portal.datenschutz_bestaetigen('2026-11');
--  2026-11-30 22:31:00+01
CREATE FUNCTION portal.datenschutz_bestaetigen(p_version text)
RETURNS timestamptz
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_hinweis bigint;
BEGIN
  SELECT h.id INTO v_hinweis FROM akte.datenschutzhinweise h WHERE h.mandant_id = v_s.mandant_id AND h.version = p_version AND h.gueltig_ab <= engine.heute();
  IF v_hinweis IS NULL OR v_s.mieter_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAH03', MESSAGE = 'Diese Fassung der Datenschutzhinweise gibt es nicht.', DETAIL = 'Fassung ' || coalesce(p_version, 'fehlt'),
      HINT = 'Die Seite Datenschutz neu laden; dort steht die geltende Fassung.';
  END IF;
  INSERT INTO akte.datenschutz_bestaetigungen (mandant_id, mieter_id, hinweis_id, bestaetigt_am)
  VALUES (v_s.mandant_id, v_s.mieter_id, v_hinweis, engine.jetzt())
  ON CONFLICT (mandant_id, mieter_id, hinweis_id) DO NOTHING;
  RETURN (SELECT b.bestaetigt_am FROM akte.datenschutz_bestaetigungen b WHERE b.mandant_id = v_s.mandant_id AND b.mieter_id = v_s.mieter_id AND b.hinweis_id = v_hinweis);
END
$fn$;
ALTER FUNCTION portal.datenschutz_bestaetigen(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.datenschutz_bestaetigen(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.datenschutz_bestaetigen(text) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.datenschutz_bestaetigen(text) IS
'Hält fest, dass der handelnde Mieter diese Fassung der Datenschutzhinweise gelesen hat, und gibt den Zeitpunkt der ersten Bestätigung zurück. Norm: Art. 13, Art. 5 Abs. 2 DSGVO. Fehler: MA001, MA002, MAH03.';
