-- Brings the stored usage periods to what the leases say now. Rows keep their id as long as lease and first day stay, so readings stay with
-- them; a row nobody backs any more is marked, not deleted. Gives how many changed. New leases bring their head count; vacancy counts one
-- person, because what depends on heads must not fall on the neighbours (BGH VIII ZR 180/12).
-- SELECT regel.nk_nutzungen_abgleichen(1, 7, 'benutzer:3', now());   →  6
CREATE FUNCTION regel.nk_nutzungen_abgleichen(p_mandant_id bigint, p_abrechnung_id bigint, p_akteur text, p_jetzt timestamptz)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_neu  bigint;
  v_alt  bigint;
  v_weg  bigint;
BEGIN
  WITH neu AS (
    INSERT INTO akte.nk_nutzungen AS n (mandant_id, abrechnung_id, einheit_id, mietverhaeltnis_id, von, bis)
    SELECT p_mandant_id, p_abrechnung_id, s.einheit_id, s.mietverhaeltnis_id, s.von, s.bis
      FROM regel.nk_nutzungen_soll(p_mandant_id, p_abrechnung_id) s
     WHERE NOT EXISTS (SELECT FROM akte.nk_nutzungen x WHERE x.mandant_id = p_mandant_id AND x.abrechnung_id = p_abrechnung_id AND x.einheit_id = s.einheit_id
                          AND x.mietverhaeltnis_id IS NOT DISTINCT FROM s.mietverhaeltnis_id AND x.von = s.von)
     ORDER BY s.einheit_id, s.von
    RETURNING n.id, n.mietverhaeltnis_id, n.von
  ), personen AS (
    INSERT INTO akte.nk_personen (mandant_id, nutzung_id, ab, personen, erfasst_von, erfasst_am)
    SELECT p_mandant_id, n.id, n.von, CASE WHEN n.mietverhaeltnis_id IS NULL THEN 1 ELSE m.erwachsene + coalesce(m.kinder, 0) END, p_akteur, p_jetzt
      FROM neu n LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = p_mandant_id AND m.id = n.mietverhaeltnis_id
     WHERE n.mietverhaeltnis_id IS NULL OR m.erwachsene IS NOT NULL
  )
  SELECT count(*) INTO v_neu FROM neu;

  UPDATE akte.nk_nutzungen AS n SET bis = s.bis, gueltig = true
    FROM regel.nk_nutzungen_soll(p_mandant_id, p_abrechnung_id) s
   WHERE n.mandant_id = p_mandant_id AND n.abrechnung_id = p_abrechnung_id AND n.einheit_id = s.einheit_id
     AND n.mietverhaeltnis_id IS NOT DISTINCT FROM s.mietverhaeltnis_id AND n.von = s.von AND (n.bis <> s.bis OR NOT n.gueltig);
  GET DIAGNOSTICS v_alt = ROW_COUNT;

  UPDATE akte.nk_nutzungen AS n SET gueltig = false
   WHERE n.mandant_id = p_mandant_id AND n.abrechnung_id = p_abrechnung_id AND n.gueltig
     AND NOT EXISTS (SELECT FROM regel.nk_nutzungen_soll(p_mandant_id, p_abrechnung_id) s
                      WHERE s.einheit_id = n.einheit_id AND s.mietverhaeltnis_id IS NOT DISTINCT FROM n.mietverhaeltnis_id AND s.von = n.von);
  GET DIAGNOSTICS v_weg = ROW_COUNT;
  RETURN v_neu + v_alt + v_weg;
END
$fn$;
ALTER FUNCTION regel.nk_nutzungen_abgleichen(bigint, bigint, text, timestamptz) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_nutzungen_abgleichen(bigint, bigint, text, timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_nutzungen_abgleichen(bigint, bigint, text, timestamptz) IS
'Gleicht die Nutzungszeiträume einer Abrechnung mit den Mietverhältnissen ab; Ergebnis: Zahl der geänderten Zeilen. Leerstand zählt beim Personenschlüssel als eine Person.';
