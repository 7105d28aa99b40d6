-- The rent of the step from its day, a note to the tenant, and the next step planned.
CREATE FUNCTION regel.staffelanpassung_umsetzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s      akte.mietstaffeln := regel.staffelanpassung_stufe(p_k);
  v_bisher numeric := (regel.kondition(p_k.mandant_id, p_k.bezug_id, v_s.gueltig_ab)).nettokaltmiete;
  v_folge  bigint;
BEGIN
  UPDATE akte.staffelanpassungen AS a SET miete_bisher = v_bisher WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  PERFORM regel.miethoehe_kondition(p_k.mandant_id, p_k.bezug_id, p_k.vorgang_id, v_s.gueltig_ab, pg_catalog.jsonb_build_object('nettokaltmiete', v_s.betrag), 'Staffelmiete nach § 557a BGB');
  PERFORM regel.schreiben_anlegen(p_k, 'staffelmitteilung', 'Mitteilung zur Staffelmiete', true, 'Ihre Staffelmiete ab ' || regel.datum(v_s.gueltig_ab), pg_catalog.jsonb_build_array(
    pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'nach der vereinbarten Staffelmiete beträgt Ihre Nettokaltmiete ab dem ' || regel.datum(v_s.gueltig_ab) || ' ' || regel.euro(v_s.betrag) || '. Die Vorauszahlungen ändern sich nicht. Diese Mitteilung dient Ihrer Erinnerung; die Staffel gilt auch ohne sie (§ 557a BGB).'),
    pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_array('Nettokaltmiete bisher', regel.euro(v_bisher)), pg_catalog.jsonb_build_array('Nettokaltmiete neu', regel.euro(v_s.betrag))))));
  -- under notice a step is owed as long as the lease lasts; one after its end is not planned
  IF EXISTS (SELECT FROM regel.staffel_naechste(p_k.mandant_id, p_k.bezug_id) n JOIN akte.mietverhaeltnisse m ON m.mandant_id = n.mandant_id AND m.id = n.mietverhaeltnis_id
              WHERE m.status IN ('laufende_vermietung', 'gekuendigt') AND (m.mietende IS NULL OR n.gueltig_ab <= m.mietende)) THEN
    v_folge := engine.folge_starten(p_k, 'staffelanpassung', '', NULL, '{}');
  END IF;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('miete_neu', v_s.betrag::text, 'gueltig_ab', v_s.gueltig_ab, 'naechste_staffel', v_folge));
END
$fn$;
ALTER FUNCTION regel.staffelanpassung_umsetzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffelanpassung_umsetzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffelanpassung_umsetzen(engine.kontext) IS
'Setzt die Staffel um, teilt sie mit und plant die nächste, soweit sie vor dem Mietende liegt. Norm: § 557a BGB.';
