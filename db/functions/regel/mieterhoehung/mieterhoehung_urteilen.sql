-- The consent the court gave in the tenant's place, in whole or in part.
CREATE FUNCTION regel.mieterhoehung_urteilen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.mieterhoehungen;
BEGIN
  UPDATE akte.mieterhoehungen AS e SET urteil_am = (p_k.daten->>'urteil_am')::date, urteil_miete = coalesce((p_k.daten->>'urteil_miete')::numeric, e.miete_neu)
   WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id RETURNING * INTO v_e;
  PERFORM regel.miethoehe_kondition(p_k.mandant_id, p_k.bezug_id, p_k.vorgang_id, v_e.wirksam_ab, pg_catalog.jsonb_build_object('nettokaltmiete', v_e.urteil_miete + regel.miethoehe_modernisierung(p_k.mandant_id, p_k.bezug_id, v_e.zugang_am, v_e.wirksam_ab)), 'Mieterhöhung nach § 558 BGB, Urteil vom ' || regel.datum(v_e.urteil_am));
  RETURN pg_catalog.jsonb_build_object('miete_neu', v_e.urteil_miete::text, 'gueltig_ab', v_e.wirksam_ab);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_urteilen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_urteilen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_urteilen(engine.kontext) IS
'Setzt die zugesprochene Miete um. Norm: § 558b BGB, § 894 ZPO.';
