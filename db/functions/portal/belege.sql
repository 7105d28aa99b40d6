-- The receipts behind the items of the own statements. Whose name stands on one and is another tenant, resident or owner is not shown.
-- Asked by no name: a function that said whether a name is one of the client's people would tell who lives here.
--   SELECT kosten_id, datum, lieferant, betrag FROM portal.belege();   →  17 | 2024-11-30 | Stadtwerke | 11862.31
CREATE FUNCTION portal.belege()
RETURNS TABLE (kosten_id bigint, datum date, nummer text, lieferant text, betrag numeric)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
WITH eigene AS MATERIALIZED (
  SELECT DISTINCT k.id, k.rechnung_am, k.rechnung_nr, k.lieferant, k.betrag
    FROM akte.nk_einzelabrechnungen e
    JOIN akte.nk_zustellungen z ON z.mandant_id = e.mandant_id AND z.einzelabrechnung_id = e.id
    JOIN akte.nk_einzelposten p ON p.mandant_id = e.mandant_id AND p.einzelabrechnung_id = e.id
    JOIN akte.nk_kosten k ON k.mandant_id = p.mandant_id AND k.id = p.kosten_id
   WHERE e.mandant_id = (SELECT sitzung.mandant_id()) AND e.mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])),
-- only those people are looked at whose last name occurs at all
leute AS MATERIALIZED (
  SELECT n.vorname, n.nachname
    FROM (SELECT p.vorname, p.nachname FROM akte.mieter p WHERE p.mandant_id = (SELECT sitzung.mandant_id()) AND p.id <> (SELECT sitzung.mieter_id())
          UNION SELECT w.vorname, w.nachname FROM akte.bewohner w WHERE w.mandant_id = (SELECT sitzung.mandant_id())
          UNION SELECT o.vorname, o.nachname FROM akte.eigentuemer o WHERE o.mandant_id = (SELECT sitzung.mandant_id())) n
   WHERE pg_catalog.length(n.nachname) > 1 AND n.vorname <> ''
     AND pg_catalog.strpos((SELECT pg_catalog.lower(pg_catalog.string_agg(DISTINCT lieferant, ' ')) FROM eigene), pg_catalog.lower(n.nachname)) > 0)
SELECT e.id, e.rechnung_am, e.rechnung_nr,
       -- first and last name together: a firm that happens to be called like a neighbour stays readable
       CASE WHEN EXISTS (SELECT FROM leute n WHERE pg_catalog.strpos(pg_catalog.lower(e.lieferant), pg_catalog.lower(n.nachname)) > 0
                                               AND pg_catalog.strpos(pg_catalog.lower(e.lieferant), pg_catalog.lower(n.vorname)) > 0) THEN '(Name verdeckt)' ELSE e.lieferant END,
       e.betrag
  FROM eigene e
$fn$;
ALTER FUNCTION portal.belege() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.belege() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.belege() TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.belege() IS
'Belege zu den Posten der eigenen versendeten Abrechnungen: kosten_id, datum, nummer, lieferant (verdeckt, wenn Vor- und Nachname eines anderen Mieters, Bewohners oder Eigentümers darin stehen), betrag (EUR). Norm: § 259 BGB, Art. 5 Abs. 1 Buchst. c DSGVO.';
