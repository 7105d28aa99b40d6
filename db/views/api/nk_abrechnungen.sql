-- Every operating cost period of the client with its state and deadline.
--   SELECT objekt, zeitraum_bis, zustand_titel, abrechnen_bis FROM api.nk_abrechnungen ORDER BY abrechnen_bis LIMIT 1;
--    Hauptstraße 47 | 2025-12-31 | Belegkontrolle | 2026-12-31
CREATE VIEW api.nk_abrechnungen WITH (security_invoker = true, security_barrier = true) AS
SELECT a.mandant_id, a.id, a.kennung, a.vorgang_id, a.objekt_id, o.nummer AS objekt_nummer, o.name AS objekt, a.zeitraum_von, a.zeitraum_bis, a.status, z.titel AS zustand_titel, z.art AS zustand_art,
       recht.nk_abrechnung_bis(p_zeitraum_ende => a.zeitraum_bis) AS abrechnen_bis,
       recht.nk_abrechnung_bis(p_zeitraum_ende => a.zeitraum_bis) - (SELECT engine.heute()) AS tage,
       a.warnstufe, a.version, a.versendet_am,
       (SELECT coalesce(sum(k.betrag), 0)::numeric(12,2) FROM akte.nk_kosten k WHERE k.mandant_id = a.mandant_id AND k.abrechnung_id = a.id AND NOT k.gestrichen
           AND NOT EXISTS (SELECT FROM akte.nk_kosten n WHERE n.mandant_id = k.mandant_id AND n.ersetzt_id = k.id)) AS kosten,
       (SELECT count(*)::int FROM akte.nk_einwendungen w WHERE w.mandant_id = a.mandant_id AND w.vorgang_id = a.vorgang_id AND w.ergebnis IS NULL) AS einwendungen_offen
  FROM akte.nk_abrechnungen a
  JOIN akte.objekte o ON o.mandant_id = a.mandant_id AND o.id = a.objekt_id
  LEFT JOIN engine.vorgang v ON v.mandant_id = a.mandant_id AND v.id = a.vorgang_id
  LEFT JOIN engine.zustaende z ON z.automat = v.automat AND z.version = v.version AND z.zustand = v.zustand;
GRANT SELECT ON api.nk_abrechnungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_engine;
COMMENT ON VIEW api.nk_abrechnungen IS
'Nebenkostenabrechnungen des Mandanten mit Zustand, Abrechnungsfrist (§ 556 Abs. 3 BGB; tage bis dahin, negativ: vorbei) und Summe der Kosten.';
