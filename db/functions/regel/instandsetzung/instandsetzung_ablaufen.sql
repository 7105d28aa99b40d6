-- The time is up: the link ends with it, and the list says so. Nothing is decided.
CREATE FUNCTION regel.instandsetzung_ablaufen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_f akte.freigaben := regel.instandsetzung_freigabe(p_k);
BEGIN
  UPDATE akte.freigaben AS f SET abgelaufen_am = p_k.jetzt, link_ende = CASE WHEN f.link_erstellt_am IS NOT NULL THEN coalesce(f.link_ende, 'abgelaufen') END WHERE f.mandant_id = v_f.mandant_id AND f.id = v_f.id;
  PERFORM sitzung.freigabe_link_schliessen(p_freigabe_id => v_f.id, p_grund => 'abgelaufen');
  RETURN pg_catalog.jsonb_build_object('freigabe', 'Frist abgelaufen, keine Entscheidung');
END
$fn$;
ALTER FUNCTION regel.instandsetzung_ablaufen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_ablaufen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_ablaufen(engine.kontext) IS
'Beendet den Link nach Ablauf der Frist; entschieden ist damit nichts.';
