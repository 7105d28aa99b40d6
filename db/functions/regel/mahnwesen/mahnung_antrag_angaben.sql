-- What the file cannot know for itself: who represents a company, which number a claim of no usual kind has.
CREATE FUNCTION regel.mahnung_antrag_angaben(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_fehlt jsonb := regel.mahnung_antrag(regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id), p_k.heute, p_k.daten)->'fehlt';
BEGIN
  IF v_fehlt = '[]' THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAF41', 'Für den Antrag auf Erlass eines Mahnbescheids fehlt noch: ' || (SELECT pg_catalog.string_agg(f->>'text', '; ') FROM pg_catalog.jsonb_array_elements(v_fehlt) f) || '.',
    'Angaben ergänzen.', '§ 690 ZPO', v_fehlt->0->>'feld');
END
$fn$;
ALTER FUNCTION regel.mahnung_antrag_angaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_antrag_angaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_antrag_angaben(engine.kontext) IS
'Bedingung: gesetzlicher Vertreter einer Firma und Katalognummer angegeben, wo sie gebraucht werden (MAF41).';
