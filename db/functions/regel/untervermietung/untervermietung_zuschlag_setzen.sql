-- A surcharge agreed anew, from a day on; the older rows stay.   → {"zuschlag": "60.00", "ab": "2024-01-01"}
CREATE FUNCTION regel.untervermietung_zuschlag_setzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_wirkung jsonb;
BEGIN
  INSERT INTO akte.untermietzuschlaege (mandant_id, mietverhaeltnis_id, vorgang_id, gueltig_ab, betrag, grund, erfasst_am)
  VALUES (p_k.mandant_id, p_k.bezug_id, p_k.vorgang_id, (p_k.daten->>'ab')::date, (p_k.daten->>'zuschlag')::numeric, coalesce(p_k.daten->>'zuschlag_grund', 'Zuschlag entfällt'), p_k.jetzt);
  v_wirkung := regel.untermietzuschlag_buchen(p_k := p_k, p_ab := (p_k.daten->>'ab')::date);
  PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'untermietzuschlag', p_titel := 'Änderung des Untermietzuschlags', p_fuer_mieter := true,
    p_betreff := 'Untermietzuschlag ab ' || regel.datum((p_k.daten->>'ab')::date),
    p_bloecke := pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'wie vereinbart beträgt der Zuschlag für die Untervermietung ab dem ' || regel.datum((p_k.daten->>'ab')::date) || ' ' || regel.euro((p_k.daten->>'zuschlag')::numeric) || ' im Monat (§ 553 Abs. 2 BGB).')));
  RETURN pg_catalog.jsonb_build_object('zuschlag', p_k.daten->>'zuschlag', 'ab', p_k.daten->>'ab') || v_wirkung;
END
$fn$;
ALTER FUNCTION regel.untervermietung_zuschlag_setzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_zuschlag_setzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_zuschlag_setzen(engine.kontext) IS
'Setzt den Untermietzuschlag ab einem Tag neu. Norm: § 553 Abs. 2 BGB.';
