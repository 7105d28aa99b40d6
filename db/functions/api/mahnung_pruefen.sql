-- Computes a sent letter again from the tables of today and says where it differs.
-- SELECT posten, gesendet, neu FROM api.mahnung_pruefen(17) WHERE NOT stimmt;   →  (no row: everything is as it was)
CREATE FUNCTION api.mahnung_pruefen(p_mahnung_id bigint)
RETURNS TABLE (posten text, groesse text, gesendet numeric, neu numeric, stimmt boolean)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_m akte.mahnungen;
BEGIN
  SELECT m.* INTO v_m FROM akte.mahnungen m WHERE m.mandant_id = v_s.mandant_id AND m.id = p_mahnung_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MAF36', MESSAGE = 'Diese Mahnung gibt es nicht.', HINT = 'Nummer aus akte.mahnungen angeben.';
  END IF;
  RETURN QUERY
  WITH p AS (
    SELECT x.*, coalesce(z.soll, h.soll) AS soll, coalesce(z.prozentpunkte, h.prozentpunkte) AS punkte
      FROM akte.mahnung_positionen x
      LEFT JOIN akte.mietzahlungen z ON z.mandant_id = x.mandant_id AND z.id = x.mietzahlung_id
      LEFT JOIN akte.hausgeld_sollstellungen h ON h.mandant_id = x.mandant_id AND h.id = x.hausgeld_id
     WHERE x.mandant_id = v_s.mandant_id AND x.mahnung_id = v_m.id
  ), zahlung AS (         -- what counted on the day of the letter: booked by then, and not taken back
    SELECT p.id, u.auf, u.wertstellung, sum(u.betrag) AS betrag
      FROM p JOIN akte.zahlung_zuordnungen u ON u.mandant_id = p.mandant_id AND (u.mietzahlung_id = p.mietzahlung_id OR u.hausgeld_id = p.hausgeld_id)
     WHERE u.gebucht_am <= v_m.freigegeben_am AND u.wertstellung <= v_m.datum GROUP BY p.id, u.auf, u.wertstellung HAVING sum(u.betrag) <> 0
  ), neu AS (
    SELECT p.id, p.soll - coalesce((SELECT sum(z.betrag) FROM zahlung z WHERE z.id = p.id AND z.auf = 'haupt'), 0) AS offen,
           CASE WHEN p.verzug_ab IS NULL OR p.verzug_ab > v_m.datum THEN 0 ELSE greatest(recht.verzugszinsen_summe(p_betrag => p.soll, p_von => p.verzug_ab, p_bis => v_m.datum, p_prozentpunkte => p.punkte,
             p_zahlungen => (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(z.wertstellung, z.betrag::text)), '[]') FROM zahlung z WHERE z.id = p.id AND z.auf = 'haupt'))
             - coalesce((SELECT sum(z.betrag) FROM zahlung z WHERE z.id = p.id AND z.auf = 'zinsen'), 0), 0) END AS zinsen
      FROM p
  )
  SELECT p.bezeichnung, g.groesse, g.gesendet, g.neu, g.gesendet = g.neu
    FROM p JOIN neu n ON n.id = p.id
   CROSS JOIN LATERAL (VALUES (1, 'offen', p.offen, n.offen), (2, 'zinsen', p.zinsen, n.zinsen)) AS g(nr, groesse, gesendet, neu)
  UNION ALL
  SELECT 'Summe', g.groesse, g.gesendet, g.neu, g.gesendet = g.neu
    FROM (SELECT sum(n.offen) AS offen, sum(n.zinsen) AS zinsen FROM neu n) t
   CROSS JOIN LATERAL (VALUES ('hauptforderung', v_m.hauptforderung, t.offen), ('zinsen', v_m.zinsen, t.zinsen),
                              ('gebuehr', v_m.gebuehr, CASE WHEN v_m.gebuehr_erlassen THEN 0 ELSE recht.mahngebuehr(p_stufe => v_m.stufe) END),
                              ('gesamt', v_m.gesamt, t.offen + t.zinsen + CASE WHEN v_m.gebuehr_erlassen THEN 0 ELSE recht.mahngebuehr(p_stufe => v_m.stufe) END)) AS g(groesse, gesendet, neu);
END
$fn$;
ALTER FUNCTION api.mahnung_pruefen(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mahnung_pruefen(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mahnung_pruefen(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.mahnung_pruefen(bigint) IS
'Rechnet eine freigegebene Mahnung aus den heutigen Tabellen nach: je Posten offen und zinsen, in der Summe Hauptforderung, Zinsen, Gebühr, gesamt; gesendet, neu, stimmt. Abweichungen zeigen, was nachträglich geändert wurde (Minderung, rückwirkende Buchung). Fehler: MAF36, MA206.';
