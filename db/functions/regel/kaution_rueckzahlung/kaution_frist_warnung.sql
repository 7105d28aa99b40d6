-- 30 days before the own deadline; none once that day has passed or the settlement is overdue.
CREATE FUNCTION regel.kaution_frist_warnung(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT (a.frist_bis - 30)::timestamp AT TIME ZONE 'Europe/Berlin' FROM akte.kautionsabrechnungen a
           WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id AND NOT a.ueberfaellig AND a.frist_bis - 30 > p_k.heute
             AND NOT EXISTS (SELECT FROM akte.kaution_buchungen b WHERE b.mandant_id = a.mandant_id AND b.vorgang_id = a.vorgang_id));
END
$fn$;
ALTER FUNCTION regel.kaution_frist_warnung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_frist_warnung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_frist_warnung(engine.kontext) IS
'Frist: 30 Tage vor der eigenen Frist der Verwaltung.';
