-- What history may be: the machines of a tenancy by name, by title and by what people say, and the ends each of them knows.
-- SELECT automat, zustand FROM api.bestand_vorgangsarten() WHERE wort = 'mahnung' AND ergebnis = 'bezahlt';
--  automat   | zustand
--  mahnwesen | erledigt
CREATE FUNCTION api.bestand_vorgangsarten()
RETURNS TABLE (wort text, automat text, variante text, ergebnis text, zustand text, art text)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
WITH maschinen AS (
  SELECT a.automat, a.version, a.titel, v.variante
    FROM engine.automaten a
    CROSS JOIN LATERAL pg_catalog.unnest(CASE WHEN a.varianten = '{}' THEN ARRAY[''] ELSE a.varianten END) AS v(variante)
   WHERE a.aktuell AND NOT a.ist_klammer AND 'vermietung' = ANY (a.traeger_arten)
), woerter AS (
  SELECT m.automat, m.version, m.variante, api.bestand_wort(w.wort || m.variante) AS wort FROM maschinen m, LATERAL (VALUES (m.automat), (m.titel)) AS w(wort)
  UNION
  SELECT m.automat, m.version, m.variante, s.wort
    FROM maschinen m
    JOIN (VALUES ('mahnwesen', '', 'mahnung'), ('mahnwesen', '', 'mahnvorgang'), ('mieterhoehung', '', 'mietanpassung'), ('indexanpassung', '', 'indexerhoehung'),
                 ('indexanpassung', '', 'indexmiete'), ('staffelanpassung', '', 'staffel'), ('staffelanpassung', '', 'staffelmiete'), ('mietminderung', '', 'minderung'),
                 ('wohnungsuebergabe', 'einzug', 'einzug'), ('wohnungsuebergabe', 'auszug', 'auszug'), ('wohnungsuebergabe', 'einzug', 'uebergabeeinzug'),
                 ('wohnungsuebergabe', 'auszug', 'uebergabeauszug'), ('vertragsabschluss', '', 'mietvertrag'), ('kaution_rueckzahlung', '', 'kautionsabrechnung'),
                 ('kaution_rueckzahlung', '', 'kautionsrueckzahlung'), ('untervermietung', '', 'untermiete'), ('stammdatenaenderung', '', 'stammdaten')) AS s(automat, variante, wort)
      ON s.automat = m.automat AND s.variante = m.variante
), enden AS (
  SELECT z.automat, z.version, z.zustand, z.titel, z.art, z.reihenfolge FROM engine.zustaende z WHERE z.art IN ('erfolg', 'abbruch')
), ergebnisse AS (
  SELECT e.automat, e.version, e.zustand, e.art, api.bestand_wort(w.wort) AS ergebnis FROM enden e, LATERAL (VALUES (e.zustand), (e.titel)) AS w(wort)
  UNION
  SELECT e.automat, e.version, e.zustand, e.art, s.wort
    FROM enden e
    JOIN (VALUES ('mahnwesen', 'erledigt', 'bezahlt'), ('mieterhoehung', 'umgesetzt', 'zugestimmt'), ('mieterhoehung', 'umgesetzt', 'zustimmung'),
                 ('mietminderung', 'beendet', 'behoben'), ('schaden', 'abgerechnet', 'behoben'), ('schaden', 'abgerechnet', 'reguliert'),
                 -- who gave the notice is what people write down; it ended the lease
                 ('kuendigung', 'vollzogen', 'mieter'), ('kuendigung', 'vollzogen', 'vermieter'), ('kuendigung', 'vollzogen', 'durchmieter'), ('kuendigung', 'vollzogen', 'durchvermieter'),
                 ('kuendigung', 'widerrufen', 'zurueckgenommen'), ('kaution_rueckzahlung', 'abgeschlossen', 'ausgezahlt')) AS s(automat, zustand, wort)
      ON s.automat = e.automat AND s.zustand = e.zustand
  UNION ALL
  -- nothing said: it ended as it was meant to, which is the first success the machine lists
  (SELECT DISTINCT ON (e.automat, e.version) e.automat, e.version, e.zustand, e.art, '' FROM enden e WHERE e.art = 'erfolg' ORDER BY e.automat, e.version, e.reihenfolge)
)
SELECT DISTINCT ON (w.wort, w.automat, w.variante, r.ergebnis) w.wort, w.automat, w.variante, r.ergebnis, r.zustand, r.art
  FROM woerter w JOIN ergebnisse r ON r.automat = w.automat AND r.version = w.version
 ORDER BY w.wort, w.automat, w.variante, r.ergebnis, r.zustand
$fn$;
ALTER FUNCTION api.bestand_vorgangsarten() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_vorgangsarten() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bestand_vorgangsarten() TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.bestand_vorgangsarten() IS
'Welche Wörter in Typ und Ergebnis einer vorgaenge.csv stehen dürfen (Vergleichsform, siehe api.bestand_wort) und welcher Maschine und welchem Endzustand sie entsprechen. Ergebnis leer: der erste Erfolg.';
