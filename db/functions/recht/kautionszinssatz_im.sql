-- Deposit rates within a part of a year.
--
--   SELECT * FROM recht.kautionszinssatz_im(2025, DATE '2025-03-01', DATE '2025-12-31', NULL);
--    → 2025-03-01 | 2025-12-31 | 0.686
CREATE FUNCTION recht.kautionszinssatz_im(p_jahr int, p_von date, p_bis date, p_zinssaetze jsonb)
RETURNS TABLE (von date, bis date, prozent numeric)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_text text := p_zinssaetze->>p_jahr::text;
  v_tag  date := p_von;   -- erster Tag ohne Zinssatz
BEGIN
  IF p_zinssaetze IS NOT NULL THEN
    IF jsonb_typeof(p_zinssaetze) <> 'object' OR (v_text IS NOT NULL AND v_text !~ '^\d{1,2}(\.\d{1,6})?$') THEN
      RAISE EXCEPTION USING
        ERRCODE = 'MA214', MESSAGE = 'p_zinssaetze hat nicht die Gestalt Jahr: Prozent.', DETAIL = left(p_zinssaetze::text, 200),
        HINT = 'Prozent je Jahr mit Punkt angeben: {"2018": "0.155", "2019": "0.130"}.';
    ELSIF v_text IS NULL THEN
      RAISE EXCEPTION USING
        ERRCODE = 'MA208', MESSAGE = format('Für %s ist kein Zinssatz der Kaution angegeben.', p_jahr), DETAIL = left(p_zinssaetze::text, 200),
        HINT = format('In p_zinssaetze ergänzen: "%s": "…" (Prozent).', p_jahr);
    END IF;
    RETURN QUERY SELECT p_von, p_bis, v_text::numeric;
    RETURN;
  END IF;

  FOR von, bis, prozent IN
    SELECT greatest(z.gueltig_ab, p_von), least(z.gueltig_bis, lead(z.gueltig_ab) OVER (ORDER BY z.gueltig_ab) - 1, p_bis), z.prozent
    FROM recht.kautionszinssaetze_geltend AS z
    WHERE z.reihe = 'SUD105' AND z.gueltig_bis >= p_von AND z.gueltig_ab <= p_bis
    ORDER BY z.gueltig_ab
  LOOP
    EXIT WHEN von > v_tag;      -- Lücke
    v_tag := bis + 1;
    RETURN NEXT;
  END LOOP;
  IF v_tag <= p_bis THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA208',
      MESSAGE = format('Für den %s ist kein Zinssatz der Kaution erfasst.', to_char(v_tag, 'DD.MM.YYYY')),
      DETAIL  = (SELECT format('Erfasst ist SUD105 vom %s bis %s.', to_char(min(z.gueltig_ab), 'DD.MM.YYYY'), to_char(max(z.gueltig_bis), 'DD.MM.YYYY'))
                 FROM recht.kautionszinssaetze_geltend AS z WHERE z.reihe = 'SUD105'),
      HINT    = format('INSERT INTO recht.kautionszinssaetze (gueltig_ab, gueltig_bis, prozent, aus_zweiter_hand, quelle, abgerufen_am) VALUES (''%s'', ''%s-12-31'', …, false, ''…'', ''…''); oder die Sätze der wirklichen Anlage in p_zinssaetze angeben.', to_char(v_tag, 'YYYY-MM-DD'), p_jahr);
  END IF;
END
$fn$;
ALTER FUNCTION recht.kautionszinssatz_im(int, date, date, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.kautionszinssatz_im(int, date, date, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.kautionszinssatz_im(int, date, date, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.kautionszinssatz_im(int, date, date, jsonb) IS
'Zinssätze der Kaution (Prozent) von p_von bis p_bis innerhalb des Jahres p_jahr, lückenlos: aus p_zinssaetze {"2018":"0.155"} oder, wenn NULL, aus recht.kautionszinssaetze. Fehler: MA208 ein Tag ohne Satz (es wird nie fortgeschrieben), MA214 Gestalt.';
