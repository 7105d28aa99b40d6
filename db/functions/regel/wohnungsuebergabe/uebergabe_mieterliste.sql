-- The tenants of the contract.   → [{"wert": "41", "titel": "Katrin Ostermann"}]
CREATE FUNCTION regel.uebergabe_mieterliste(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', p.id::text, 'titel', regel.personenname(p.titel, p.vorname, p.nachname, p.firma)) ORDER BY v.nummer, v.id)
            FROM akte.vertragsparteien v JOIN akte.mieter p ON p.mandant_id = v.mandant_id AND p.id = v.mieter_id
           WHERE v.mandant_id = p_k.mandant_id AND v.mietverhaeltnis_id = p_k.bezug_id AND (v.bis IS NULL OR v.bis >= p_k.heute));
END
$fn$;
ALTER FUNCTION regel.uebergabe_mieterliste(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_mieterliste(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_mieterliste(engine.kontext) IS
'Auswahl der Mieter des Vertrags (wert: Nummer des Mieters).';
