-- SELECT * FROM engine.felder_pruefen('[{"name":"am","typ":"datum","pflicht":true,"titel":"Tag"}]', '{"am":"28.02.2026"}');
--  {"am": "2026-02-28"} | {}
CREATE FUNCTION engine.felder_pruefen(
  p_felder jsonb,
  p_daten jsonb,
  OUT daten jsonb,
  OUT fehler jsonb
)
RETURNS record
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_feld   jsonb;
  v_name   text;
  v_roh    text;
  v_wert   jsonb;
  v_text   text;
BEGIN
  daten  := '{}'::jsonb;
  fehler := '{}'::jsonb;
  FOR v_feld IN SELECT f FROM pg_catalog.jsonb_array_elements(p_felder) f LOOP
    v_name := v_feld->>'name';
    v_roh  := p_daten->>v_name;
    IF v_roh IS NULL OR pg_catalog.btrim(v_roh) = '' THEN
      IF coalesce((v_feld->>'pflicht')::boolean, false) THEN
        fehler := fehler || pg_catalog.jsonb_build_object(v_name, 'Bitte ausfüllen: ' || (v_feld->>'titel') || '.');
      END IF;
      CONTINUE;
    END IF;
    SELECT l.wert, l.meldung INTO v_wert, v_text FROM engine.feld_lesen(v_feld, v_roh) l;
    IF v_text IS NOT NULL THEN
      fehler := fehler || pg_catalog.jsonb_build_object(v_name, v_text);
    ELSE
      daten := daten || pg_catalog.jsonb_build_object(v_name, v_wert);
    END IF;
  END LOOP;
  -- a key nobody asked for is no typing error to be ignored: it may be a misspelt one that carries the point
  SELECT fehler || coalesce(pg_catalog.jsonb_object_agg(k, 'Dieses Feld gibt es hier nicht.'), '{}')
    INTO fehler
    FROM pg_catalog.jsonb_object_keys(p_daten) k
   WHERE NOT EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(p_felder) f WHERE f->>'name' = k);
END
$fn$;
ALTER FUNCTION engine.felder_pruefen(jsonb, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.felder_pruefen(jsonb, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION engine.felder_pruefen(jsonb, jsonb) IS
'Prüft die Eingaben eines Ereignisses gegen seine Felder. daten: gelesene Werte, fehler: Feld → Meldung (leer heißt in Ordnung). Unbekannte Felder werden abgelehnt.';
