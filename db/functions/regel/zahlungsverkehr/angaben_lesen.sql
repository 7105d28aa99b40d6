-- Reads what was entered, or refuses it at its field.
-- SELECT regel.angaben_lesen('[{"name": "am", "typ": "datum", "titel": "Tag"}]', '{"am": "28.02.2026"}', NULL);   →  {"am": "2026-02-28"}
CREATE FUNCTION regel.angaben_lesen(p_felder jsonb, p_daten jsonb, p_norm text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_daten  jsonb;
  v_fehler jsonb;
  v_feld   text;
BEGIN
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(p_felder, coalesce(p_daten, '{}')) f;
  IF v_fehler <> '{}' THEN
    SELECT f.key INTO v_feld FROM pg_catalog.jsonb_each_text(v_fehler) f ORDER BY f.key LIMIT 1;
    PERFORM engine.werfen(engine.ablehnung('MA012', v_fehler->>v_feld, 'Angabe prüfen und noch einmal absenden.', p_norm, v_feld,
      (SELECT pg_catalog.string_agg(f.key || ': ' || f.value, ' ' ORDER BY f.key) FROM pg_catalog.jsonb_each_text(v_fehler) f)));
  END IF;
  RETURN v_daten;
END
$fn$;
ALTER FUNCTION regel.angaben_lesen(jsonb, jsonb, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.angaben_lesen(jsonb, jsonb, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.angaben_lesen(jsonb, jsonb, text) IS
'Liest Angaben nach ihrer Feldbeschreibung; die erste falsche wird als Fehler an ihrem Feld geworfen (MA012), alle stehen im Detail.';
