-- Nobody goes to court with half a file.
CREATE FUNCTION regel.mahnung_antrag_vollstaendig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_a jsonb := regel.mahnung_antrag(v_g, p_k.heute);
BEGIN
  IF p_k.heute <= v_g.zahlbar_bis THEN
    RETURN engine.ablehnung('MAF40', 'Die Zahlungsfrist der letzten Mahnung läuft noch bis zum ' || regel.datum(v_g.zahlbar_bis) || '.', 'Den Ablauf abwarten.', '§ 688 ZPO');
  ELSIF v_a->'fehlt' <> '[]' THEN
    RETURN engine.ablehnung('MAF41', 'Für den Antrag auf Erlass eines Mahnbescheids fehlt noch: ' || (SELECT pg_catalog.string_agg(x, '; ') FROM pg_catalog.jsonb_array_elements_text(v_a->'fehlt') x) || '.',
      'Angaben in den Stammdaten ergänzen.', '§ 690 ZPO');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_antrag_vollstaendig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_antrag_vollstaendig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_antrag_vollstaendig(engine.kontext) IS
'Bedingung: Frist der letzten Mahnung vorbei (MAF40), alle Angaben des § 690 ZPO vorhanden (MAF41).';
