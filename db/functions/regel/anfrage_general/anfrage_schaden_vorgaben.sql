-- What the person said is what the damage starts with.
CREATE FUNCTION regel.anfrage_schaden_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('raum', a.raum, 'seit', a.seit, 'beschreibung', a.text,
                   'kategorie', CASE pg_catalog.lower(coalesce(a.gewerk, '')) WHEN 'heizung' THEN 'heizung' WHEN 'wasser' THEN 'wasser' WHEN 'elektrik' THEN 'elektrik'
                                  WHEN 'sanitär' THEN 'sanitaer' WHEN 'sanitaer' THEN 'sanitaer' END))
            FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.anfrage_schaden_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_schaden_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_schaden_vorgaben(engine.kontext) IS
'Vorbelegung: Raum, Beginn und Beschreibung aus der Anfrage.';
