-- Part of the protocol until it is closed; then it becomes the address of the tenants.
CREATE FUNCTION regel.uebergabe_neue_anschrift(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.uebergaben AS u
     SET neue_strasse = p_k.daten->>'strasse', neue_plz = p_k.daten->>'plz', neue_ort = p_k.daten->>'ort'
   WHERE u.mandant_id = p_k.mandant_id AND u.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_neue_anschrift(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_neue_anschrift(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_neue_anschrift(engine.kontext) IS
'Schreibt die neue Anschrift der Mieterseite ins Protokoll.';
