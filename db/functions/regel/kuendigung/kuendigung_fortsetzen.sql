-- The agreement to go on. The master, who hears of the end of this Vorgang, restores the lease and cancels the planned Auszug.
CREATE FUNCTION regel.kuendigung_fortsetzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.kuendigungen AS k SET fortsetzung_bis = (p_k.daten->>'befristet_bis')::date
   WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('fortsetzung', coalesce('bis zum ' || pg_catalog.to_char((p_k.daten->>'befristet_bis')::date, 'DD.MM.YYYY'), 'unbefristet'));
END
$fn$;
ALTER FUNCTION regel.kuendigung_fortsetzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_fortsetzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_fortsetzen(engine.kontext) IS
'Hält die Einigung über die Fortsetzung fest.';
