-- A letter needs an address and an account to pay to.
CREATE FUNCTION regel.mahnung_brief_moeglich(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_e jsonb := regel.mahnung_empfaenger(v_g, p_k.heute);
BEGIN
  IF v_e->'anschrift'->>'strasse' IS NULL OR v_e->'anschrift'->>'plz' IS NULL OR v_e->'anschrift'->>'ort' IS NULL THEN
    RETURN engine.ablehnung('MAF28', 'Die Anschrift des Schuldners ist unvollständig.', 'Straße, Postleitzahl und Ort in den Stammdaten ergänzen.', '§ 130 BGB');
  ELSIF regel.mahnung_konto(p_k.mandant_id, v_g.mietverhaeltnis_id, v_g.einheit_id) IS NULL THEN
    RETURN engine.ablehnung('MAF29', 'Für das Objekt ist kein Konto erfasst, auf das gezahlt werden kann.', 'Miet- oder Hausgeldkonto des Objekts in den Stammdaten ergänzen.', '§ 270 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_brief_moeglich(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_brief_moeglich(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_brief_moeglich(engine.kontext) IS
'Bedingung: vollständige Anschrift (MAF28), Konto des Objekts (MAF29).';
