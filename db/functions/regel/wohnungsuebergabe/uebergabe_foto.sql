-- A further photo, of a defect or of the flat.
CREATE FUNCTION regel.uebergabe_foto(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u akte.uebergaben := regel.uebergabe_zeile(p_k);
BEGIN
  PERFORM regel.uebergabe_fotos_anhaengen(p_k => p_k, p_uebergabe_id => v_u.id,
    p_mangel_id => (SELECT g.id FROM akte.uebergabe_maengel g
                     WHERE g.mandant_id = p_k.mandant_id AND g.uebergabe_id = v_u.id AND g.nummer = (p_k.daten->>'mangel')::int),
    p_kennungen => ARRAY[p_k.daten->>'foto'], p_bezeichnung => p_k.daten->>'bezeichnung');
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_foto(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_foto(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_foto(engine.kontext) IS
'Hängt ein Foto an das Protokoll oder an einen Mangel.';
