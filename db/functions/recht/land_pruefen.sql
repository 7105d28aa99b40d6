-- Checks the code of a Land, or of a region with holidays of its own, and gives it back.
--
--   SELECT recht.land_pruefen('BY-Augsburg');
--    → BY-Augsburg       und mit 'XX': MA204
CREATE FUNCTION recht.land_pruefen(p_land text)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := 'p_land', p_fehlt := p_land IS NULL);
  IF NOT EXISTS (SELECT FROM recht.laender AS l WHERE l.kuerzel = p_land) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA204',
      MESSAGE = format('Das Land „%s“ ist nicht bekannt.', p_land),
      DETAIL  = format('Bekannt sind: %s.', (SELECT string_agg(l.kuerzel, ', ' ORDER BY l.kuerzel) FROM recht.laender AS l)),
      HINT    = 'Das Kürzel nach ISO 3166-2 ohne „DE-“ angeben, bei eigenen Feiertagen mit Region (BY-Augsburg).';
  END IF;
  RETURN p_land;
END
$fn$;
ALTER FUNCTION recht.land_pruefen(text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.land_pruefen(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.land_pruefen(text) TO PUBLIC;
COMMENT ON FUNCTION recht.land_pruefen(text) IS
'Gibt das Kürzel zurück, wenn recht.laender es kennt: BE, BY, … oder eine Region mit eigenen Feiertagen (BY-Augsburg, BY-katholisch, SN-katholisch, TH-katholisch). Fehler: MA201 fehlt, MA204 unbekannt.';
