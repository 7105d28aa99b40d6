-- Fills in what only the file knows: the choices of a list, what a form starts with.
CREATE FUNCTION engine.felder_aufloesen(
  p_felder jsonb,
  p_vorgaben text,
  p_k engine.kontext
)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_vorgaben jsonb := CASE WHEN p_vorgaben IS NOT NULL THEN engine.verteiler_daten(p_vorgaben, p_k) END;
BEGIN
  RETURN coalesce((
    SELECT pg_catalog.jsonb_agg(
             f || CASE WHEN f ? 'optionen_aus' THEN pg_catalog.jsonb_build_object('optionen', coalesce(engine.verteiler_daten(f->>'optionen_aus', p_k), '[]')) ELSE '{}' END
               || CASE WHEN v_vorgaben ? (f->>'name') THEN pg_catalog.jsonb_build_object('vorgabe', v_vorgaben->(f->>'name'))
                       WHEN f->>'vorgabe' = 'heute' THEN pg_catalog.jsonb_build_object('vorgabe', p_k.heute) ELSE '{}' END
             ORDER BY nr)
      FROM pg_catalog.jsonb_array_elements(p_felder) WITH ORDINALITY AS x(f, nr)), '[]');
END
$fn$;
ALTER FUNCTION engine.felder_aufloesen(jsonb, text, engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.felder_aufloesen(jsonb, text, engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION engine.felder_aufloesen(jsonb, text, engine.kontext) IS
'Löst Auswahllisten (optionen_aus) und Vorbelegungen (vorgaben) der Felder eines Ereignisses auf.';
