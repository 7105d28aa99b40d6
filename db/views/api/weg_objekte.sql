-- The communities of owners of the client. Without one nothing of this side is shown: EXISTS (SELECT FROM api.weg_objekte).
--   SELECT nummer, name, einheiten, mea FROM api.weg_objekte;
--    0300 | Lindenweg 8 | 24 | 1000.000
CREATE VIEW api.weg_objekte WITH (security_invoker = true, security_barrier = true) AS
SELECT o.mandant_id, o.id AS objekt_id, o.kennung, o.nummer, o.name, o.strasse, o.plz, o.ort, o.verwaltungsart, x.einheiten, x.mea,
       (SELECT count(*) FROM akte.eigentuemerversammlungen v WHERE v.mandant_id = o.mandant_id AND v.objekt_id = o.id) AS versammlungen,
       (SELECT count(*) FROM akte.beschlusssammlung s WHERE s.mandant_id = o.mandant_id AND s.objekt_id = o.id) AS beschluesse
  FROM akte.objekte o
  CROSS JOIN LATERAL (SELECT count(*) AS einheiten, sum(e.mea) AS mea FROM akte.einheiten e WHERE e.mandant_id = o.mandant_id AND e.objekt_id = o.id) x
 WHERE o.verwaltungsart IN ('WEG', 'WEG+SEV');
GRANT SELECT ON api.weg_objekte TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.weg_objekte IS
'Objekte von Wohnungseigentümergemeinschaften mit Zahl der Einheiten, Summe der Miteigentumsanteile, Versammlungen und Einträgen der Beschlusssammlung. Leer: Der Mandant verwaltet keine Gemeinschaft.';
