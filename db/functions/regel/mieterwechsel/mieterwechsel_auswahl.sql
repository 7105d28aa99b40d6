-- The tenants of the lease to choose from: those who are party today or will be.   → [{"wert": "0d6f…", "titel": "Jonas Ostermann"}]
CREATE FUNCTION regel.mieterwechsel_auswahl(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', p.kennung, 'titel', regel.personenname(p.titel, p.vorname, p.nachname, p.firma)) ORDER BY vp.nummer, vp.id), '[]')
            FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
           WHERE vp.mandant_id = p_k.mandant_id AND vp.mietverhaeltnis_id = p_k.bezug_id AND vp.bis IS NULL);
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_auswahl(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_auswahl(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_auswahl(engine.kontext) IS
'Auswahlliste der Mieterinnen und Mieter, die ausscheiden können.';
