-- How the duty to tolerate was settled.
CREATE FUNCTION regel.modernisierung_duldung_klaeren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.modernisierungen AS m SET duldung = p_k.daten->>'duldung', duldung_am = (p_k.daten->>'duldung_am')::date, duldung_text = p_k.daten->>'begruendung'
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_duldung_klaeren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_duldung_klaeren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_duldung_klaeren(engine.kontext) IS
'Hält fest, wie die Duldung geklärt ist. Norm: § 555d BGB.';
