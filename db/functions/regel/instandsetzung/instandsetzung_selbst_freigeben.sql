-- Released by the manager alone, and on what ground.
CREATE FUNCTION regel.instandsetzung_selbst_freigeben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.instandsetzung_angebote := regel.instandsetzung_angebot(p_k);
  v_grenze numeric := regel.freigabegrenze(p_k.mandant_id, p_k.bezug_id, p_k.heute);
BEGIN
  UPDATE akte.instandsetzungen AS i
     SET freigabe_weg = CASE WHEN v_a.betrag <= v_grenze THEN 'unter_grenze' ELSE 'uebersteuert' END, freigegeben_am = p_k.heute, freigegeben_betrag = v_a.betrag
   WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('betrag', v_a.betrag, 'freigabegrenze', v_grenze);
END
$fn$;
ALTER FUNCTION regel.instandsetzung_selbst_freigeben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_selbst_freigeben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_selbst_freigeben(engine.kontext) IS
'Gibt ohne den Eigentümer frei: unter der Freigabegrenze oder mit Begründung der Teamleitung.';
