-- Steps as people write them, one line each: a day and an amount in euros. NULL where a line is neither.
-- SELECT regel.staffel_lesen(E'01.10.2027: 950,00\n01.10.2028: 980,00');   →  [["2027-10-01", "950.00"], ["2028-10-01", "980.00"]]
CREATE FUNCTION regel.staffel_lesen(p_text text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_zeile  text;
  v_teile  text[];
  v_tag    text;
  v_betrag text;
  v_aus    jsonb := '[]'::jsonb;
BEGIN
  FOR v_zeile IN SELECT pg_catalog.btrim(z) FROM pg_catalog.regexp_split_to_table(coalesce(p_text, ''), E'[\\n;]') z WHERE pg_catalog.btrim(z) <> '' LOOP
    v_teile := pg_catalog.regexp_match(v_zeile, '^([0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\s*[:=]?\s+(.+)$');
    IF v_teile IS NULL THEN
      RETURN NULL;
    END IF;
    SELECT l.wert #>> '{}' INTO v_tag FROM engine.feld_lesen('{"typ": "datum"}', v_teile[1]) l;
    SELECT l.wert #>> '{}' INTO v_betrag FROM engine.feld_lesen('{"typ": "betrag", "min": 0.01}', v_teile[2]) l;
    IF v_tag IS NULL OR v_betrag IS NULL THEN
      RETURN NULL;
    END IF;
    v_aus := v_aus || pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array(v_tag, v_betrag));
  END LOOP;
  RETURN nullif(v_aus, '[]');
END
$fn$;
ALTER FUNCTION regel.staffel_lesen(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffel_lesen(text) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffel_lesen(text) IS
'Liest Staffeln aus Text (je Zeile Tag und Betrag) als [[Tag, Betrag], …]; NULL, wenn eine Zeile nicht zu lesen ist oder keine da ist.';
