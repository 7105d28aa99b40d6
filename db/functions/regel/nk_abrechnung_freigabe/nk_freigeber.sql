-- Four eyes, second pair: neither who worked on it nor who checked it releases it.
CREATE FUNCTION regel.nk_freigeber(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.nk_abrechnungen := regel.nk_abrechnung(p_k);
BEGIN
  IF p_k.akteur = v_a.geprueft_von OR p_k.akteur = ANY (regel.nk_ersteller(p_k.mandant_id, v_a.id)) THEN
    RETURN engine.ablehnung('MAD41', 'Sie haben diese Abrechnung erstellt oder geprüft und können sie deshalb nicht freigeben.',
      'Die Freigabe erteilt eine dritte Person aus der Teamleitung oder Verwaltung.', 'Vier-Augen-Prinzip der Verwaltung');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.nk_freigeber(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_freigeber(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_freigeber(engine.kontext) IS
'Bedingung: Freigebende Person hat die Abrechnung weder erstellt noch geprüft (MAD41). Nicht übersteuerbar.';
