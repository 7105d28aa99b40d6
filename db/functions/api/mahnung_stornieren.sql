-- Cancels the letters of a Vorgang; every claim stands as before.
-- SELECT ok, nach FROM api.mahnung_stornieren(4711, 'an die falsche Person adressiert');   →  t | storniert
CREATE FUNCTION api.mahnung_stornieren(p_vorgang_id bigint, p_grund text)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  IF NOT EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = (SELECT x.mandant_id FROM engine.tuer() x) AND v.id = p_vorgang_id AND v.automat = 'mahnwesen') THEN
    RETURN ROW(false, p_vorgang_id, NULL, NULL, 'MAF36', 'Dieser Vorgang ist keine Mahnung.', NULL, 'Mahnung in der Liste auswählen.', '§ 286 BGB', NULL)::engine.ergebnis;
  END IF;
  RETURN engine.ausloesen(p_vorgang_id => p_vorgang_id, p_ereignis => 'stornieren', p_daten => pg_catalog.jsonb_build_object('grund', p_grund));
END
$fn$;
ALTER FUNCTION api.mahnung_stornieren(bigint, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mahnung_stornieren(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mahnung_stornieren(bigint, text) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.mahnung_stornieren(bigint, text) IS
'Storniert einen Mahnvorgang mit Grund. Ergebnis: engine.ergebnis. Fehler: MA001, MA002; als Zeile MA003–MA014, MAF36.';
