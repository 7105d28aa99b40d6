-- What the page of the Vorgang shows of a budget.
--   SELECT abschnitte->0->>'titel' FROM api.stand_wirtschaftsplan_genehmigung WHERE vorgang_id = 216;
--    Wirtschaftsplan
CREATE VIEW api.stand_wirtschaftsplan_genehmigung WITH (security_invoker = true, security_barrier = true) AS
SELECT w.mandant_id, w.vorgang_id,
       jsonb_build_array(
         jsonb_build_object('titel', 'Wirtschaftsplan', 'werte', jsonb_build_array(
             jsonb_build_object('titel', 'Jahr', 'wert', w.jahr::text, 'typ', 'text'), jsonb_build_object('titel', 'Vorschüsse ab', 'wert', w.gueltig_ab, 'typ', 'datum'),
             jsonb_build_object('titel', 'Hausgeld-Sollstellungen', 'wert', (SELECT count(*) FROM akte.hausgeld_sollstellungen f WHERE f.mandant_id = w.mandant_id AND f.vorgang_id = w.vorgang_id AND f.status <> 'storniert'), 'typ', 'zahl')),
           'links', jsonb_build_array(jsonb_build_object('adresse', '/weg/versammlung/' || v.kennung, 'titel', 'Zur Versammlung'))
                    || CASE WHEN w.beschluss_vorgang_id IS NOT NULL THEN jsonb_build_array(jsonb_build_object('vorgang', w.beschluss_vorgang_id, 'titel', 'Beschluss über die Vorschüsse')) ELSE '[]' END),
         jsonb_build_object('titel', 'Positionen', 'tabelle', jsonb_build_object('spalten', '[{"titel": "Nr.", "typ": "zahl"}, {"titel": "Bezeichnung", "typ": "text"}, {"titel": "Wofür", "typ": "wort"}, {"titel": "Schlüssel", "typ": "wort"}, {"titel": "Betrag im Jahr", "typ": "betrag"}]'::jsonb,
           'zeilen', coalesce(p.zeilen, '[]'), 'summe', jsonb_build_array('', 'Summe', '', '', coalesce(p.summe, 0)))),
         jsonb_build_object('titel', 'Anteile der Einheiten', 'tabelle', jsonb_build_object('spalten', '[{"titel": "Einheit", "typ": "text"}, {"titel": "Laufende Kosten", "typ": "betrag"}, {"titel": "Rücklage", "typ": "betrag"}, {"titel": "Zusammen", "typ": "betrag"}]'::jsonb,
           'zeilen', coalesce(a.zeilen, '[]'), 'summe', jsonb_build_array('Summe', coalesce(a.hausgeld, 0), coalesce(a.ruecklage, 0), coalesce(a.hausgeld + a.ruecklage, 0))))) AS abschnitte
  FROM akte.wirtschaftsplaene w
  JOIN akte.eigentuemerversammlungen v ON v.mandant_id = w.mandant_id AND v.id = w.versammlung_id
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(x.nummer, x.bezeichnung, 'plan_' || x.art, 'schluessel_' || x.schluessel, x.betrag) ORDER BY x.nummer) AS zeilen, sum(x.betrag) AS summe
      FROM akte.wirtschaftsplan_positionen x
     WHERE x.mandant_id = w.mandant_id AND x.plan_id = w.id AND NOT x.gestrichen
       AND x.fassung = (SELECT max(n.fassung) FROM akte.wirtschaftsplan_positionen n WHERE n.mandant_id = x.mandant_id AND n.plan_id = x.plan_id AND n.nummer = x.nummer)) p
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(y.bezeichnung, y.hausgeld, y.ruecklage, y.hausgeld + y.ruecklage) ORDER BY length(y.nummer), y.nummer) AS zeilen, sum(y.hausgeld) AS hausgeld, sum(y.ruecklage) AS ruecklage
      FROM (SELECT e.nummer, e.bezeichnung, coalesce(sum(t.betrag) FILTER (WHERE q.art = 'hausgeld'), 0) AS hausgeld, coalesce(sum(t.betrag) FILTER (WHERE q.art = 'ruecklage'), 0) AS ruecklage
              FROM akte.wirtschaftsplan_anteile t
              JOIN akte.wirtschaftsplan_positionen q ON q.mandant_id = t.mandant_id AND q.id = t.position_id
              JOIN akte.einheiten e ON e.mandant_id = t.mandant_id AND e.id = t.einheit_id
             WHERE t.mandant_id = w.mandant_id AND t.plan_id = w.id AND t.lauf = w.lauf GROUP BY e.id, e.nummer, e.bezeichnung) y) a;
GRANT SELECT ON api.stand_wirtschaftsplan_genehmigung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_wirtschaftsplan_genehmigung IS
'Abschnitte der Vorgangsseite eines Wirtschaftsplans: Positionen, Anteile der Einheiten, Sollstellungen.';
