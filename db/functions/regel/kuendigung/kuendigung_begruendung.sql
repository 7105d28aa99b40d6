-- A notice of the landlord's names its ground in the letter, a fristlose of either side, too. Not where the law asks for none:
-- two-family house, furnished room in the landlord's flat, business premises.
CREATE FUNCTION regel.kuendigung_begruendung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a jsonb := regel.kuendigung_angaben(p_k);
  v_m akte.mietverhaeltnisse := regel.kuendigung_mietverhaeltnis(p_k);
BEGIN
  IF (v_a->>'durch' = 'mieter' AND v_a->>'art' <> 'ausserordentlich_fristlos')
     OR (v_a->>'art' = 'ordentlich' AND (v_a->>'grund_art' = 'zweifamilienhaus' OR v_m.gewerbe OR v_m.kuendigung_sonderfall = '573c3'))
     OR pg_catalog.length(pg_catalog.btrim(coalesce(v_a->>'grund', ''))) >= 20 THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA512', CASE v_a->>'art'
      WHEN 'ausserordentlich_fristlos' THEN 'Zur fristlosen Kündigung gehört der wichtige Grund, und zwar im Kündigungsschreiben.'
      ELSE 'Die Vermieterseite kann nur mit einem Grund kündigen, der im Kündigungsschreiben steht.' END,
    'Den Grund so angeben, wie er im Schreiben steht (mindestens 20 Zeichen): wer, was, seit wann.',
    CASE v_a->>'art' WHEN 'ausserordentlich_fristlos' THEN '§ 569 Abs. 4 BGB' WHEN 'ausserordentlich_frist' THEN '§ 573d Abs. 1, § 573 Abs. 3 BGB' ELSE '§ 573 Abs. 1, 3 BGB' END, 'grund');
END
$fn$;
ALTER FUNCTION regel.kuendigung_begruendung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_begruendung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_begruendung(engine.kontext) IS
'Bedingung: Der Grund der Kündigung ist angegeben, wo das Gesetz ihn verlangt (MA512). Norm: § 569 Abs. 4, § 573 Abs. 3, § 573d Abs. 1 BGB.';
