-- Arrears as people write them, one month per line: "01/2026: 935,00" or "2026-01 935.00". A JSON list is taken as it is.
-- SELECT regel.kuendigung_rueckstaende_lesen(E'01/2026: 135,41\n02/2026 1.180,00 €');   →  [["2026-01", "135.41"], ["2026-02", "1180.00"]]
-- SELECT regel.kuendigung_rueckstaende_lesen('Januar nichts');                          →  NULL
CREATE FUNCTION regel.kuendigung_rueckstaende_lesen(p_text text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_zeile text;
  v_teile text[];
  v_betrag text;
  v_liste jsonb := '[]'::jsonb;
BEGIN
  IF p_text IS NULL THEN
    RETURN NULL;
  ELSIF p_text ~ '^\s*\[' THEN
    IF p_text !~ '^\s*\[(\s*\[\s*"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"\s*,\s*"[0-9]{1,10}(\.[0-9]{1,2})?"\s*\]\s*,?)+\]\s*$' THEN
      RETURN NULL;
    END IF;
    RETURN p_text::jsonb;
  END IF;
  FOREACH v_zeile IN ARRAY pg_catalog.regexp_split_to_array(pg_catalog.btrim(p_text, E' \n\r\t'), '\s*\n\s*') LOOP
    v_teile := pg_catalog.regexp_match(v_zeile, '^(?:([0-9]{1,2})[./-]([0-9]{4})|([0-9]{4})-([0-9]{2}))\s*[:;]?\s+(.+)$');
    IF v_teile IS NULL OR coalesce(v_teile[1], v_teile[4])::int NOT BETWEEN 1 AND 12 THEN
      RETURN NULL;
    END IF;
    SELECT l.wert #>> '{}' INTO v_betrag FROM engine.feld_lesen('{"typ": "betrag"}', v_teile[5]) l;
    IF v_betrag IS NULL THEN
      RETURN NULL;
    END IF;
    v_liste := v_liste || pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array(
      coalesce(v_teile[2], v_teile[3]) || '-' || pg_catalog.lpad(coalesce(v_teile[1], v_teile[4]), 2, '0'), v_betrag));
  END LOOP;
  RETURN v_liste;
END
$fn$;
ALTER FUNCTION regel.kuendigung_rueckstaende_lesen(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_rueckstaende_lesen(text) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_rueckstaende_lesen(text) IS
'Liest Rückstände je Monat (eine Zeile je Monat, oder eine JSON-Liste) in die Gestalt [["2026-01","935.00"],…]; NULL, wenn eine Zeile nicht lesbar ist.';
