-- A block stops letters, whoever set it.
CREATE FUNCTION regel.mahnung_sperre(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.traeger_art = 'vermietung' AND EXISTS (SELECT FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id AND m.mahnsperre))
     OR EXISTS (SELECT FROM akte.mahnvorgaenge g JOIN akte.eigentumsverhaeltnisse e ON e.mandant_id = g.mandant_id AND e.eigentuemer_id = g.eigentuemer_id AND e.einheit_id = g.einheit_id
                 WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id AND e.mahnsperre AND coalesce(e.bis, p_k.heute) >= p_k.heute) THEN
    RETURN engine.ablehnung('MAF23', 'Für diesen Schuldner ist eine Mahnsperre gesetzt.', 'Mahnsperre in den Stammdaten aufheben oder die Forderung anders klären.', '§ 286 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_sperre(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_sperre(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_sperre(engine.kontext) IS
'Bedingung: keine Mahnsperre (MAF23).';
