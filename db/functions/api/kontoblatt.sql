-- The account of a debtor: what was owed, what came, what is left after each line.
-- SELECT tag, bezeichnung, soll, haben, saldo FROM api.kontoblatt(17, NULL, NULL);   →  2026-03-04 | Miete März 2026 | 1130.00 | | 1130.00
CREATE FUNCTION api.kontoblatt(p_mietverhaeltnis_id bigint, p_eigentuemer_id bigint, p_einheit_id bigint, p_von date DEFAULT NULL, p_bis date DEFAULT NULL)
RETURNS TABLE (nr bigint, tag date, art text, beleg text, bezeichnung text, soll numeric, haben numeric, saldo numeric)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
WITH wer AS (
  SELECT (SELECT sitzung.mandant_id()) AS mandant_id, coalesce(p_bis, (SELECT engine.heute())) AS bis WHERE (SELECT sitzung.kanal()) IN ('verwaltung', 'dienst')
), f AS (
  SELECT 'miete' AS quelle, z.id, z.bezeichnung, z.faellig_am, z.angelegt_am FROM wer w JOIN akte.mietzahlungen z ON z.mandant_id = w.mandant_id AND z.mietverhaeltnis_id = p_mietverhaeltnis_id
  UNION ALL
  SELECT 'hausgeld', h.id, h.bezeichnung, h.faellig_am, h.angelegt_am FROM wer w JOIN akte.hausgeld_sollstellungen h ON h.mandant_id = w.mandant_id AND h.eigentuemer_id = p_eigentuemer_id AND h.einheit_id = p_einheit_id
), teil AS (
  SELECT f.quelle, f.id, f.bezeichnung, b.text, b.betrag, CASE WHEN b.gebucht_am > f.angelegt_am THEN greatest(f.faellig_am, (b.gebucht_am AT TIME ZONE 'Europe/Berlin')::date) ELSE f.faellig_am END AS tag,
         b.gebucht_am > f.angelegt_am AS spaeter, b.id AS teil
    FROM f JOIN wer w ON f.quelle = 'miete' JOIN akte.mietzahlung_bestandteile b ON b.mandant_id = w.mandant_id AND b.forderung_id = f.id
  UNION ALL
  SELECT f.quelle, f.id, f.bezeichnung, b.text, b.betrag, CASE WHEN b.gebucht_am > f.angelegt_am THEN greatest(f.faellig_am, (b.gebucht_am AT TIME ZONE 'Europe/Berlin')::date) ELSE f.faellig_am END,
         b.gebucht_am > f.angelegt_am, b.id
    FROM f JOIN wer w ON f.quelle = 'hausgeld' JOIN akte.hausgeld_bestandteile b ON b.mandant_id = w.mandant_id AND b.forderung_id = f.id
), z AS (
  SELECT z.* FROM wer w JOIN akte.zahlungen z ON z.mandant_id = w.mandant_id AND (z.mietverhaeltnis_id = p_mietverhaeltnis_id OR (z.eigentuemer_id = p_eigentuemer_id AND z.einheit_id = p_einheit_id))
), zeile AS (
  SELECT t.tag, 1 AS rang, 'soll' AS art, 'F' || t.id AS beleg, t.bezeichnung, sum(t.betrag) AS betrag, t.id FROM teil t WHERE NOT t.spaeter GROUP BY t.tag, t.id, t.bezeichnung
  UNION ALL
  SELECT t.tag, 2, 'aenderung', 'F' || t.id, t.bezeichnung || coalesce(': ' || t.text, ': Änderung'), t.betrag, t.teil FROM teil t WHERE t.spaeter
  UNION ALL
  -- interest and costs of a letter are owed from the moment they are paid: nothing else books them
  SELECT u.wertstellung, 3, 'zinsen', 'M' || u.mahnung_id, CASE u.auf WHEN 'zinsen' THEN 'Verzugszinsen' ELSE 'Mahnkosten' END || CASE WHEN sum(u.betrag) < 0 THEN ' (zurückgenommen)' ELSE '' END, sum(u.betrag), min(u.id)
    FROM z JOIN akte.zahlung_zuordnungen u ON u.mandant_id = z.mandant_id AND u.zahlung_id = z.id AND u.auf <> 'haupt'
   GROUP BY u.wertstellung, u.mahnung_id, u.auf, u.zahlung_id, u.betrag < 0
  UNION ALL
  SELECT z.wertstellung, 4, CASE z.art WHEN 'eingang' THEN 'ist' ELSE z.art END, 'Z' || z.id,
         CASE z.art WHEN 'eingang' THEN coalesce(z.text, 'Zahlung') WHEN 'ruecklastschrift' THEN 'Rücklastschrift' ELSE 'Zahlung zurückgenommen' END || CASE WHEN z.art <> 'eingang' AND z.text IS NOT NULL THEN ': ' || z.text ELSE '' END,
         -z.betrag, z.id FROM z
), lauf AS (
  SELECT x.*, sum(x.betrag) OVER (ORDER BY x.tag, x.rang, x.id) AS saldo, pg_catalog.row_number() OVER (ORDER BY x.tag, x.rang, x.id) AS nr FROM zeile x JOIN wer w ON x.tag <= w.bis WHERE x.betrag <> 0
)
SELECT 0::bigint, p_von, 'vortrag', NULL::text, 'Vortrag', NULL::numeric, NULL::numeric, coalesce((SELECT l.saldo FROM lauf l WHERE l.tag < p_von ORDER BY l.nr DESC LIMIT 1), 0.00) FROM wer WHERE p_von IS NOT NULL
UNION ALL
SELECT l.nr, l.tag, l.art, l.beleg, l.bezeichnung, CASE WHEN l.betrag > 0 THEN l.betrag END, CASE WHEN l.betrag < 0 THEN -l.betrag END, l.saldo
  FROM lauf l WHERE p_von IS NULL OR l.tag >= p_von
 ORDER BY 1
$fn$;
ALTER FUNCTION api.kontoblatt(bigint, bigint, bigint, date, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.kontoblatt(bigint, bigint, bigint, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.kontoblatt(bigint, bigint, bigint, date, date) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.kontoblatt(bigint, bigint, bigint, date, date) IS
'Kontoblatt eines Mietverhältnisses oder eines Eigentümers mit seiner Einheit: Soll, Haben und laufender Saldo in Euro (positiv: offen, negativ: Guthaben), nach Tag. art: vortrag, soll, aenderung (späterer Bestandteil), zinsen (mit einer Zahlung gebuchte Verzugszinsen und Mahnkosten), ist, ruecklastschrift, irrtum. p_von: mit Vortrag; p_bis: ohne Angabe heute. Der letzte Saldo ist die Summe der offenen Forderungen bis zu dem Tag abzüglich freier Zahlungen.';
