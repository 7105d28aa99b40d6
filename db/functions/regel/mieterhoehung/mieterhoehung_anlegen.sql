-- The row of the demand. A Vorgang that led here is its cause; by hand it may be named.
CREATE FUNCTION regel.mieterhoehung_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_anlass bigint;
BEGIN
  v_anlass := coalesce((p_k.daten->>'anlass')::bigint,
                       (SELECT v.id FROM engine.vorgang v WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.entstanden_aus AND NOT v.ist_klammer));
  INSERT INTO akte.mieterhoehungen (mandant_id, vorgang_id, mietverhaeltnis_id, anlass_vorgang_id)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, v_anlass);
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_anlegen(engine.kontext) IS
'Legt die Zeile der Mieterhöhung an und hält fest, woraus sie entstanden ist.';
