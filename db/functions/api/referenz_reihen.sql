-- The series of reference rows an operator may add to, with the fields of their forms and what is known.
-- SELECT reihe, titel, bekannt_bis FROM api.referenz_reihen();
--  basiszinssaetze | Basiszinssatz | 2026-12-31
CREATE FUNCTION api.referenz_reihen()
RETURNS TABLE (reihe text, titel text, norm text, quelle text, felder jsonb, bekannt_bis date, werte jsonb)
LANGUAGE sql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT r.reihe, r.titel, r.norm, r.quelle,
       r.eigene || pg_catalog.jsonb_set('[
         {"name": "quelle", "typ": "text", "titel": "Woher", "pflicht": true, "min_laenge": 3, "max_laenge": 200, "hilfe": "Amtliche Fundstelle, zum Beispiel die Bekanntmachung mit Datum."},
         {"name": "abgerufen_am", "typ": "datum", "titel": "Abgerufen am", "pflicht": true, "nicht_in_zukunft": true}]'::jsonb, '{1,vorgabe}', pg_catalog.to_jsonb(engine.heute()))
       || '[{"name": "berichtigung", "typ": "ja_nein", "titel": "Berichtigt einen erfassten Wert", "hilfe": "Der alte Wert bleibt stehen; es gilt der neue."}]'::jsonb,
       r.bekannt_bis, r.werte
  FROM (
    SELECT 1 AS nr, 'basiszinssaetze' AS reihe, 'Basiszinssatz' AS titel, '§ 247 BGB' AS norm, 'Deutsche Bundesbank, zum 1. Januar und 1. Juli' AS quelle,
           '[{"name": "gueltig_ab", "typ": "datum", "titel": "Gilt ab", "pflicht": true, "hilfe": "1. Januar oder 1. Juli"},
             {"name": "prozent", "typ": "zahl", "titel": "Prozent", "pflicht": true, "min": -10, "max": 50}]'::jsonb AS eigene,
           (SELECT max(b.gueltig_bis) FROM recht.basiszinssaetze_geltend b) AS bekannt_bis,
           (SELECT jsonb_agg(jsonb_build_array(x.gueltig_ab, x.prozent::text, x.quelle, x.abgerufen_am, x.fassung)) FROM (
              SELECT * FROM recht.basiszinssaetze_geltend b ORDER BY b.gueltig_ab DESC LIMIT 6) x) AS werte
    UNION ALL
    SELECT 2, 'vpi', 'Verbraucherpreisindex (2020 = 100)', '§ 557b BGB', 'Statistisches Bundesamt, monatlich',
           '[{"name": "gueltig_ab", "typ": "datum", "titel": "Monat", "pflicht": true, "hilfe": "Der Monatserste"},
             {"name": "wert", "typ": "zahl", "titel": "Indexstand", "pflicht": true, "min": 1, "max": 9999}]'::jsonb,
           (SELECT (max(v.monat) + interval '1 month')::date - 1 FROM recht.vpi_geltend v WHERE v.basisjahr = 2020),
           (SELECT jsonb_agg(jsonb_build_array(x.monat, x.wert::text, x.quelle, x.abgerufen_am, x.fassung)) FROM (
              SELECT * FROM recht.vpi_geltend v WHERE v.basisjahr = 2020 ORDER BY v.monat DESC LIMIT 6) x)
    UNION ALL
    SELECT 3, 'kautionszinssaetze', 'Zinssatz für Spareinlagen', '§ 551 Abs. 3 BGB', 'Deutsche Bundesbank, Reihe SUD105',
           '[{"name": "gueltig_ab", "typ": "datum", "titel": "Von", "pflicht": true},
             {"name": "gueltig_bis", "typ": "datum", "titel": "Bis", "pflicht": true, "hilfe": "Im selben Kalenderjahr"},
             {"name": "prozent", "typ": "zahl", "titel": "Prozent", "pflicht": true, "min": 0, "max": 50}]'::jsonb,
           (SELECT max(k.gueltig_bis) FROM recht.kautionszinssaetze_geltend k),
           (SELECT jsonb_agg(jsonb_build_array(x.gueltig_ab, x.prozent::text, x.quelle, x.abgerufen_am, x.fassung)) FROM (
              SELECT * FROM recht.kautionszinssaetze_geltend k ORDER BY k.gueltig_ab DESC LIMIT 6) x)
    UNION ALL
    SELECT 4, 'kappungsgrenzen', 'Kappungsgrenze nach Gemeinde', '§ 558 Abs. 3 BGB', 'Verordnung des Landes',
           '[{"name": "land", "typ": "text", "titel": "Land", "pflicht": true, "max_laenge": 2, "hilfe": "Kürzel, zum Beispiel BY"},
             {"name": "gemeinde", "typ": "text", "titel": "Gemeinde", "pflicht": true, "max_laenge": 100},
             {"name": "gueltig_ab", "typ": "datum", "titel": "Gilt ab", "pflicht": true},
             {"name": "gueltig_bis", "typ": "datum", "titel": "Gilt bis", "hilfe": "Leer, wenn die Verordnung kein Ende nennt"},
             {"name": "prozent", "typ": "auswahl", "titel": "Grenze", "pflicht": true, "optionen": [{"wert": "15", "titel": "15 Prozent"}, {"wert": "20", "titel": "20 Prozent"}]},
             {"name": "norm", "typ": "text", "titel": "Verordnung", "pflicht": true, "min_laenge": 5, "max_laenge": 200}]'::jsonb,
           NULL,
           (SELECT jsonb_agg(jsonb_build_array(x.gemeinde || ' (' || x.land || ') ab ' || to_char(x.gueltig_ab, 'DD.MM.YYYY'), x.prozent::text, x.quelle, x.abgerufen_am, x.fassung)) FROM (
              SELECT * FROM recht.kappungsgrenzen_geltend k ORDER BY k.land, k.gemeinde, k.gueltig_ab DESC LIMIT 100) x)
  ) r
 ORDER BY r.nr
$fn$;
ALTER FUNCTION api.referenz_reihen() OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION api.referenz_reihen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.referenz_reihen() TO mietakte_engine, mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.referenz_reihen() IS
'Reihen von Referenzwerten, die der Betreiber ergänzt: reihe, titel, norm, quelle (wo der Wert steht), felder (Formular), bekannt_bis (letzter Tag mit Wert; NULL: keine Zeitreihe), werte (die jüngsten: Schlüssel, Wert, Quelle, abgerufen am, Fassung).';
