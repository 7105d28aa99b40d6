-- No reduction, and why.
CREATE FUNCTION regel.minderung_ablehnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.mietminderungen := regel.minderung_zeile(p_k);
BEGIN
  UPDATE akte.mietminderungen AS m SET abgelehnt_grund = p_k.daten->>'grund', abgelehnt_text = p_k.daten->>'begruendung'
   WHERE m.mandant_id = p_k.mandant_id AND m.id = v_m.id;
  PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'minderung_ablehnung', p_titel := 'Ablehnung der Mietminderung', p_fuer_mieter := true,
    p_betreff := 'Ihre Mängelanzeige vom ' || regel.datum(v_m.angezeigt_am),
    p_bloecke := pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Ihre Mängelanzeige („' || v_m.mangel || '“) haben wir geprüft. Eine Minderung der Miete ergibt sich daraus nach unserer Auffassung nicht.'), pg_catalog.jsonb_build_object('art', 'absatz', 'text', p_k.daten->>'begruendung'),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Bitte zahlen Sie die Miete weiter in voller Höhe. Neue Umstände prüfen wir gern.')));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.minderung_ablehnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_ablehnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_ablehnen(engine.kontext) IS
'Hält die Ablehnung fest und unterrichtet die Mieterseite.';
