-- The refusal and its reason. A subtenant is no party and has no claim to become one.
CREATE FUNCTION regel.mieterwechsel_ablehnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_w akte.mieterwechsel := regel.mieterwechsel_zeile(p_k);
BEGIN
  UPDATE akte.mieterwechsel AS w SET abgelehnt_grund = p_k.daten->>'grund', abgelehnt_text = p_k.daten->>'begruendung'
   WHERE w.mandant_id = p_k.mandant_id AND w.id = v_w.id;
  PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'mieterwechsel_ablehnung', p_titel := 'Ablehnung des Mieterwechsels', p_fuer_mieter := true,
    p_betreff := 'Anfrage zum Mieterwechsel vom ' || regel.datum(v_w.angefragt_am),
    p_bloecke := pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE v_w.angefragt_durch WHEN 'untermieter' THEN 'uns liegt die Anfrage der Untermietpartei vor, in Ihren Mietvertrag einzutreten. Dem können wir nicht entsprechen: Ein Anspruch darauf besteht nicht, Vertragspartner bleiben Sie.'
                                                ELSE 'der angefragten Änderung der Mietparteien können wir nicht entsprechen.' END), pg_catalog.jsonb_build_object('art', 'absatz', 'text', p_k.daten->>'begruendung'),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Das Mietverhältnis besteht mit den bisherigen Parteien unverändert fort.')));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_ablehnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_ablehnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_ablehnen(engine.kontext) IS
'Hält die Ablehnung fest und unterrichtet die Mieterseite. Norm: § 535 BGB.';
