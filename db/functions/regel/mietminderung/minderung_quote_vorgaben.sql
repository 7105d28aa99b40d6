-- What the form starts with: the day of the report.   → {"ab": "2021-03-03"}
CREATE FUNCTION regel.minderung_quote_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.mietminderungen := regel.minderung_zeile(p_k);
BEGIN
  RETURN pg_catalog.jsonb_build_object('ab', CASE WHEN p_k.von = 'geprueft' THEN greatest(least(v_m.angezeigt_am, v_m.kenntnis_am), v_m.mangel_seit) ELSE p_k.heute END);
END
$fn$;
ALTER FUNCTION regel.minderung_quote_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_quote_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_quote_vorgaben(engine.kontext) IS
'Vorbelegung des Formulars für die Minderungsquote.';
