-- The part consented to is owed; for the rest the periods run on.
CREATE FUNCTION regel.mieterhoehung_teil_zustimmen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.mieterhoehungen;
BEGIN
  UPDATE akte.mieterhoehungen AS e SET teilmiete = (p_k.daten->>'teilmiete')::numeric, zugestimmt_am = (p_k.daten->>'zugestimmt_am')::date
   WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id RETURNING * INTO v_e;
  PERFORM regel.miethoehe_kondition(p_k.mandant_id, p_k.bezug_id, p_k.vorgang_id, v_e.wirksam_ab, pg_catalog.jsonb_build_object('nettokaltmiete', v_e.teilmiete + regel.miethoehe_modernisierung(p_k.mandant_id, p_k.bezug_id, v_e.zugang_am, v_e.wirksam_ab)), 'Mieterhöhung nach § 558 BGB, Teilzustimmung');
  PERFORM engine.fristen_neu_setzen(p_k);
  RETURN pg_catalog.jsonb_build_object('miete_neu', v_e.teilmiete::text, 'gueltig_ab', v_e.wirksam_ab, 'offen_bleibt', (v_e.miete_neu - v_e.teilmiete)::text);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_teil_zustimmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_teil_zustimmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_teil_zustimmen(engine.kontext) IS
'Setzt die Teilzustimmung um; der Rest bleibt einklagbar. Norm: § 558b BGB.';
