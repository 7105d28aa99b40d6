-- What the form of the reduction starts with.   → {"mangel": "Decke im Bad durchfeuchtet"}
CREATE FUNCTION regel.schaden_minderung_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.schaeden := regel.schaden_zeile(p_k);
BEGIN
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('mangel', v_s.beschreibung, 'mangel_seit', coalesce(v_s.seit, v_s.gemeldet_am)));
END
$fn$;
ALTER FUNCTION regel.schaden_minderung_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_minderung_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_minderung_vorgaben(engine.kontext) IS
'Vorbelegung des Formulars für die Mietminderung aus einem Schaden.';
