-- Ties the Vorgang to its period and takes over who used which flat.
CREATE FUNCTION regel.nk_beginnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.nk_abrechnungen := regel.nk_abrechnung(p_k);
  v_n bigint;
BEGIN
  UPDATE akte.nk_abrechnungen AS a SET vorgang_id = p_k.vorgang_id WHERE a.mandant_id = p_k.mandant_id AND a.id = v_a.id;
  v_n := regel.nk_nutzungen_abgleichen(p_k.mandant_id, v_a.id, p_k.akteur, p_k.jetzt);
  RETURN pg_catalog.jsonb_build_object('zeitraum_von', v_a.zeitraum_von, 'zeitraum_bis', v_a.zeitraum_bis, 'nutzungszeitraeume', v_n,
    'abrechnen_bis', recht.nk_abrechnung_bis(p_zeitraum_ende := v_a.zeitraum_bis));
END
$fn$;
ALTER FUNCTION regel.nk_beginnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_beginnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_beginnen(engine.kontext) IS
'Wirkung: verbindet Vorgang und Abrechnung und legt die Nutzungszeiträume an. Norm: § 556 Abs. 3 BGB.';
