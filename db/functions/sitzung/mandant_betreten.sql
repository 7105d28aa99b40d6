-- Enters a client as service for one letter, out of a function of the engine that nobody is logged in for.
--
--   SELECT sitzung.mandant_betreten(p_mandant_id => 1);      NULL: leave again
CREATE FUNCTION sitzung.mandant_betreten(p_mandant_id bigint)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_mandant_id IS NULL THEN
    PERFORM set_config('app.siegel', '', true), set_config('app.current_mandant_id', '', true);
    RETURN;
  END IF;
  PERFORM sitzung.eintreten(p_mandant_id => p_mandant_id, p_mieter_id => NULL, p_benutzer_id => NULL, p_kanal => 'dienst', p_rolle => 'dienst', p_sitzung_id => NULL, p_zeit => NULL);
END
$$;

ALTER FUNCTION sitzung.mandant_betreten(bigint) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.mandant_betreten(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.mandant_betreten(bigint) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.mandant_betreten(bigint) IS
'Tritt als Dienst in einen Mandanten ein; NULL verlässt ihn. Nur für Funktionen der Engine, die ohne Anmeldung eine Nachricht verschicken.';
