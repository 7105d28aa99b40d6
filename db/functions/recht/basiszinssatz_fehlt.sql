-- Reports that base rates are missing for a period. Always raises.
--
--   SELECT recht.basiszinssatz_fehlt(DATE '2026-11-01', DATE '2027-01-15');
--    → ERROR MA206: Der Basiszinssatz für den 01.01.2027 ist nicht erfasst.
CREATE FUNCTION recht.basiszinssatz_fehlt(p_von date, p_bis date)
RETURNS numeric
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_von date;
  v_bis date;
  v_tag date;
BEGIN
  SELECT r.von, r.bis INTO v_von, v_bis FROM recht.basiszinssaetze_reichweite AS r;
  -- They are added in order: behind a gap no later half-year helps.
  v_tag := CASE WHEN p_von < v_von THEN p_von ELSE v_bis + 1 END;
  RAISE EXCEPTION USING
    ERRCODE = 'MA206',
    MESSAGE = format('Der Basiszinssatz für den %s ist nicht erfasst.', to_char(v_tag, 'DD.MM.YYYY')),
    DETAIL  = format('Verlangt ist der Zeitraum vom %s bis %s, lückenlos erfasst sind der %s bis %s.',
                     to_char(p_von, 'DD.MM.YYYY'), to_char(p_bis, 'DD.MM.YYYY'), to_char(v_von, 'DD.MM.YYYY'), to_char(v_bis, 'DD.MM.YYYY')),
    HINT    = format('INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am) VALUES (''%s'', …, ''Deutsche Bundesbank'', ''…'');',
                     to_char(make_date(date_part('year', v_tag)::int, CASE WHEN date_part('month', v_tag) < 7 THEN 1 ELSE 7 END, 1), 'YYYY-MM-DD'));
END
$fn$;
ALTER FUNCTION recht.basiszinssatz_fehlt(date, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.basiszinssatz_fehlt(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.basiszinssatz_fehlt(date, date) TO PUBLIC;
COMMENT ON FUNCTION recht.basiszinssatz_fehlt(date, date) IS
'Wirft MA206 für den ersten Tag, von dem an kein Basiszinssatz mehr lückenlos erfasst ist (oder p_von, wenn er vor dem ersten liegt), und nennt die Zeile, die zu ergänzen ist. p_von und p_bis: der Zeitraum, der gebraucht wird. Gibt nie etwas zurück.';
