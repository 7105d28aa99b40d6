-- Payments of a debtor and where they went.
-- SELECT betrag, frei, zeilen FROM api.zahlungen_liste(17, NULL, NULL);
CREATE FUNCTION api.zahlungen_liste(p_mietverhaeltnis_id bigint, p_eigentuemer_id bigint, p_einheit_id bigint)
RETURNS TABLE (zahlung_id bigint, art text, betrag numeric, frei numeric, wertstellung date, text text, erfasst_am timestamptz, storniert boolean, storno_von bigint, zeilen jsonb)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := sitzung.kontext();
BEGIN
  RETURN QUERY
  SELECT z.id, z.art, z.betrag, z.frei, z.wertstellung, z.text, z.erfasst_am, EXISTS (SELECT FROM akte.zahlungen x WHERE x.mandant_id = z.mandant_id AND x.storno_von = z.id), z.storno_von,
         (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('auf', u.auf, 'betrag', u.betrag, 'regel', u.regel, 'forderung', coalesce(f.bezeichnung, h.bezeichnung)) ORDER BY u.id), '[]')
            FROM akte.zahlung_zuordnungen u
            LEFT JOIN akte.mietzahlungen f ON f.mandant_id = u.mandant_id AND f.id = u.mietzahlung_id
            LEFT JOIN akte.hausgeld_sollstellungen h ON h.mandant_id = u.mandant_id AND h.id = u.hausgeld_id
           WHERE u.mandant_id = z.mandant_id AND u.zahlung_id = z.id)
    FROM akte.zahlungen z
   WHERE z.mandant_id = v_s.mandant_id AND (z.mietverhaeltnis_id = p_mietverhaeltnis_id OR (z.eigentuemer_id = p_eigentuemer_id AND z.einheit_id = p_einheit_id))
   ORDER BY z.wertstellung DESC, z.id DESC;
END
$fn$;
ALTER FUNCTION api.zahlungen_liste(bigint, bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlungen_liste(bigint, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlungen_liste(bigint, bigint, bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.zahlungen_liste(bigint, bigint, bigint) IS
'Zahlungen eines Schuldners mit ihren Zuordnungen und deren Regel (§§ 366, 367 BGB), neueste zuerst.';
