-- The last letter: who is party, and where the deposit is.
CREATE FUNCTION regel.mieterwechsel_abschliessen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_w akte.mieterwechsel := regel.mieterwechsel_zeile(p_k);
BEGIN
  PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'mieterwechsel_abschluss', p_titel := 'Abschluss des Mieterwechsels', p_fuer_mieter := true,
    p_betreff := 'Mieterwechsel abgeschlossen',
    p_bloecke := pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'der Wechsel der Mietparteien zum ' || regel.datum(v_w.wechsel_am) || ' ist abgeschlossen.'),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE v_w.kaution_weg WHEN 'uebertragen' THEN 'Die Kaution ist mit Einverständnis aller auf die neuen Mietparteien übergegangen.'
                                    WHEN 'ausgezahlt_und_neu' THEN 'Die bisherige Kaution ist am ' || regel.datum(v_w.kaution_am) || ' mit Zinsen ausgezahlt, die neue ist eingegangen.'
                                    WHEN 'bleibt' THEN 'Die Kaution bleibt unverändert als Sicherheit für das Mietverhältnis bestehen.'
                                    ELSE 'Eine Kaution ist nicht vereinbart.' END)));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_abschliessen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_abschliessen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_abschliessen(engine.kontext) IS
'Schließt den Mieterwechsel mit einem Schreiben ab.';
