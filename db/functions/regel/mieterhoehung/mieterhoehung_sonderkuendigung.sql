-- The tenant's special right, while it lasts.
CREATE FUNCTION regel.mieterhoehung_sonderkuendigung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.mieterhoehungen := regel.mieterhoehung_zeile(p_k);
BEGIN
  IF (p_k.daten->>'kuendigung_zugang_am')::date > p_k.heute OR (p_k.daten->>'kuendigung_zugang_am')::date < v_e.zugang_am
     OR (p_k.daten->>'kuendigung_zugang_am')::date > v_e.sonderkuendigung_bis THEN
    RETURN engine.ablehnung('MAA25', 'Das Sonderkündigungsrecht bestand vom Zugang des Verlangens bis zum ' || regel.datum(v_e.sonderkuendigung_bis) || '.',
      'Eine spätere Kündigung lässt die Mieterhöhung unberührt; sie ist als Kündigung zu erfassen.', '§ 561 Abs. 1 BGB', 'kuendigung_zugang_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_sonderkuendigung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_sonderkuendigung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_sonderkuendigung(engine.kontext) IS
'Bedingung: Die Sonderkündigung kam innerhalb ihrer Frist (MAA25). Norm: § 561 BGB.';
