-- From now on the link is worth nothing.
CREATE FUNCTION regel.instandsetzung_link_widerrufen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_f akte.freigaben := regel.instandsetzung_freigabe(p_k);
BEGIN
  UPDATE akte.freigaben AS f SET link_ende = 'widerrufen' WHERE f.mandant_id = v_f.mandant_id AND f.id = v_f.id;
  PERFORM sitzung.freigabe_link_schliessen(p_freigabe_id => v_f.id, p_grund => 'widerrufen');
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_link_widerrufen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_link_widerrufen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_link_widerrufen(engine.kontext) IS
'Widerruft den offenen Link.';
