-- The first day of the new parties: within the lease, and after the leaving one had become party.
CREATE FUNCTION regel.mieterwechsel_tag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a   jsonb := regel.mieterwechsel_angaben(p_k);
  v_tag date := (v_a->>'wechsel_am')::date;
  v_m   akte.mietverhaeltnisse := (SELECT m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id);
  v_von date := (SELECT vp.von FROM akte.vertragsparteien vp WHERE vp.mandant_id = p_k.mandant_id AND vp.mietverhaeltnis_id = p_k.bezug_id
                   AND vp.mieter_id = (v_a->>'ausscheidend_id')::bigint AND vp.bis IS NULL);
BEGIN
  IF v_tag <= v_m.mietbeginn OR v_tag > v_m.mietende OR v_tag <= v_von THEN
    RETURN engine.ablehnung('MAB58', 'An diesem Tag können die Parteien nicht wechseln: ' || CASE WHEN v_tag > v_m.mietende THEN 'Das Mietverhältnis endet vorher.' ELSE 'Das Mietverhältnis oder die Beteiligung hat noch nicht begonnen.' END,
      'Einen Tag im Mietverhältnis angeben.', '§ 535 BGB', CASE WHEN v_a->>'art' = 'eintritt_tod' THEN 'todestag' ELSE 'wechsel_am' END);
  ELSIF v_a->>'art' = 'eintritt_tod' AND v_tag - 1 > p_k.heute THEN
    RETURN engine.ablehnung('MAB56', 'Der Todestag liegt in der Zukunft.', 'Todestag laut Sterbeurkunde angeben.', '§ 563 BGB', 'todestag');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_tag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_tag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_tag(engine.kontext) IS
'Bedingung: Der Tag des Wechsels liegt im Mietverhältnis und nach dem Beginn der ausscheidenden Partei (MAB58). Norm: § 535 BGB.';
