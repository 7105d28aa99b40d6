-- Name of the holiday on a day, or NULL.
--
--   SELECT recht.feiertag(DATE '2026-10-31', 'BB'), recht.feiertag(DATE '2026-10-31', 'BE');
--    → Reformationstag | NULL
CREATE FUNCTION recht.feiertag(p_tag date, p_land text)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_tag', p_tag := p_tag);
  PERFORM recht.feiertage_pruefen(p_land := p_land, p_von := p_tag, p_bis := p_tag);
  RETURN (SELECT f.name FROM recht.feiertage_geltend AS f WHERE f.land = p_land AND f.tag = p_tag);
END
$fn$;
ALTER FUNCTION recht.feiertag(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.feiertag(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.feiertag(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.feiertag(date, text) IS
'Name des gesetzlichen Feiertags im Land p_land am Tag p_tag, NULL wenn keiner. 24.12. und 31.12. sind keine Feiertage. Fehler: MA201, MA204, MA205. Norm: Feiertagsgesetze der Länder.';
