-- A second reading of the same meter replaces the first.
CREATE FUNCTION regel.uebergabe_zaehler(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u akte.uebergaben := regel.uebergabe_zeile(p_k);
BEGIN
  INSERT INTO akte.uebergabe_zaehler (mandant_id, uebergabe_id, art, nummer, stand, einheit, ort, bemerkung, datei_id, ersetzt_id)
  VALUES (p_k.mandant_id, v_u.id, p_k.daten->>'art', p_k.daten->>'nummer', (p_k.daten->>'stand')::numeric, p_k.daten->>'einheit', p_k.daten->>'ort', p_k.daten->>'bemerkung',
          (SELECT d.id FROM akte.dateien d WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (p_k.daten->>'foto')::uuid),
          (SELECT max(z.id) FROM akte.uebergabe_zaehler z
            WHERE z.mandant_id = p_k.mandant_id AND z.uebergabe_id = v_u.id AND z.art = p_k.daten->>'art' AND pg_catalog.lower(z.nummer) = pg_catalog.lower(p_k.daten->>'nummer')));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_zaehler(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_zaehler(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_zaehler(engine.kontext) IS
'Schreibt einen Zählerstand ins Protokoll; eine frühere Ablesung desselben Zählers gilt als ersetzt.';
