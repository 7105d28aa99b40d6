-- Checks that two days are not reversed (the same day is allowed).
--
--   SELECT recht.reihenfolge_pruefen('p_von', DATE '2026-01-01', 'p_bis', DATE '2026-12-31');
--    → (nichts)          und vertauscht: MA202
CREATE FUNCTION recht.reihenfolge_pruefen(p_name_von text, p_von date, p_name_bis text, p_bis date, p_hinweis text DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  IF p_von > p_bis THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA202',
      MESSAGE = format('%s liegt nach %s.', p_name_von, p_name_bis),
      DETAIL  = format('%s = %s, %s = %s.', p_name_von, to_char(p_von, 'DD.MM.YYYY'), p_name_bis, to_char(p_bis, 'DD.MM.YYYY')),
      HINT    = coalesce(p_hinweis, 'Die beiden Daten prüfen; vermutlich sind sie vertauscht.');
  END IF;
END
$fn$;
ALTER FUNCTION recht.reihenfolge_pruefen(text, date, text, date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.reihenfolge_pruefen(text, date, text, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.reihenfolge_pruefen(text, date, text, date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.reihenfolge_pruefen(text, date, text, date, text) IS
'Wirft MA202, wenn p_von nach p_bis liegt. p_name_von und p_name_bis nennen die Angaben in der Meldung, p_hinweis ersetzt den üblichen Hinweis. NULL wird nicht geprüft.';
