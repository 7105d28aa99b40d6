-- What the form of the settlement starts with: two weeks to pay, and the part the insurance bears.   → {"anteil_versicherung": "2140.00", "faellig_am": "2021-05-14"}
CREATE FUNCTION regel.schaden_abrechnen_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.schaeden := regel.schaden_zeile(p_k);
BEGIN
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('kosten', v_s.kosten_geschaetzt::text, 'anteil_versicherung', v_s.reguliert_betrag::text, 'faellig_am', p_k.heute + 14));
END
$fn$;
ALTER FUNCTION regel.schaden_abrechnen_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_abrechnen_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_abrechnen_vorgaben(engine.kontext) IS
'Vorbelegung des Formulars für die Abrechnung eines Schadens.';
