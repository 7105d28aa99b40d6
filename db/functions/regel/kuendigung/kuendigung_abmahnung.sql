-- A breach of duty needs a warning first. The law knows exceptions (§ 543 Abs. 3 S. 2), hence an override with a reason is possible.
CREATE FUNCTION regel.kuendigung_abmahnung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a jsonb := regel.kuendigung_angaben(p_k);
BEGIN
  IF v_a->>'art' <> 'ausserordentlich_fristlos' OR v_a->>'grund_art' IS DISTINCT FROM 'pflichtverletzung'
     OR (v_a->>'abmahnung_am')::date < (v_a->>'zugang_am')::date THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA520', 'Vor der fristlosen Kündigung wegen einer Pflichtverletzung muss abgemahnt oder eine Frist gesetzt worden sein.',
    'Den Tag der Abmahnung angeben. Ist sie ausnahmsweise entbehrlich (§ 543 Abs. 3 Satz 2 BGB), kann die Teamleitung das mit Grund festhalten.', '§ 543 Abs. 3 BGB', 'abmahnung_am');
END
$fn$;
ALTER FUNCTION regel.kuendigung_abmahnung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_abmahnung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_abmahnung(engine.kontext) IS
'Bedingung: Vor der fristlosen Kündigung wegen Pflichtverletzung wurde abgemahnt (MA520, mit Grund übersteuerbar). Norm: § 543 Abs. 3 BGB.';
