-- Who owes what since when, with interest to date, in the buckets of the trade.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT schuldner, tage, bis_30, bis_60, bis_90, ueber_90, zinsen FROM api.offene_forderungen(DATE '2026-04-12');
--  Schmidt | 67 | 420.00 | 420.00 | 420.00 | 0.00 | 8.00
-- COMMIT;
CREATE FUNCTION api.offene_forderungen(p_stichtag date DEFAULT NULL)
RETURNS TABLE (mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint, schuldner text, posten int, offen numeric, bis_30 numeric, bis_60 numeric, bis_90 numeric,
               ueber_90 numeric, zinsen numeric, gesamt numeric, aelteste date, tage int, fach text, vorgang_id bigint, stand text, verjaehrt_am date, wartende_zahlung numeric, verjaehrung text)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s   sitzung.person := sitzung.kontext();
  v_tag date := coalesce(p_stichtag, engine.heute());
BEGIN
  RETURN QUERY
  SELECT x.mietverhaeltnis_id, x.eigentuemer_id, x.einheit_id, api.schuldnername(v_s.mandant_id, x.mietverhaeltnis_id, x.eigentuemer_id), x.anzahl, x.summe,
         x.b30, x.b60, x.b90, x.b90m, x.zins, x.summe + x.zins, x.alt, v_tag - x.alt,
         CASE WHEN v_tag - x.alt <= 30 THEN '0–30' WHEN v_tag - x.alt <= 60 THEN '31–60' WHEN v_tag - x.alt <= 90 THEN '61–90' ELSE 'über 90' END,
          g.vorgang_id, g.status, regel.verjaehrung_am(x.alt),
          coalesce(w.betrag, 0.00),
          regel.verjaehrung_stand(x.alt, g.status, v_tag)
    FROM (SELECT p.mietverhaeltnis_id, p.eigentuemer_id, p.einheit_id, count(*)::int AS anzahl, sum(p.offen) AS summe, sum(p.zinsen) AS zins, min(p.faellig_am) AS alt,
                 coalesce(sum(p.offen) FILTER (WHERE p.tage <= 30), 0.00) AS b30, coalesce(sum(p.offen) FILTER (WHERE p.tage BETWEEN 31 AND 60), 0.00) AS b60,
                 coalesce(sum(p.offen) FILTER (WHERE p.tage BETWEEN 61 AND 90), 0.00) AS b90, coalesce(sum(p.offen) FILTER (WHERE p.tage > 90), 0.00) AS b90m
            FROM regel.posten_zinsen(p_mandant_id => v_s.mandant_id, p_stichtag => v_tag) p
           GROUP BY p.mietverhaeltnis_id, p.eigentuemer_id, p.einheit_id) x
    LEFT JOIN akte.mahnvorgaenge g ON g.mandant_id = v_s.mandant_id AND g.status NOT IN ('erledigt', 'storniert', 'verworfen')
      AND (g.mietverhaeltnis_id = x.mietverhaeltnis_id OR (g.eigentuemer_id = x.eigentuemer_id AND g.einheit_id = x.einheit_id))
    LEFT JOIN (SELECT z.mietverhaeltnis_id, z.eigentuemer_id, z.einheit_id, sum(z.betrag) AS betrag FROM regel.zahlungen_wartend(v_s.mandant_id) z
                GROUP BY z.mietverhaeltnis_id, z.eigentuemer_id, z.einheit_id) w
      ON coalesce(w.mietverhaeltnis_id, 0) = coalesce(x.mietverhaeltnis_id, 0) AND coalesce(w.eigentuemer_id, 0) = coalesce(x.eigentuemer_id, 0) AND coalesce(w.einheit_id, 0) = coalesce(x.einheit_id, 0)
   ORDER BY v_tag - x.alt DESC, x.summe DESC;
END
$fn$;
ALTER FUNCTION api.offene_forderungen(date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.offene_forderungen(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.offene_forderungen(date) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.offene_forderungen(date) IS
'Offene überfällige Forderungen je Schuldner zum Stichtag (ohne Angabe heute): offen nach Tagen seit Fälligkeit in den Fächern 0–30, 31–60, 61–90, über 90, Verzugszinsen, gesamt, fach des ältesten Postens, laufende Mahnung mit Stand, Verjährung des ältesten Postens (drei Jahre ab Jahresende, §§ 195, 199 BGB, ohne Hemmung), wartende Zahlungen, verjaehrung (laeuft, warnung, verjaehrt, gehemmt, tituliert). Fehler: MA206.';
