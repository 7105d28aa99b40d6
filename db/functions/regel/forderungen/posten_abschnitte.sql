-- The segments of one item's interest, as a letter prints them.
-- SELECT regel.posten_abschnitte(1, 'hausgeld', 17, DATE '2026-04-12')->0->>'tage';   →  67
CREATE FUNCTION regel.posten_abschnitte(p_mandant_id bigint, p_quelle text, p_forderung_id bigint, p_stichtag date)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('von', z.von, 'bis', z.bis, 'tage', z.tage, 'saldo', z.saldo::text,
         'basiszinssatz', pg_catalog.round(z.basiszinssatz, 2)::text, 'zinssatz', pg_catalog.round(z.zinssatz, 2)::text, 'zinsen', pg_catalog.round(z.zinsen, 4)::text) ORDER BY z.von), '[]')
  FROM (SELECT h.soll, h.verzug_ab, h.prozentpunkte FROM akte.mietzahlungen h WHERE p_quelle = 'miete' AND h.mandant_id = p_mandant_id AND h.id = p_forderung_id
        UNION ALL
        SELECT h.soll, h.verzug_ab, h.prozentpunkte FROM akte.hausgeld_sollstellungen h WHERE p_quelle = 'hausgeld' AND h.mandant_id = p_mandant_id AND h.id = p_forderung_id) f
 CROSS JOIN LATERAL recht.verzugszinsen(p_betrag => f.soll, p_von => f.verzug_ab, p_bis => p_stichtag, p_prozentpunkte => f.prozentpunkte,
   p_zahlungen => (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(g.tag, g.betrag::text) ORDER BY g.tag), '[]')
                     FROM (SELECT u.wertstellung AS tag, sum(u.betrag) AS betrag FROM akte.zahlung_zuordnungen u
                            WHERE u.mandant_id = p_mandant_id AND u.auf = 'haupt' AND u.wertstellung <= p_stichtag
                              AND CASE p_quelle WHEN 'miete' THEN u.mietzahlung_id = p_forderung_id ELSE u.hausgeld_id = p_forderung_id END
                            GROUP BY u.wertstellung HAVING sum(u.betrag) <> 0) g)) z
 WHERE f.verzug_ab <= p_stichtag
$fn$;
ALTER FUNCTION regel.posten_abschnitte(bigint, text, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.posten_abschnitte(bigint, text, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.posten_abschnitte(bigint, text, bigint, date) IS
'Zinsabschnitte einer Forderung bis p_stichtag, wie sie im Brief stehen: von, bis, tage, saldo, basiszinssatz, zinssatz, zinsen (vier Stellen, ungerundet gerechnet). p_quelle: miete oder hausgeld. Norm: § 288 BGB. Fehler: MA206.';
