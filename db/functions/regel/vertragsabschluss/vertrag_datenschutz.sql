-- A later version of the notice replaces the earlier one; the log keeps both.
CREATE FUNCTION regel.vertrag_datenschutz(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.vertragsabschluesse AS v
     SET datenschutz_am = coalesce((p_k.daten->>'am')::date, p_k.heute), datenschutz_fassung = p_k.daten->>'fassung'
   WHERE v.mandant_id = p_k.mandant_id AND v.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.vertrag_datenschutz(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_datenschutz(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_datenschutz(engine.kontext) IS
'Hält fest, wann und in welcher Fassung die Datenschutzhinweise übergeben wurden (Art. 13 DSGVO).';
