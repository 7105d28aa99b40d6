-- A letter to the person whose data change, not to the first tenant of the lease.
-- SELECT regel.stammdaten_schreiben(k, 'stammdaten_bestaetigung', 'Bestätigung Ihrer Änderung', '[…]');
CREATE FUNCTION regel.stammdaten_schreiben(
  p_k engine.kontext,
  p_art text,
  p_titel text,
  p_bloecke jsonb
)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_mieter bigint := regel.stammdaten_person(p_k);
BEGIN
  PERFORM regel.schreiben_anlegen_an(p_k := p_k, p_art := p_art, p_titel := p_titel, p_betreff := p_titel, p_bloecke := p_bloecke,
    p_empfaenger := (SELECT pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('anrede', coalesce(p.anrede, ''), 'name', regel.personenname(p.titel, p.vorname, p.nachname, p.firma), 'nachname', p.nachname))
                       FROM akte.mieter p WHERE p.mandant_id = p_k.mandant_id AND p.id = v_mieter),
    p_anschrift := regel.stammdaten_anschrift(p_k, v_mieter), p_fuer_mieter := true);
END
$fn$;
ALTER FUNCTION regel.stammdaten_schreiben(engine.kontext, text, text, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_schreiben(engine.kontext, text, text, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_schreiben(engine.kontext, text, text, jsonb) IS
'Legt ein Schreiben an die Person an, deren Daten sich ändern, an die Anschrift von regel.stammdaten_anschrift.';
