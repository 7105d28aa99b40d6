-- What happened, happened by today and not before the step it follows on.
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
  v_nach date := CASE p_k.von WHEN 'gerichtlich' THEN v_g.antrag_am WHEN 'mahnbescheid_zugestellt' THEN v_g.zugestellt_am
                              WHEN 'vb_beantragt' THEN CASE p_k.ereignis WHEN 'widerspruch_eingegangen' THEN v_g.zugestellt_am ELSE v_g.vb_antrag_am END
                              WHEN 'tituliert' THEN v_g.titel_am WHEN 'streitverfahren' THEN v_g.widerspruch_am ELSE v_g.stufe_3_am END;
BEGIN
  IF v_tag > p_k.heute OR v_tag < v_nach OR (p_k.daten->>'zugestellt_am')::date NOT BETWEEN v_tag AND p_k.heute THEN
    RETURN engine.ablehnung('MAF42', 'Der Tag liegt in der Zukunft oder vor dem Schritt, auf den er folgt' || coalesce(' (' || regel.datum(v_nach) || ')', '') || '.', 'Tag angeben, an dem es geschehen ist.', NULL,
      CASE WHEN v_tag > p_k.heute OR v_tag < v_nach THEN 'am' ELSE 'zugestellt_am' END);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_tag_vergangen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_tag_vergangen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_tag_vergangen(engine.kontext) IS
'Bedingung: Tag nicht in der Zukunft, nicht vor dem Schritt davor (letzte Mahnung, Antrag, Zustellung, Titel) (MAF42).';
