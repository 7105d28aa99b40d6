-- Who hands it in is one of those who may not check it.
CREATE FUNCTION regel.nk_vorlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a     akte.nk_abrechnungen := regel.nk_abrechnung(p_k);
  v_summe numeric;
  v_zahl  bigint;
BEGIN
  UPDATE akte.nk_abrechnungen AS a SET vorgelegt_von = p_k.akteur WHERE a.mandant_id = p_k.mandant_id AND a.id = v_a.id;
  SELECT sum(k.betrag), count(*) INTO v_summe, v_zahl FROM regel.nk_kosten_gueltig(p_k.mandant_id, v_a.id) k;
  RETURN pg_catalog.jsonb_build_object('kosten', v_summe::numeric(12,2)::text, 'positionen', v_zahl);
END
$fn$;
ALTER FUNCTION regel.nk_vorlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_vorlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_vorlegen(engine.kontext) IS
'Wirkung: vermerkt, wer die Abrechnung zur Belegkontrolle vorgelegt hat.';
