-- The new rent, from its day however late the timer fires.
CREATE FUNCTION regel.indexanpassung_umsetzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.indexanpassungen := regel.indexanpassung_zeile(p_k);
BEGIN
  PERFORM regel.miethoehe_kondition(p_k.mandant_id, p_k.bezug_id, p_k.vorgang_id, v_a.wirksam_ab, pg_catalog.jsonb_build_object('nettokaltmiete', v_a.miete_neu),
    'Indexanpassung nach § 557b BGB, Index ' || pg_catalog.to_char(v_a.monat_neu, 'MM/YYYY'));
  RETURN pg_catalog.jsonb_build_object('miete_neu', v_a.miete_neu::text, 'gueltig_ab', v_a.wirksam_ab);
END
$fn$;
ALTER FUNCTION regel.indexanpassung_umsetzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_umsetzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_umsetzen(engine.kontext) IS
'Schreibt die angepasste Miete fort. Norm: § 557b Abs. 3 BGB.';
