-- A notice for arrears begins with the figures of the account: months, sums, which of the two thresholds.
-- SELECT ok, nach FROM api.kuendigung_zahlungsverzug(17);   →  t | entwurf
CREATE FUNCTION api.kuendigung_zahlungsverzug(p_mietverhaeltnis_id bigint)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_traeger bigint := (SELECT m.traeger_id FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.id = p_mietverhaeltnis_id);
  v_z record;
BEGIN
  SELECT x.* INTO v_z FROM api.zahlungsverzug_stand(p_mietverhaeltnis_id => p_mietverhaeltnis_id) x;
  IF NOT coalesce(v_z.kuendigungsgrund, false) THEN
    RETURN ROW(false, NULL, NULL, NULL, 'MA519', 'Der unbestrittene Rückstand reicht für die fristlose Kündigung nicht.', NULL,
      'Nötig sind in zwei aufeinander folgenden Monaten zusammen mehr als eine Monatsmiete, oder über einen längeren Zeitraum mindestens zwei Monatsmieten.', '§ 543 Abs. 2 Nr. 3, § 569 Abs. 3 Nr. 1 BGB', NULL)::engine.ergebnis;
  END IF;
  RETURN engine.starten(p_automat => 'kuendigung', p_traeger_id => v_traeger, p_daten => pg_catalog.jsonb_build_object(
    'durch', 'vermieter', 'art', 'ausserordentlich_fristlos', 'grund_art', 'zahlungsverzug',
    'grund', 'Sie sind mit der Miete für ' || (SELECT pg_catalog.string_agg(api.monatsname(((m->>0) || '-01')::date) || ' (' || regel.euro((m->>1)::numeric) || ')', ', ' ORDER BY m->>0) FROM pg_catalog.jsonb_array_elements(v_z.monate) m)
             || ', zusammen ' || regel.euro(v_z.rueckstand) || ', in Verzug. Die Monatsmiete beträgt ' || regel.euro(v_z.monatsmiete) || '. Das berechtigt zur fristlosen Kündigung nach § 543 Abs. 2 Nr. 3 '
             || CASE WHEN v_z.buchstabe_a THEN 'Buchst. a' ELSE 'Buchst. b' END || ', § 569 Abs. 3 Nr. 1 BGB. Hilfsweise kündigen wir ordentlich zum nächstmöglichen Termin (§ 573 Abs. 2 Nr. 1 BGB).'));
END
$fn$;
ALTER FUNCTION api.kuendigung_zahlungsverzug(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.kuendigung_zahlungsverzug(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.kuendigung_zahlungsverzug(bigint) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.kuendigung_zahlungsverzug(bigint) IS
'Beginnt die fristlose Kündigung wegen Zahlungsverzugs mit den Zahlen des Mietkontos: Rückstand je Monat, Summe, Monatsmiete, Buchstabe a oder b. Beim Erfassen des Zugangs sind die Rückstände je Monat wieder vorbelegt. Ergebnis: engine.ergebnis. Fehler: MA001, MA002; als Zeile MA003–MA014, MA519. Norm: § 543 Abs. 2 Nr. 3, § 569 Abs. 3, 4 BGB.';
