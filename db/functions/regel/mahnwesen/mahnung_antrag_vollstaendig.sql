-- Nobody goes to court with half a file: what only the master data can say is asked for before the form opens.
CREATE FUNCTION regel.mahnung_antrag_vollstaendig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g     akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_fehlt text := (SELECT pg_catalog.string_agg(f->>'text', '; ') FROM pg_catalog.jsonb_array_elements(regel.mahnung_antrag(v_g, p_k.heute, '{}')->'fehlt') f WHERE f->>'feld' IS NULL);
BEGIN
  IF p_k.heute <= v_g.zahlbar_bis THEN
    RETURN engine.ablehnung('MAF40', 'Die Zahlungsfrist der letzten Mahnung läuft noch bis zum ' || regel.datum(v_g.zahlbar_bis) || '.', 'Den Ablauf abwarten.', '§ 688 ZPO');
  ELSIF v_fehlt IS NOT NULL THEN
    RETURN engine.ablehnung('MAF41', 'Für den Antrag auf Erlass eines Mahnbescheids fehlt noch: ' || v_fehlt || '.', 'Angaben in den Stammdaten ergänzen.', '§ 690 ZPO');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_antrag_vollstaendig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_antrag_vollstaendig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_antrag_vollstaendig(engine.kontext) IS
'Bedingung: Frist der letzten Mahnung vorbei (MAF40), alle Angaben des § 690 ZPO, die nur die Stammdaten kennen, vorhanden (MAF41).';
