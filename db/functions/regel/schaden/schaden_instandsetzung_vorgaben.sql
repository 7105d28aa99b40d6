-- What the form of the Instandsetzung starts with.   → {"titel": "Bad: Wasser", "beschreibung": "…"}
CREATE FUNCTION regel.schaden_instandsetzung_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.schaeden := regel.schaden_zeile(p_k);
BEGIN
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('titel', pg_catalog.left('Schaden ' || v_s.raum || ': ' || v_s.beschreibung, 100), 'beschreibung', pg_catalog.concat_ws(E'\n', v_s.beschreibung, v_s.ursache), 'kosten_geschaetzt', v_s.kosten_geschaetzt::text));
END
$fn$;
ALTER FUNCTION regel.schaden_instandsetzung_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_instandsetzung_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_instandsetzung_vorgaben(engine.kontext) IS
'Vorbelegung des Formulars für die Instandsetzung aus einem Schaden.';
