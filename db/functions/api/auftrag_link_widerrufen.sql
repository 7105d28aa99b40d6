-- SELECT api.auftrag_link_widerrufen('0d6f…');   →  1   (links that ended)
CREATE FUNCTION api.auftrag_link_widerrufen(p_kennung uuid)
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s  sitzung.person := engine.tuer();
  v_id bigint;
BEGIN
  UPDATE akte.auftraege AS r SET link_bis = NULL WHERE r.mandant_id = v_s.mandant_id AND r.kennung = p_kennung AND v_s.kanal = 'verwaltung' RETURNING r.id INTO v_id;
  RETURN CASE WHEN v_id IS NULL THEN 0 ELSE sitzung.auftrag_link_schliessen(p_auftrag_id => v_id, p_grund => 'widerrufen') END;
END
$fn$;
ALTER FUNCTION api.auftrag_link_widerrufen(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.auftrag_link_widerrufen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.auftrag_link_widerrufen(uuid) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.auftrag_link_widerrufen(uuid) IS
'Widerruft den Link eines Auftrags und gibt zurück, wie viele galten. Fehler: MA001, MA002.';
