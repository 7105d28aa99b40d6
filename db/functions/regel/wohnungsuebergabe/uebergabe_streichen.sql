-- The row stays, a second one says that it no longer counts.   → {"gestrichen": "zaehler:12"}
CREATE FUNCTION regel.uebergabe_streichen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_teile text[] := pg_catalog.string_to_array(p_k.daten->>'eintrag', ':');
BEGIN
  INSERT INTO akte.uebergabe_streichungen (mandant_id, uebergabe_id, art, eintrag_id, grund, gestrichen_am, gestrichen_von)
  VALUES (p_k.mandant_id, (regel.uebergabe_zeile(p_k)).id, v_teile[1], v_teile[2]::bigint, p_k.daten->>'grund', p_k.jetzt, p_k.akteur);
  RETURN pg_catalog.jsonb_build_object('gestrichen', p_k.daten->>'eintrag');
END
$fn$;
ALTER FUNCTION regel.uebergabe_streichen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_streichen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_streichen(engine.kontext) IS
'Streicht einen Eintrag des Protokolls mit Grund.';
