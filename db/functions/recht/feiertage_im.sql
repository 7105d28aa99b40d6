-- The holidays that fall on Monday to Saturday of a period, as evidence in a derivation.
--
--   SELECT recht.feiertage_im('BE', DATE '2026-04-01', DATE '2026-04-07');
--    → [{"tag": "2026-04-03", "land": "BE", "name": "Karfreitag", "fassung": 1}, {"tag": "2026-04-06", … "Ostermontag" …}]
CREATE FUNCTION recht.feiertage_im(p_land text, p_von date, p_bis date)
RETURNS jsonb
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
  SELECT coalesce(jsonb_agg(jsonb_build_object('land', f.land, 'tag', f.tag, 'name', f.name, 'fassung', f.fassung) ORDER BY f.tag), '[]')
  FROM recht.feiertage_geltend AS f
  WHERE f.land = p_land AND f.tag BETWEEN p_von AND p_bis AND date_part('isodow', f.tag) < 7
$fn$;
ALTER FUNCTION recht.feiertage_im(text, date, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.feiertage_im(text, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.feiertage_im(text, date, date) TO PUBLIC;
COMMENT ON FUNCTION recht.feiertage_im(text, date, date) IS
'Feiertage eines Landes von p_von bis p_bis (beide eingeschlossen), ohne Sonntage, als JSON-Liste {land, tag, name, fassung}: der Nachweis im Rechenweg. Leer, wenn keiner dazwischen liegt.';
