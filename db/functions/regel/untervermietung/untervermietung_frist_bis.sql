-- The day after a limited permission; NULL for one without end.
CREATE FUNCTION regel.untervermietung_frist_bis(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN ((regel.untervermietung_zeile(p_k)).erlaubt_bis + 1)::timestamp AT TIME ZONE 'Europe/Berlin';
END
$fn$;
ALTER FUNCTION regel.untervermietung_frist_bis(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_frist_bis(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_frist_bis(engine.kontext) IS
'Frist: der Tag nach dem Ende einer befristeten Erlaubnis.';
