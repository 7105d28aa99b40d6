-- The reduction that follows from the damage, with what is known of it.   → {"mietminderung": "Vorgang 4713"}
CREATE FUNCTION regel.schaden_minderung(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.schaeden := regel.schaden_zeile(p_k);
BEGIN
  RETURN pg_catalog.jsonb_build_object('mietminderung', 'Vorgang ' || engine.folge_starten(p_k := p_k, p_automat := 'mietminderung', p_variante := '', p_traeger_id := NULL,
    p_daten := pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('mangel', p_k.daten->>'mangel', 'raum', v_s.raum, 'mangel_seit', p_k.daten->>'mangel_seit', 'angezeigt_am', v_s.gemeldet_am))));
END
$fn$;
ALTER FUNCTION regel.schaden_minderung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_minderung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_minderung(engine.kontext) IS
'Startet die Mietminderung zu diesem Schaden auf demselben Mietverhältnis.';
