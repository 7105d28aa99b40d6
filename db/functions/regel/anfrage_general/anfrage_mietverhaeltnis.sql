-- A damage belongs to a tenancy.
CREATE FUNCTION regel.anfrage_mietverhaeltnis(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (SELECT a.mietverhaeltnis_id FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id) IS NULL THEN
    RETURN engine.ablehnung('MAE04', 'Die Anfrage ist keinem Mietverhältnis zugeordnet.', 'Zuerst „Vertrag oder Objekt zuordnen“; für Schäden am Gemeinschaftseigentum eine Instandsetzung anlegen.', '§ 536c BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_mietverhaeltnis(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_mietverhaeltnis(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_mietverhaeltnis(engine.kontext) IS
'Bedingung: Die Anfrage ist einem Mietverhältnis zugeordnet (MAE04).';
