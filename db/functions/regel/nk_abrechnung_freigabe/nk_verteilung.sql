-- Every cost on every usage period, to the cent. Rows without usage are the landlord's own: his part of the CO2 costs, what was taken out
-- before sharing, what tenants may cut off their heating share. Whatever the input, the amounts of all rows add up to all costs; where a
-- weight is missing they are NULL instead.
-- SELECT nr, bezeichnung, nutzung_id, betrag FROM regel.nk_verteilung(1, 7);
--   1 | Grundsteuer | 12 | 210.55
CREATE FUNCTION regel.nk_verteilung(p_mandant_id bigint, p_abrechnung_id bigint)
RETURNS TABLE (nr int, kosten_id bigint, art text, kostenart int, bezeichnung text, gesamt numeric, umlage numeric, schluessel text, nutzung_id bigint, zaehler numeric, nenner numeric, betrag numeric, lohn_art text, lohn numeric)
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- many small rows through a long statement: compiling it would take a hundred times as long as running it
SET jit = off
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN QUERY
  WITH kosten AS MATERIALIZED (
    SELECT k.* FROM regel.nk_kosten_gueltig(p_mandant_id, p_abrechnung_id) k
  ), gewichte AS MATERIALIZED (
    SELECT g.* FROM regel.nk_gewichte(p_mandant_id, p_abrechnung_id) g
  ), h AS MATERIALIZED (
    SELECT x.* FROM regel.nk_heizung(p_mandant_id, p_abrechnung_id) x
  ), r AS MATERIALIZED (
    SELECT x.* FROM regel.nk_heizung_rechnen(p_mandant_id, p_abrechnung_id) x
  ), kopf AS (      -- all heating costs of a statement are shared in one circle (guard at the entry)
    SELECT min(k.kreis) AS kreis, min(k.gebaeude_id) AS gebaeude_id, max(k.kostenart) AS kostenart, sum(k.betrag) AS gesamt, coalesce(sum(k.lohnanteil), 0.00) AS lohn
      FROM kosten k WHERE k.schluessel = 'heizung'
  ), posten AS (
    SELECT k.kostenart * 1000 + row_number() OVER (ORDER BY k.kostenart, k.id) AS ordnung, k.id AS kosten_id, 'kosten' AS art, k.kostenart, k.bezeichnung,
           k.betrag AS gesamt, k.betrag - k.vorwegabzug AS umlage,
           k.schluessel || CASE k.schluessel WHEN 'verbrauch' THEN ':' || k.zaehlerart WHEN 'individuell' THEN ':' || k.einheit_id ELSE '' END AS schluessel,
           k.kreis, k.gebaeude_id, k.lohn_art, coalesce(k.lohnanteil, 0.00) AS lohn
      FROM kosten k WHERE k.schluessel <> 'heizung'
    UNION ALL
    SELECT 4000 + t.nr, NULL, t.art, kopf.kostenart, t.bezeichnung, kopf.gesamt, t.umlage, t.art, kopf.kreis, kopf.gebaeude_id, NULL, 0.00
      FROM r CROSS JOIN kopf CROSS JOIN LATERAL (VALUES
        (901, 'heizung_grund', 'Heizung, Grundkosten nach Fläche', r.heizung_grund), (902, 'heizung_verbrauch', 'Heizung, Verbrauchskosten', r.heizung_verbrauch),
        (903, 'warmwasser_grund', 'Warmwasser, Grundkosten nach Fläche', r.warmwasser_grund), (904, 'warmwasser_verbrauch', 'Warmwasser, Verbrauchskosten', r.warmwasser_verbrauch)
        ) t(nr, art, bezeichnung, umlage)
     WHERE t.umlage <> 0
  ), verteilt AS (
    SELECT p.ordnung, x.nutzung_id, x.gewicht, y.summe, x.betrag, x.lohn
      FROM posten p
      CROSS JOIN LATERAL (
        SELECT array_agg(n.id ORDER BY n.einheit_id, n.von, n.id) AS nutzungen, array_agg(g.gewicht ORDER BY n.einheit_id, n.von, n.id) AS werte, sum(g.gewicht) AS summe
          FROM gewichte g
          JOIN akte.nk_nutzungen n ON n.mandant_id = p_mandant_id AND n.id = g.nutzung_id
          JOIN akte.einheiten e ON e.mandant_id = n.mandant_id AND e.id = n.einheit_id
         WHERE g.schluessel = p.schluessel
           AND (p.kreis = 'alle' OR (p.kreis = 'gewerbe') = (e.art = 'gewerbe'))
           AND (p.gebaeude_id IS NULL OR e.gebaeude_id = p.gebaeude_id)
           AND (p.schluessel NOT LIKE 'individuell:%' OR e.id = pg_catalog.split_part(p.schluessel, ':', 2)::bigint)) y
      CROSS JOIN LATERAL unnest(y.nutzungen, y.werte, regel.nk_anteile(p.umlage, y.werte), regel.nk_anteile(p.lohn, y.werte)) AS x(nutzung_id, gewicht, betrag, lohn)
  ), waerme AS (    -- what somebody pays for heat and warm water together: the base of the cuts and of wages in the heating costs
    SELECT v.nutzung_id, sum(v.betrag) AS betrag, row_number() OVER (ORDER BY v.nutzung_id) AS stelle
      FROM verteilt v JOIN posten p USING (ordnung) WHERE p.art <> 'kosten' GROUP BY v.nutzung_id
  ), waermelohn AS (
    SELECT w.nutzung_id, (regel.nk_anteile((SELECT kopf.lohn FROM kopf), (SELECT array_agg(x.betrag ORDER BY x.stelle) FROM waerme x)))[w.stelle] AS lohn FROM waerme w
  ), kuerzung AS (
    SELECT w.nutzung_id, w.betrag - c.zahlbar AS betrag, c.kuerzung_prozent
      FROM waerme w JOIN akte.nk_nutzungen n ON n.mandant_id = p_mandant_id AND n.id = w.nutzung_id AND n.mietverhaeltnis_id IS NOT NULL
      CROSS JOIN h
      CROSS JOIN LATERAL recht.heizkosten_kuerzung(p_anteil := greatest(w.betrag, 0.00), p_nicht_verbrauchsabhaengig := h.ohne_erfassung, p_nicht_fernablesbar := h.nicht_fernablesbar,
                                                   p_keine_information := h.keine_information, p_co2_fehlt := h.co2_fehlt) c
     WHERE c.kuerzung_prozent > 0
  ), alles AS (
    SELECT p.ordnung, p.kosten_id, p.art, p.kostenart, p.bezeichnung, p.gesamt, p.umlage, p.schluessel, v.nutzung_id, v.gewicht AS zaehler, v.summe AS nenner, v.betrag,
           CASE WHEN p.art = 'heizung_grund' AND l.lohn > 0 THEN 'handwerker' ELSE p.lohn_art END AS lohn_art,
           coalesce(CASE WHEN p.art = 'heizung_grund' THEN l.lohn ELSE v.lohn END, 0.00) AS lohn
      FROM posten p LEFT JOIN verteilt v USING (ordnung)
      LEFT JOIN waermelohn l ON p.art = 'heizung_grund' AND l.nutzung_id = v.nutzung_id
     WHERE v.nutzung_id IS NOT NULL
    UNION ALL
    SELECT 4990, NULL, 'kuerzung', kopf.kostenart, 'Kürzung um ' || z.kuerzung_prozent || ' % der Heizkosten', kopf.gesamt, -z.betrag, 'kuerzung', z.nutzung_id, NULL, NULL, -z.betrag, NULL, 0.00
      FROM kuerzung z CROSS JOIN kopf
    UNION ALL
    SELECT 4991, NULL, 'kuerzung', kopf.kostenart, 'Kürzungen der Heizkosten', kopf.gesamt, sum(z.betrag), 'vermieter', NULL, NULL, NULL, sum(z.betrag), NULL, 0.00
      FROM kuerzung z CROSS JOIN kopf GROUP BY kopf.kostenart, kopf.gesamt
    UNION ALL
    SELECT 4992, NULL, 'co2', kopf.kostenart, 'CO2-Kosten, Anteil des Vermieters', kopf.gesamt, r.co2_vermieter, 'vermieter', NULL, NULL, NULL, r.co2_vermieter, NULL, 0.00
      FROM r CROSS JOIN kopf WHERE r.co2_vermieter <> 0
    UNION ALL
    SELECT k.kostenart * 1000 + 999, k.id, 'vorwegabzug', k.kostenart, 'Vorwegabzug ' || k.bezeichnung || ': ' || k.vorwegabzug_grund, k.betrag, k.vorwegabzug, 'vermieter', NULL, NULL, NULL, k.vorwegabzug, NULL, 0.00
      FROM kosten k WHERE k.vorwegabzug > 0
  )
  SELECT dense_rank() OVER (ORDER BY a.ordnung, a.kosten_id)::int, a.kosten_id, a.art, a.kostenart, a.bezeichnung, a.gesamt, a.umlage, a.schluessel, a.nutzung_id, a.zaehler, a.nenner, a.betrag,
         a.lohn_art, a.lohn
    FROM alles a
   ORDER BY 1, a.nutzung_id;
END
$fn$;
ALTER FUNCTION regel.nk_verteilung(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_verteilung(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_verteilung(bigint, bigint) IS
'Verteilung aller Kosten einer Abrechnung auf die Nutzungszeiträume, auf den Cent; Zeilen ohne Nutzung trägt der Vermieter (CO2-Anteil, Vorwegabzug, Kürzungen). betrag NULL: Angabe fehlt. Norm: §§ 556, 556a BGB, §§ 6 bis 9b, 12 HeizkostenV, §§ 5 bis 7 CO2KostAufG.';
