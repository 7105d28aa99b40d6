CREATE FUNCTION regel.versammlung_leitung_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('leitung', coalesce(v.leitung, ma.name), 'beirat_vorsitz', v.beirat_vorsitz))
            FROM akte.eigentuemerversammlungen v JOIN akte.mandanten ma ON ma.id = v.mandant_id
           WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.bezug_id);
END
$fn$;
ALTER FUNCTION regel.versammlung_leitung_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_leitung_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_leitung_vorgaben(engine.kontext) IS
'Vorbelegung: den Vorsitz führt der Verwalter (§ 24 Abs. 5 WEG).';
