-- Records that a tenant or owner agrees to letters by e-mail, or does no longer.
-- SELECT api.post_einwilligung_erfassen('31aa…', 'katrin@example.org', true, 'Vertrag § 20, unterschrieben am 01.10.2026');   →  3
CREATE FUNCTION api.post_einwilligung_erfassen(p_person uuid, p_email text, p_erteilt boolean, p_nachweis text)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s          sitzung.person := engine.tuer();
  v_mieter     bigint;
  v_eigentuemer bigint;
  v_email      text := pg_catalog.btrim(coalesce(p_email, ''));
  v_id         bigint;
BEGIN
  SELECT m.id INTO v_mieter FROM akte.mieter m WHERE m.mandant_id = v_s.mandant_id AND m.kennung = p_person;
  SELECT e.id INTO v_eigentuemer FROM akte.eigentuemer e WHERE e.mandant_id = v_s.mandant_id AND e.kennung = p_person;
  IF v_mieter IS NULL AND v_eigentuemer IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG15', MESSAGE = 'Diese Person gibt es nicht.', DETAIL = 'Kennung ' || coalesce(p_person::text, 'fehlt'), COLUMN = 'person',
      HINT = 'Eine Mieterin, einen Mieter oder eine Eigentümerin aus der Liste wählen.';
  END IF;
  IF v_email !~ '^[^[:space:]@<>,;"]{1,64}@[^[:space:]@<>,;"]+[.][^[:space:]@<>,;".]{2,}$' OR pg_catalog.length(v_email) > 200 THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG16', MESSAGE = 'Die E-Mail-Adresse ist nicht vollständig.', COLUMN = 'email', HINT = 'Zum Beispiel name@anbieter.de.';
  END IF;
  IF p_erteilt IS NULL OR pg_catalog.length(pg_catalog.btrim(coalesce(p_nachweis, ''))) < 3 THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG17', MESSAGE = 'Woraus ergibt sich die Erklärung?', COLUMN = 'nachweis',
      HINT = 'Zum Beispiel: Mietvertrag § 20 vom 01.10.2026, oder: Brief vom 03.11.2026.';
  END IF;
  INSERT INTO akte.post_einwilligungen (mandant_id, mieter_id, eigentuemer_id, email, erteilt, nachweis, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, v_mieter, CASE WHEN v_mieter IS NULL THEN v_eigentuemer END, v_email, p_erteilt, pg_catalog.left(pg_catalog.btrim(p_nachweis), 500),
          engine.jetzt(), v_s.akteur)
  RETURNING id INTO v_id;
  RETURN v_id;
END
$fn$;
ALTER FUNCTION api.post_einwilligung_erfassen(uuid, text, boolean, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_einwilligung_erfassen(uuid, text, boolean, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_einwilligung_erfassen(uuid, text, boolean, text) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.post_einwilligung_erfassen(uuid, text, boolean, text) IS
'Hält fest, dass eine Person in Schreiben per E-Mail einwilligt (p_erteilt) oder nicht mehr; die jüngste Erklärung gilt. p_person: kennung eines Mieters oder Eigentümers. Fehler: MA001, MA002, MAG15, MAG16, MAG17. Norm: § 126b BGB.';
