-- The special right of the tenant runs from a letter of the landlord's and not for long.
CREATE FUNCTION regel.kuendigung_anlass(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a      jsonb := regel.kuendigung_angaben(p_k);
  v_anlass date := (v_a->>'anlass_zugang_am')::date;
  v_zugang date := (v_a->>'zugang_am')::date;
  v_norm   text := CASE v_a->>'grund_art' WHEN 'modernisierung' THEN '§ 555e Abs. 1 BGB' ELSE '§ 561 Abs. 1 BGB' END;
  v_bis    date;
BEGIN
  IF v_a->>'art' <> 'sonderkuendigung' THEN
    RETURN NULL;
  ELSIF v_anlass IS NULL OR v_anlass > v_zugang THEN
    RETURN engine.ablehnung('MA521', 'Zur Sonderkündigung gehört der Tag, an dem die Mieterhöhung oder die Modernisierungsankündigung zugegangen ist.',
      'Diesen Tag angeben; er liegt vor der Kündigung.', v_norm, 'anlass_zugang_am');
  END IF;
  v_bis := recht.naechster_werktag(p_land := regel.land(p_k.mandant_id, p_k.bezug_id),
    p_tag := recht.monatsende(p_tag := v_anlass, p_monate := CASE v_a->>'grund_art' WHEN 'modernisierung' THEN 1 ELSE 2 END));
  IF v_zugang > v_bis THEN
    RETURN engine.ablehnung('MA521', 'Die Sonderkündigung kam zu spät: Möglich war sie bis zum ' || pg_catalog.to_char(v_bis, 'DD.MM.YYYY') || '.',
      'Als ordentliche Kündigung erfassen, wenn das Schreiben so gemeint sein kann.', v_norm, 'zugang_am', 'Zugang ' || v_zugang);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_anlass(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_anlass(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_anlass(engine.kontext) IS
'Bedingung: Anlass und Frist der Sonderkündigung (MA521). Norm: § 555e Abs. 1, § 561 Abs. 1 BGB.';
