-- What the form starts with: what is agreed so far, else the highest cash deposit the law allows.
CREATE FUNCTION regel.vertrag_kaution_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN coalesce(
    (SELECT pg_catalog.jsonb_build_object('art', k.art, 'betrag', nullif(k.betrag, 0)::text, 'raten', k.raten, 'unverzinslich', NOT k.verzinslich)
       FROM akte.kautionen k WHERE k.mandant_id = p_k.mandant_id AND k.mietverhaeltnis_id = p_k.bezug_id),
    (SELECT pg_catalog.jsonb_build_object('art', 'bar', 'raten', 3,
              'betrag', recht.kaution_hoechstbetrag((regel.kondition(m.mandant_id, m.id, m.mietbeginn)).nettokaltmiete)::text)
       FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id));
END
$fn$;
ALTER FUNCTION regel.vertrag_kaution_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_kaution_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_kaution_vorgaben(engine.kontext) IS
'Vorbelegung der Kautionsvereinbarung.';
