-- What the form starts with: the highest rent the law allows, if everything for it is known.
CREATE FUNCTION regel.mieterhoehung_verlangen_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v jsonb;
BEGIN
  v := regel.mieterhoehung_rechnen(p_k, p_k.heute + 3, '{}');
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('zugang_erwartet', p_k.heute + 3,
    'miete_neu', CASE WHEN (v->>'hoechstmiete')::numeric > (v->>'bisher')::numeric THEN v->>'hoechstmiete' END));
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_verlangen_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_verlangen_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_verlangen_vorgaben(engine.kontext) IS
'Vorbelegung des Verlangens: höchste zulässige Miete, erwarteter Zugang.';
