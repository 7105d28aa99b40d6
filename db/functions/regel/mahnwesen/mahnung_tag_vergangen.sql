-- What happened, happened by today and not before the last letter.
CREATE FUNCTION regel.mahnung_tag_vergangen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g   akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_tag date := (p_k.daten->>'am')::date;
BEGIN
  IF v_tag > p_k.heute OR v_tag < coalesce(v_g.stufe_3_am, v_tag) THEN
    RETURN engine.ablehnung('MAF42', 'Der Tag liegt in der Zukunft oder vor der letzten Mahnung.', 'Tag angeben, an dem es geschehen ist.', NULL, 'am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_tag_vergangen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_tag_vergangen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_tag_vergangen(engine.kontext) IS
'Bedingung: Tag nicht in der Zukunft, nicht vor der letzten Mahnung (MAF42).';
