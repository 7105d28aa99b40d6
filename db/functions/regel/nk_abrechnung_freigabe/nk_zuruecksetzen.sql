-- Goes back a step or more: what was decided after that step no longer stands. Frozen statements stay as the version they were.
CREATE FUNCTION regel.nk_zuruecksetzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.nk_abrechnungen AS a
     SET version = NULL, freigegeben_von = NULL, freigegeben_am = NULL, versendet_am = CASE WHEN p_k.von = 'versendet' THEN a.versendet_am END,
         geprueft_von = CASE WHEN p_k.nach = 'sachlich_geprueft' THEN a.geprueft_von END, geprueft_am = CASE WHEN p_k.nach = 'sachlich_geprueft' THEN a.geprueft_am END,
         vorgelegt_von = CASE WHEN p_k.nach <> 'erstellt' THEN a.vorgelegt_von END
   WHERE a.mandant_id = p_k.mandant_id AND a.traeger_id = p_k.traeger_id;
  IF p_k.nach = 'erstellt' THEN
    -- leases may have changed while it lay elsewhere; who gives it back has entered nothing by that
    PERFORM regel.nk_nutzungen_abgleichen(p_k.mandant_id, (regel.nk_abrechnung(p_k)).id, 'dienst', p_k.jetzt);
  END IF;
  RETURN pg_catalog.jsonb_build_object('zurueck', CASE p_k.nach WHEN 'erstellt' THEN 'zu den Kosten' WHEN 'belegkontrolle' THEN 'zur Belegkontrolle' ELSE 'vor die Freigabe' END);
END
$fn$;
ALTER FUNCTION regel.nk_zuruecksetzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_zuruecksetzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_zuruecksetzen(engine.kontext) IS
'Wirkung: nimmt Prüfung, Freigabe und Festschreibung zurück, soweit sie nach dem Zielzustand liegen.';
