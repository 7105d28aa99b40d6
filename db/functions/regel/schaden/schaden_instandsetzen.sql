-- The repair as a matter of the house: offer, approval of the owner, order, acceptance.   → {"instandsetzung": "Vorgang 4714"}
CREATE FUNCTION regel.schaden_instandsetzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_traeger bigint;
  v_einheit bigint;
BEGIN
  SELECT o.traeger_id, e.id INTO v_traeger, v_einheit
    FROM akte.mietverhaeltnisse m
    JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
    JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
   WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  RETURN pg_catalog.jsonb_build_object('instandsetzung', 'Vorgang ' || engine.folge_starten(p_k := p_k, p_automat := 'instandsetzung', p_variante := '', p_traeger_id := v_traeger,
    p_daten := pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('titel', p_k.daten->>'titel', 'beschreibung', p_k.daten->>'beschreibung', 'einheit_id', v_einheit, 'kosten_geschaetzt', p_k.daten->>'kosten_geschaetzt'))));
END
$fn$;
ALTER FUNCTION regel.schaden_instandsetzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_instandsetzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_instandsetzen(engine.kontext) IS
'Startet die Instandsetzung zu diesem Schaden auf der Klammer des Objekts.';
