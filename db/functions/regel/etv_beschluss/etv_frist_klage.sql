-- The day after the last one for a lawsuit, midnight in Berlin.
CREATE FUNCTION regel.etv_frist_klage(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN ((regel.etv_beschluss_zeile(p_k)).klage_bis + 1)::timestamp AT TIME ZONE 'Europe/Berlin';
END
$fn$;
ALTER FUNCTION regel.etv_frist_klage(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_frist_klage(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_frist_klage(engine.kontext) IS
'Frist: Die Anfechtungsfrist ist abgelaufen. Norm: § 45 Satz 1 WEG.';
