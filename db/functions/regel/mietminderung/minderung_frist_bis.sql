-- The day after a quota that ends by itself; NULL while it runs until the remedy.
CREATE FUNCTION regel.minderung_frist_bis(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT (q.bis + 1 + time '08:00') AT TIME ZONE 'Europe/Berlin' FROM akte.minderung_quoten q
           WHERE q.mandant_id = p_k.mandant_id AND q.minderung_id = (regel.minderung_zeile(p_k)).id ORDER BY q.nummer DESC LIMIT 1);
END
$fn$;
ALTER FUNCTION regel.minderung_frist_bis(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_frist_bis(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_frist_bis(engine.kontext) IS
'Frist: der Tag nach dem Ende einer befristeten Quote.';
