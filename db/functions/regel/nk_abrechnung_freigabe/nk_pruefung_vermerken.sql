-- Records who checked, for the second pair of eyes.
CREATE FUNCTION regel.nk_pruefung_vermerken(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.nk_abrechnungen AS a SET geprueft_von = p_k.akteur, geprueft_am = p_k.jetzt WHERE a.mandant_id = p_k.mandant_id AND a.traeger_id = p_k.traeger_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.nk_pruefung_vermerken(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_pruefung_vermerken(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_pruefung_vermerken(engine.kontext) IS
'Wirkung: vermerkt Prüfer und Zeit der sachlichen Prüfung.';
