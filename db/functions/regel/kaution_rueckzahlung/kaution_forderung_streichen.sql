-- A claim that was paid meanwhile or turned out wrong: a newer fassung with nothing.
CREATE FUNCTION regel.kaution_forderung_streichen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_text text;
BEGIN
  INSERT INTO akte.kaution_positionen (mandant_id, abrechnung_id, nummer, fassung, art, bezeichnung, verantwortlich, betrag, faellig_am, begruendung, erfasst_am)
  SELECT p.mandant_id, p.abrechnung_id, p.nummer, p.fassung + 1, p.art, p.bezeichnung, p.verantwortlich, 0, p.faellig_am, p_k.daten->>'begruendung', p_k.jetzt
    FROM regel.kaution_positionen_gueltig(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id) p
   WHERE p.nummer::text = p_k.daten->>'position' AND p.art = 'forderung'
  RETURNING bezeichnung INTO v_text;
  RETURN pg_catalog.jsonb_build_object('position', v_text, 'einbehalt', '0.00');
END
$fn$;
ALTER FUNCTION regel.kaution_forderung_streichen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_forderung_streichen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_forderung_streichen(engine.kontext) IS
'Streicht eine aufgenommene Forderung (neue Fassung mit 0,00 €).';
