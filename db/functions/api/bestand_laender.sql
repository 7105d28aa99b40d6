-- The Länder a postcode may lie in, by the newest reference rows. One: that is it. None or several: ask.
-- SELECT api.bestand_laender('99084');   →  {TH}
-- SELECT api.bestand_laender('22145');   →  {HH,SH}
CREATE FUNCTION api.bestand_laender(p_plz text)
RETURNS text[]
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(pg_catalog.array_agg(p.land ORDER BY p.land) FILTER (WHERE p.fassung = p.neueste), '{}')
  FROM (SELECT l.land, l.fassung, max(l.fassung) OVER () AS neueste FROM recht.plz_laender l WHERE p_plz BETWEEN l.plz_von AND l.plz_bis) p
$fn$;
ALTER FUNCTION api.bestand_laender(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_laender(text) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_laender(text) IS
'Länder (Kürzel), in denen eine Postleitzahl nach recht.plz_laender liegen kann; leer, wenn sie nicht erfasst ist.';
