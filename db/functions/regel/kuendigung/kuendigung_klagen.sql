-- The lawsuit for eviction; the day of service starts the grace period of § 569 Abs. 3 Nr. 2 BGB.
CREATE FUNCTION regel.kuendigung_klagen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.kuendigungen AS k
     SET klage_am            = coalesce((p_k.daten->>'klage_am')::date, k.klage_am),
         klage_zugestellt_am = coalesce((p_k.daten->>'zugestellt_am')::date, k.klage_zugestellt_am),
         klage_aktenzeichen  = coalesce(p_k.daten->>'aktenzeichen', k.klage_aktenzeichen)
   WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_klagen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_klagen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_klagen(engine.kontext) IS
'Hält die Räumungsklage fest.';
