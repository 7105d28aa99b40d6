-- One row per kind and number; the newest counts.
CREATE FUNCTION regel.uebergabe_schluessel(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.uebergabe_schluessel (mandant_id, uebergabe_id, art, anzahl, nummer, bemerkung)
  VALUES (p_k.mandant_id, (regel.uebergabe_zeile(p_k)).id, p_k.daten->>'art', (p_k.daten->>'anzahl')::int, p_k.daten->>'nummer', p_k.daten->>'bemerkung');
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_schluessel(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_schluessel(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_schluessel(engine.kontext) IS
'Schreibt Schlüssel ins Protokoll.';
