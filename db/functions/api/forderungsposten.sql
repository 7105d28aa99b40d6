-- The items of one debtor, or of all, with interest to date and the day of limitation.
-- SELECT bezeichnung, verzug_ab, offen, zinsen FROM api.forderungsposten(NULL, 7, 31, DATE '2026-04-12');
--  Hausgeld Februar 2026 | 2026-02-05 | 420.00 | 4.83
CREATE FUNCTION api.forderungsposten(
  p_mietverhaeltnis_id bigint,
  p_eigentuemer_id bigint,
  p_einheit_id bigint,
  p_stichtag date DEFAULT NULL
)
RETURNS TABLE (quelle text, forderung_id bigint, bezeichnung text, faellig_am date, verzug_ab date, soll numeric, offen numeric, prozentpunkte numeric, zinsen numeric, tage int, fach text,
               status text, bestritten_am date, gestundet_bis date, verjaehrt_am date, abschnitte jsonb, verjaehrung text)
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
  SELECT p.quelle, p.forderung_id, p.bezeichnung, p.faellig_am, p.verzug_ab, p.soll, p.offen, p.prozentpunkte, p.zinsen, p.tage,
         CASE WHEN p.tage <= 30 THEN '0–30' WHEN p.tage <= 60 THEN '31–60' WHEN p.tage <= 90 THEN '61–90' ELSE 'über 90' END,
         p.status, coalesce(z.bestritten_am, h.bestritten_am), coalesce(z.gestundet_bis, h.gestundet_bis), regel.verjaehrung_am(p.faellig_am),
         regel.posten_abschnitte(v_s.mandant_id, p.quelle, p.forderung_id, v_tag),
         regel.verjaehrung_stand(p.faellig_am, (SELECT g.status FROM akte.mahnvorgaenge g JOIN akte.mahnungen b ON b.mandant_id = g.mandant_id AND b.mahnvorgang_id = g.id AND b.storniert_am IS NULL
           JOIN akte.mahnung_positionen q ON q.mandant_id = b.mandant_id AND q.mahnung_id = b.id
          WHERE g.mandant_id = v_s.mandant_id AND g.status NOT IN ('erledigt', 'storniert', 'verworfen') AND (g.mietverhaeltnis_id = p.mietverhaeltnis_id OR (g.eigentuemer_id = p.eigentuemer_id AND g.einheit_id = p.einheit_id))
            AND CASE p.quelle WHEN 'miete' THEN q.mietzahlung_id = p.forderung_id ELSE q.hausgeld_id = p.forderung_id END LIMIT 1), v_tag)
    FROM regel.posten_zinsen(p_mandant_id => v_s.mandant_id, p_stichtag => v_tag) p
    LEFT JOIN akte.mietzahlungen z ON p.quelle = 'miete' AND z.mandant_id = v_s.mandant_id AND z.id = p.forderung_id
    LEFT JOIN akte.hausgeld_sollstellungen h ON p.quelle = 'hausgeld' AND h.mandant_id = v_s.mandant_id AND h.id = p.forderung_id
   WHERE p.mietverhaeltnis_id = p_mietverhaeltnis_id OR (p.eigentuemer_id = p_eigentuemer_id AND p.einheit_id = p_einheit_id)
   ORDER BY p.faellig_am, p.forderung_id;
END
$fn$;
ALTER FUNCTION api.forderungsposten(bigint, bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.forderungsposten(bigint, bigint, bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.forderungsposten(bigint, bigint, bigint, date) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.forderungsposten(bigint, bigint, bigint, date) IS
'Überfällige Posten eines Schuldners zum Stichtag mit Verzugsbeginn, Zinsen, Zinsabschnitten, Fach, Tag der Verjährung (§§ 195, 199 BGB) und ihrem Stand (laeuft, warnung, verjaehrt, gehemmt, tituliert). Fehler: MA206.';
