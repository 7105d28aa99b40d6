-- Interest on a balance, one segment per half-year. Made for queries over many rows.
--
--   SELECT f.id, round(sum(z.zinsen), 2)
--   FROM (VALUES (1, 420.00, DATE '2026-02-05'), (2, 420.00, DATE '2026-03-05')) AS f (id, saldo, verzug_ab)
--   CROSS JOIN LATERAL recht.zinsabschnitte(f.saldo, f.verzug_ab, DATE '2026-04-12', 5) AS z
--   GROUP BY f.id ORDER BY f.id;
--    → 1 | 4.83
--      2 | 2.81
CREATE FUNCTION recht.zinsabschnitte(p_saldo numeric, p_von date, p_bis date, p_prozentpunkte numeric)
RETURNS TABLE (von date, bis date, tage int, saldo numeric, basiszinssatz numeric, zinssatz numeric, zinsen numeric)
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
-- SET search_path: none. With a SET PostgreSQL would not put the function into the query, and a million rows would be
-- a million calls. Everything here is qualified anyway, and the function runs with the rights of its caller.
AS $fn$
  SELECT greatest(b.gueltig_ab, p_von),
         least(b.gueltig_bis, p_bis),
         least(b.gueltig_bis, p_bis) - greatest(b.gueltig_ab, p_von) + 1,
         p_saldo,
         coalesce(b.prozent, recht.basiszinssatz_fehlt(p_von := p_von, p_bis := p_bis)),
         coalesce(b.prozent, recht.basiszinssatz_fehlt(p_von := p_von, p_bis := p_bis)) + p_prozentpunkte,
         p_saldo * (coalesce(b.prozent, recht.basiszinssatz_fehlt(p_von := p_von, p_bis := p_bis)) + p_prozentpunkte)
                 * (least(b.gueltig_bis, p_bis) - greatest(b.gueltig_ab, p_von) + 1) / (100 * b.tage_im_jahr)
  -- The view covers all of time; a day without a recorded rate meets NULL and so the error. coalesce calls
  -- basiszinssatz_fehlt only then.
  FROM recht.basiszinssaetze_lueckenlos AS b
  WHERE b.gueltig_ab <= p_bis AND b.gueltig_bis >= p_von AND p_von <= p_bis
$fn$;
ALTER FUNCTION recht.zinsabschnitte(numeric, date, date, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.zinsabschnitte(numeric, date, date, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.zinsabschnitte(numeric, date, date, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.zinsabschnitte(numeric, date, date, numeric) IS
'Verzugszinsen auf p_saldo (Euro) von p_von bis p_bis, beide eingeschlossen, je Halbjahr des Basiszinssatzes ein Abschnitt. p_prozentpunkte: Punkte über dem Basiszinssatz. zinssatz = basiszinssatz + p_prozentpunkte (Prozent); zinsen = saldo × zinssatz × tage / (100 × Tage des Jahres), ungerundet.
Für CROSS JOIN LATERAL über eine Tabelle, zusammengefasst mit GROUP BY: PostgreSQL setzt den Rumpf in die Abfrage ein, die Sätze werden einmal gelesen. In einer Unterabfrage je Zeile ginge dieser Vorteil verloren. Prüft die Angaben nicht (das tut recht.verzugszinsen); vertauschte Daten ergeben keine Zeile. Fehler: MA206 Basiszinssatz nicht erfasst. Norm: §§ 247, 288 BGB.';
