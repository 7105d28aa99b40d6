-- The shares are computed once and kept; every unit gets its own plan.
CREATE FUNCTION regel.wirtschaftsplan_versenden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_plan akte.wirtschaftsplaene;
  v_v    akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
  v_e    record;
  v_zeilen jsonb;
  v_summe numeric;
  v_hausgeld numeric;
  v_ruecklage numeric;
  v_zahl int := 0;
BEGIN
  UPDATE akte.wirtschaftsplaene AS w SET lauf = w.lauf + 1 WHERE w.mandant_id = p_k.mandant_id AND w.vorgang_id = p_k.vorgang_id RETURNING w.* INTO v_plan;
  INSERT INTO akte.wirtschaftsplan_anteile (mandant_id, plan_id, lauf, position_id, einheit_id, anteil, gesamt, betrag)
  SELECT p_k.mandant_id, v_plan.id, v_plan.lauf, a.position_id, a.einheit_id, a.anteil, a.gesamt, a.betrag FROM regel.wirtschaftsplan_verteilen(p_k.mandant_id, v_plan.id) a;

  FOR v_e IN
    SELECT e.id, e.bezeichnung,
           (SELECT pg_catalog.array_agg(DISTINCT x.eigentuemer_id ORDER BY x.eigentuemer_id) FROM akte.eigentumsverhaeltnisse x
             WHERE x.mandant_id = e.mandant_id AND x.einheit_id = e.id AND x.von <= (v_v.termin AT TIME ZONE 'Europe/Berlin')::date AND coalesce(x.bis, 'infinity') >= (v_v.termin AT TIME ZONE 'Europe/Berlin')::date) AS eigentuemer
      FROM akte.einheiten e WHERE e.mandant_id = p_k.mandant_id AND e.objekt_id = v_plan.objekt_id ORDER BY length(e.nummer), e.nummer, e.id
  LOOP
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(p.bezeichnung, p.betrag::text, CASE p.schluessel WHEN 'mea' THEN 'Miteigentumsanteile' WHEN 'flaeche' THEN 'Wohnfläche' WHEN 'heizflaeche' THEN 'Heizfläche' ELSE 'Einheiten' END
               || ' ' || regel.weg_zahl(a.anteil) || ' von ' || regel.weg_zahl(a.gesamt), a.betrag::text) ORDER BY p.nummer),
           sum(a.betrag), coalesce(sum(a.betrag) FILTER (WHERE p.art = 'hausgeld'), 0), coalesce(sum(a.betrag) FILTER (WHERE p.art = 'ruecklage'), 0)
      INTO v_zeilen, v_summe, v_hausgeld, v_ruecklage
      FROM akte.wirtschaftsplan_anteile a JOIN akte.wirtschaftsplan_positionen p ON p.mandant_id = a.mandant_id AND p.id = a.position_id
     WHERE a.mandant_id = p_k.mandant_id AND a.plan_id = v_plan.id AND a.lauf = v_plan.lauf AND a.einheit_id = v_e.id;
    PERFORM regel.weg_brief(p_k, 'einzelwirtschaftsplan', 'Einzelwirtschaftsplan ' || v_plan.jahr || ' ' || v_e.bezeichnung, 'Einzelwirtschaftsplan ' || v_plan.jahr || ', ' || v_e.bezeichnung,
      pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'zur Vorbereitung der Beschlussfassung über die Vorschüsse (§ 28 Abs. 1 WEG) erhalten Sie den Wirtschaftsplan für Ihre Einheit.'),
        pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Kosten und Anteil Ihrer Einheit',
          'spalten', '[{"titel": "Position", "typ": "text"}, {"titel": "Gesamt", "typ": "betrag"}, {"titel": "Schlüssel", "typ": "text"}, {"titel": "Ihr Anteil", "typ": "betrag"}]'::jsonb,
          'zeilen', v_zeilen, 'summe', pg_catalog.jsonb_build_array('Summe im Jahr', (SELECT sum(p.betrag)::text FROM regel.wirtschaftsplan_posten(p_k.mandant_id, v_plan.id) p), '', v_summe::text)),
        pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Monatliche Vorschüsse ' || v_plan.jahr,
          'spalten', '[{"titel": "Monat", "typ": "text"}, {"titel": "Hausgeld", "typ": "betrag"}, {"titel": "Erhaltungsrücklage", "typ": "betrag"}, {"titel": "Zusammen", "typ": "betrag"}]'::jsonb,
          'zeilen', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(pg_catalog.lpad(m::text, 2, '0') || '/' || v_plan.jahr, regel.weg_monatsrate(v_hausgeld, m)::text, regel.weg_monatsrate(v_ruecklage, m)::text,
                       (regel.weg_monatsrate(v_hausgeld, m) + regel.weg_monatsrate(v_ruecklage, m))::text) ORDER BY m)
                       FROM pg_catalog.generate_series(extract(month FROM v_plan.gueltig_ab)::int, 12) m)),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Fällig wird der Vorschuss eines Monats bis zum dritten Werktag. Die Zahlungspflicht entsteht mit dem Beschluss der Eigentümer.')),
      v_e.eigentuemer, 'einheit:' || v_e.id);
    v_zahl := v_zahl + 1;
  END LOOP;
  RETURN pg_catalog.jsonb_build_object('einzelwirtschaftsplaene', v_zahl, 'summe', (SELECT sum(p.betrag)::text FROM regel.wirtschaftsplan_posten(p_k.mandant_id, v_plan.id) p));
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_versenden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_versenden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_versenden(engine.kontext) IS
'Rechnet die Anteile der Einheiten aus und erzeugt für jede den Einzelwirtschaftsplan. Norm: § 28 Abs. 1 WEG.';
