-- The tenant's special right, while it lasts.
CREATE FUNCTION regel.modernisierung_sonderkuendigung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.modernisierungen := regel.modernisierung_zeile(p_k);
BEGIN
  IF v_m.sonderkuendigung_561_bis IS NULL OR (p_k.daten->>'kuendigung_zugang_am')::date > least(p_k.heute, v_m.sonderkuendigung_561_bis) OR (p_k.daten->>'kuendigung_zugang_am')::date < v_m.erhoehung_zugang_am THEN
    RETURN engine.ablehnung('MAA25', 'Das Sonderkündigungsrecht besteht vom Zugang der Erklärung an' || coalesce(' bis zum ' || regel.datum(v_m.sonderkuendigung_561_bis), '') || '.',
      'Den Zugang der Erklärung erfassen, oder die Kündigung als gewöhnliche behandeln.', '§ 561 Abs. 1 BGB', 'kuendigung_zugang_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_sonderkuendigung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_sonderkuendigung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_sonderkuendigung(engine.kontext) IS
'Bedingung: Die Sonderkündigung kam innerhalb ihrer Frist (MAA25). Norm: § 561 BGB.';
