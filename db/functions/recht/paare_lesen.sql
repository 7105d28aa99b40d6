-- Reads a list of pairs of day and amount.
--
--   SELECT * FROM recht.paare_lesen('p_zahlungen', '[["2026-07-01", "400.00"]]');
--    → 1 | 2026-07-01 | 400.00
CREATE FUNCTION recht.paare_lesen(p_name text, p_paare jsonb)
RETURNS TABLE (nummer int, tag date, betrag numeric)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_paar jsonb;
  v_tag  text;
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := p_name, p_fehlt := p_paare IS NULL);
  IF jsonb_typeof(p_paare) <> 'array' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA214', MESSAGE = format('%s ist keine Liste.', p_name), DETAIL = left(p_paare::text, 200),
      HINT = 'Paare aus Tag und Betrag angeben: [["2026-07-01", "400.00"], …].';
  END IF;
  nummer := 0;
  FOR v_paar IN SELECT e.wert FROM jsonb_array_elements(p_paare) AS e (wert) LOOP
    nummer := nummer + 1;
    v_tag := CASE length(v_paar->>0) WHEN 7 THEN (v_paar->>0) || '-01' ELSE v_paar->>0 END;   -- ein Monat steht für seinen Ersten
    IF jsonb_typeof(v_paar) <> 'array' OR jsonb_array_length(v_paar) <> 2 OR NOT recht.ist_tag(v_tag)
       OR v_paar->>1 IS NULL OR v_paar->>1 !~ '^-?[0-9]{1,10}(\.[0-9]{1,10})?$' THEN
      RAISE EXCEPTION USING
        ERRCODE = 'MA214', MESSAGE = format('%s: der %s. Eintrag ist kein Paar aus Tag und Betrag.', p_name, nummer), DETAIL = left(v_paar::text, 200),
        HINT = 'Einen Tag des Kalenders als JJJJ-MM-TT und den Betrag mit Punkt angeben: ["2026-07-01", "400.00"].';
    END IF;
    tag := v_tag::date;
    betrag := (v_paar->>1)::numeric;
    PERFORM recht.betrag_pruefen(p_name := format('%s, %s. Eintrag', p_name, nummer), p_betrag := betrag);
    RETURN NEXT;
  END LOOP;
END
$fn$;
ALTER FUNCTION recht.paare_lesen(text, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.paare_lesen(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.paare_lesen(text, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.paare_lesen(text, jsonb) IS
'Liest [["JJJJ-MM-TT","Betrag"],…] (auch "JJJJ-MM" für den Monatsersten) als Zeilen. p_name nennt die Angabe in Meldungen. Fehler: MA201 fehlt, MA203 Betrag negativ, MA214 falsche Gestalt oder Tag, den es nicht gibt.';
