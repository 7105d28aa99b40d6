-- What keeps the statement from being checked, in words, a row each; none: complete.
-- SELECT meldung FROM regel.nk_fehlendes(1, 7, DATE '2026-03-02');   →  Für Wohnung 2 (01.01. bis 30.06.2025) fehlt der Stand des Heizkostenverteilers.
CREATE FUNCTION regel.nk_fehlendes(p_mandant_id bigint, p_abrechnung_id bigint, p_heute date)
RETURNS TABLE (art text, meldung text, kosten_id bigint, nutzung_id bigint)
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- many small rows through a long statement: compiling it would take a hundred times as long as running it
SET jit = off
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.nk_abrechnungen;
  v_h akte.nk_heizungen := regel.nk_heizung(p_mandant_id, p_abrechnung_id);
BEGIN
  SELECT a.* INTO v_a FROM akte.nk_abrechnungen a WHERE a.mandant_id = p_mandant_id AND a.id = p_abrechnung_id;
  IF v_a.zeitraum_bis >= p_heute THEN
    RETURN QUERY SELECT 'zeitraum', 'Der Abrechnungszeitraum läuft noch bis zum ' || regel.datum(v_a.zeitraum_bis) || '.', NULL::bigint, NULL::bigint;
  END IF;
  IF NOT EXISTS (SELECT FROM regel.nk_kosten_gueltig(p_mandant_id, p_abrechnung_id)) THEN
    RETURN QUERY SELECT 'kosten', 'Es sind noch keine Kosten erfasst.'::text, NULL::bigint, NULL::bigint;
  END IF;
  IF NOT EXISTS (SELECT FROM akte.nk_nutzungen n WHERE n.mandant_id = p_mandant_id AND n.abrechnung_id = p_abrechnung_id AND n.gueltig AND n.mietverhaeltnis_id IS NOT NULL) THEN
    RETURN QUERY SELECT 'nutzung', 'Im Zeitraum gibt es kein Mietverhältnis, mit dem abzurechnen wäre.'::text, NULL::bigint, NULL::bigint;
  END IF;
  IF EXISTS ((SELECT s.einheit_id, s.mietverhaeltnis_id, s.von, s.bis FROM regel.nk_nutzungen_soll(p_mandant_id, p_abrechnung_id) s
              EXCEPT SELECT n.einheit_id, n.mietverhaeltnis_id, n.von, n.bis FROM akte.nk_nutzungen n WHERE n.mandant_id = p_mandant_id AND n.abrechnung_id = p_abrechnung_id AND n.gueltig)
             UNION ALL
             (SELECT n.einheit_id, n.mietverhaeltnis_id, n.von, n.bis FROM akte.nk_nutzungen n WHERE n.mandant_id = p_mandant_id AND n.abrechnung_id = p_abrechnung_id AND n.gueltig
              EXCEPT SELECT s.einheit_id, s.mietverhaeltnis_id, s.von, s.bis FROM regel.nk_nutzungen_soll(p_mandant_id, p_abrechnung_id) s)) THEN
    RETURN QUERY SELECT 'nutzung', 'Die Mietverhältnisse haben sich geändert: die Nutzungszeiträume neu abgleichen.'::text, NULL::bigint, NULL::bigint;
  END IF;
  RETURN QUERY
    SELECT 'beleg', 'Zu „' || k.bezeichnung || '“ (' || regel.euro(k.betrag) || ') fehlt der Beleg oder der Grund, warum es keinen gibt.', k.id, NULL::bigint
      FROM regel.nk_kosten_gueltig(p_mandant_id, p_abrechnung_id) k WHERE k.beleg_id IS NULL AND k.ohne_beleg_grund IS NULL ORDER BY k.kostenart, k.id;
  IF v_h.id IS NULL AND EXISTS (SELECT FROM regel.nk_kosten_gueltig(p_mandant_id, p_abrechnung_id) k WHERE k.schluessel = 'heizung') THEN
    RETURN QUERY SELECT 'heizung', 'Zur Verteilung der Heizkosten fehlen die Angaben zur Heizung.'::text, NULL::bigint, NULL::bigint;
  END IF;
  -- a position nobody takes part in: no unit in its circle
  RETURN QUERY
    SELECT 'kreis', 'Zu „' || k.bezeichnung || '“ gibt es keine Einheit im Umlagekreis.', k.id, NULL::bigint
      FROM regel.nk_kosten_gueltig(p_mandant_id, p_abrechnung_id) k
     WHERE NOT EXISTS (SELECT FROM akte.nk_nutzungen n JOIN akte.einheiten e ON e.mandant_id = n.mandant_id AND e.id = n.einheit_id
                        WHERE n.mandant_id = p_mandant_id AND n.abrechnung_id = p_abrechnung_id AND n.gueltig
                          AND (k.kreis = 'alle' OR (k.kreis = 'gewerbe') = (e.art = 'gewerbe')) AND (k.gebaeude_id IS NULL OR e.gebaeude_id = k.gebaeude_id)
                          AND (k.einheit_id IS NULL OR e.id = k.einheit_id))
       AND k.betrag > k.vorwegabzug;
  RETURN QUERY
    WITH v AS MATERIALIZED (SELECT x.* FROM regel.nk_verteilung(p_mandant_id, p_abrechnung_id) x WHERE x.nutzung_id IS NOT NULL AND x.art <> 'kuerzung')
    SELECT 'wert', x.meldung, NULL::bigint, x.nutzung_id FROM (
      SELECT DISTINCT ON (t.feld, v.nutzung_id) v.nutzung_id, e.nummer, n.von,
             'Für ' || e.bezeichnung || ' (' || regel.datum(n.von) || ' bis ' || regel.datum(n.bis) || ') fehlt ' || t.feld || '.' AS meldung
        FROM v JOIN akte.nk_nutzungen n ON n.mandant_id = p_mandant_id AND n.id = v.nutzung_id
        JOIN akte.einheiten e ON e.mandant_id = n.mandant_id AND e.id = n.einheit_id
        CROSS JOIN LATERAL (SELECT CASE
          WHEN v.schluessel IN ('flaeche', 'warmwasser_grund', 'heizung_grund') THEN 'die Fläche'
          WHEN v.schluessel = 'mea' THEN 'der Miteigentumsanteil' WHEN v.schluessel = 'personen' THEN 'die Personenzahl ab dem ersten Tag'
          WHEN v.schluessel IN ('warmwasser_verbrauch', 'verbrauch:warmwasser') THEN 'der Verbrauch an Warmwasser'
          WHEN v.schluessel = 'heizung_verbrauch' THEN CASE v_h.erfassung WHEN 'waerme' THEN 'der Stand des Wärmezählers' ELSE 'der Stand des Heizkostenverteilers' END
          ELSE 'der Verbrauch (' || CASE pg_catalog.split_part(v.schluessel, ':', 2) WHEN 'kaltwasser' THEN 'Kaltwasser' WHEN 'strom' THEN 'Strom' WHEN 'gas' THEN 'Gas' ELSE 'sonstiger Zähler' END || ')' END AS feld) t
       WHERE v.zaehler IS NULL
       ORDER BY t.feld, v.nutzung_id) x
     ORDER BY x.nummer, x.von, x.meldung;
  RETURN QUERY
    SELECT DISTINCT 'summe', 'Zu „' || v.bezeichnung || '“ ist die Summe des Schlüssels null, so lässt sie sich nicht verteilen.', v.kosten_id, NULL::bigint
      FROM regel.nk_verteilung(p_mandant_id, p_abrechnung_id) v
     WHERE v.nutzung_id IS NOT NULL AND v.art <> 'kuerzung' AND v.nenner = 0;
END
$fn$;
ALTER FUNCTION regel.nk_fehlendes(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_fehlendes(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_fehlendes(bigint, bigint, date) IS
'Was einer Abrechnung zur Prüfung fehlt, je Zeile ein Satz; keine Zeile: vollständig.';
