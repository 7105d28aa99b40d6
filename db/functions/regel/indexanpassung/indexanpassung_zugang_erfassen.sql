-- From the month after next, and not before the rent has stood a year.
CREATE FUNCTION regel.indexanpassung_zugang_erfassen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.indexanpassungen;
BEGIN
  UPDATE akte.indexanpassungen AS a
     SET zugang_am = (p_k.daten->>'zugang_am')::date, zugang_nachweis = p_k.daten->>'zugang_nachweis',
         wirksam_ab = recht.index_wirksam_ab(p_zugang := (p_k.daten->>'zugang_am')::date, p_letzte_aenderung := a.letzte_aenderung_am)
   WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id RETURNING * INTO v_a;
  RETURN pg_catalog.jsonb_build_object('wirksam_ab', v_a.wirksam_ab, 'miete_neu', v_a.miete_neu::text);
END
$fn$;
ALTER FUNCTION regel.indexanpassung_zugang_erfassen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_zugang_erfassen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_zugang_erfassen(engine.kontext) IS
'Berechnet den Beginn der neuen Miete. Norm: § 557b Abs. 2, 3 BGB.';
