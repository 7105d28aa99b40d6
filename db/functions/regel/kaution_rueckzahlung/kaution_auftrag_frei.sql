-- After the release of its run an order stands: the file may be at the bank already, and a second order would pay twice.
CREATE FUNCTION regel.kaution_auftrag_frei(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_lauf bigint;
BEGIN
  SELECT l.id INTO v_lauf
    FROM akte.zahlungslauf_posten p JOIN akte.zahlungslaeufe l ON l.mandant_id = p.mandant_id AND l.id = p.lauf_id
   WHERE p.mandant_id = p_k.mandant_id AND p.auftrag_id = (regel.kaution_auftrag(p_k)).id AND p.erledigt IS NULL AND l.freigegeben_am IS NOT NULL;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAK43', 'Diese Auszahlung ist im freigegebenen Zahlungslauf Nr. ' || v_lauf || '.',
    'Den Lauf stornieren, solange die Bank ihn nicht hat. Kam das Geld zurück, zuerst die Rückgabe beim Posten des Laufs vermerken.', 'Vier-Augen-Prinzip der Verwaltung');
END
$fn$;
ALTER FUNCTION regel.kaution_auftrag_frei(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_auftrag_frei(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_auftrag_frei(engine.kontext) IS
'Bedingung: Der Zahlungsauftrag steckt in keinem freigegebenen Zahlungslauf (MAK43).';
