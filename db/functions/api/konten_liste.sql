-- All accounts.
-- SELECT name, saldo FROM api.konten_liste();   →  Katrin Ostermann | 0.00
CREATE FUNCTION api.konten_liste()
RETURNS TABLE (mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint, akte uuid, name text, zeichen text, objekt text, soll numeric, haben numeric, saldo numeric, mandat boolean)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
WITH w AS (SELECT (SELECT sitzung.mandant_id()) AS m, (SELECT engine.heute()) AS heute WHERE (SELECT sitzung.kanal()) IN ('verwaltung', 'dienst')),
gueltig AS (SELECT y.mietverhaeltnis_id, y.eigentuemer_id, y.einheit_id FROM w CROSS JOIN LATERAL regel.sepa_stand(w.m, engine.heute()) s JOIN akte.sepa_mandate y ON y.mandant_id = w.m AND y.id = s.mandat_id WHERE s.grund IS NULL),
-- what is not due yet is not owed, but what was paid on it has come
f AS (
  SELECT z.mietverhaeltnis_id AS mv, NULL::bigint AS eig, NULL::bigint AS einh, sum(z.soll) FILTER (WHERE z.faellig_am <= w.heute) AS soll, sum(z.soll - z.offen) AS haben FROM w JOIN akte.mietzahlungen z ON z.mandant_id = w.m GROUP BY 1
  UNION ALL
  SELECT NULL, h.eigentuemer_id, h.einheit_id, sum(h.soll) FILTER (WHERE h.faellig_am <= w.heute), sum(h.soll - h.offen) FROM w JOIN akte.hausgeld_sollstellungen h ON h.mandant_id = w.m GROUP BY 2, 3
), frei AS (
  SELECT z.mietverhaeltnis_id AS mv, z.eigentuemer_id AS eig, z.einheit_id AS einh, sum(z.frei) AS frei FROM w JOIN akte.zahlungen z ON z.mandant_id = w.m WHERE z.frei <> 0 GROUP BY 1, 2, 3
)
SELECT f.mv, f.eig, f.einh, m.kennung, api.schuldnername(w.m, f.mv, f.eig), coalesce(m.vertragsnummer, o.nummer || '/' || e.nummer), o.name || ', ' || e.bezeichnung,
       coalesce(f.soll, 0.00), f.haben + coalesce(r.frei, 0), coalesce(f.soll, 0.00) - f.haben - coalesce(r.frei, 0),
       EXISTS (SELECT FROM gueltig g WHERE g.mietverhaeltnis_id = f.mv OR (g.eigentuemer_id = f.eig AND g.einheit_id = f.einh))
  FROM w CROSS JOIN f
  LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = w.m AND m.id = f.mv
  JOIN akte.einheiten e ON e.mandant_id = w.m AND e.id = coalesce(f.einh, m.einheit_id)
  JOIN akte.objekte o ON o.mandant_id = w.m AND o.id = e.objekt_id
  LEFT JOIN frei r ON r.mv IS NOT DISTINCT FROM f.mv AND r.eig IS NOT DISTINCT FROM f.eig AND r.einh IS NOT DISTINCT FROM f.einh
 WHERE f.soll IS NOT NULL OR f.haben <> 0 OR r.frei <> 0
$fn$;
ALTER FUNCTION api.konten_liste() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.konten_liste() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.konten_liste() TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.konten_liste() IS
'Alle Konten von Mietverhältnissen und Eigentümern mit Soll, Haben und Saldo heute (positiv: offen) und ob ein Mandat gilt.';
