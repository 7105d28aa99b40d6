-- What runs from the announcement: the three months, the hardship objection, the special notice.
CREATE FUNCTION regel.modernisierung_zugang_erfassen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_tag date := (p_k.daten->>'zugang_am')::date;
  v_m   akte.modernisierungen;
BEGIN
  UPDATE akte.modernisierungen AS m
     SET ankuendigung_zugang_am = v_tag, ankuendigung_nachweis = p_k.daten->>'zugang_nachweis', fruehester_beginn = recht.modernisierung_fruehester_beginn(p_zugang := v_tag),
         haerteeinwand_bis = recht.haerteeinwand_bis(p_zugang := v_tag), haerteeinwand_bis_193 = recht.naechster_werktag(p_tag := recht.haerteeinwand_bis(p_zugang := v_tag), p_land := regel.land(p_k.mandant_id, p_k.bezug_id)),
         sonderkuendigung_555e_bis = recht.naechster_werktag(p_tag := recht.monatsende(p_tag := v_tag, p_monate := 1), p_land := regel.land(p_k.mandant_id, p_k.bezug_id))
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id RETURNING * INTO v_m;
  PERFORM engine.fristen_neu_setzen(p_k);
  RETURN pg_catalog.jsonb_build_object('fruehester_beginn', v_m.fruehester_beginn, 'haerteeinwand_bis', v_m.haerteeinwand_bis_193, 'sonderkuendigung_bis', v_m.sonderkuendigung_555e_bis);
END
$fn$;
ALTER FUNCTION regel.modernisierung_zugang_erfassen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_zugang_erfassen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_zugang_erfassen(engine.kontext) IS
'Berechnet frühesten Beginn, Frist des Härteeinwands und Sonderkündigungsrecht. Norm: §§ 555c, 555d, 555e BGB.';
