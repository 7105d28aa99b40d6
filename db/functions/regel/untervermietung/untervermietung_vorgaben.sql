-- What the form of the permission starts with: what was asked for.   → {"ab": "2023-09-01"}
CREATE FUNCTION regel.untervermietung_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u akte.untervermietungen := regel.untervermietung_zeile(p_k);
BEGIN
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('ab', v_u.gewuenscht_ab, 'bis', v_u.gewuenscht_bis));
END
$fn$;
ALTER FUNCTION regel.untervermietung_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_vorgaben(engine.kontext) IS
'Vorbelegung des Formulars für die Erlaubnis.';
