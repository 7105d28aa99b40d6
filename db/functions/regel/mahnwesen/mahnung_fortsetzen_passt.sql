-- Back to the level it was suspended at, no other.
CREATE FUNCTION regel.mahnung_fortsetzen_passt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
BEGIN
  IF p_k.nach IS DISTINCT FROM (CASE v_g.ausgesetzt_von WHEN 'stufe_2_vorgeschlagen' THEN 'stufe_1' WHEN 'stufe_3_vorgeschlagen' THEN 'stufe_2' ELSE v_g.ausgesetzt_von END) THEN
    RETURN engine.ablehnung('MAF33', 'Ausgesetzt wurde auf einer anderen Stufe.', 'Auf der Stufe fortsetzen, auf der die Mahnung ausgesetzt wurde.');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_fortsetzen_passt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_fortsetzen_passt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_fortsetzen_passt(engine.kontext) IS
'Bedingung: Fortgesetzt wird auf der Stufe, auf der ausgesetzt wurde (MAF33).';
