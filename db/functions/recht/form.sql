-- The form a declaration needs on a day.
--
--   SELECT recht.form('widerspruch_574b', DATE '2024-12-31'), recht.form('widerspruch_574b', DATE '2025-01-01');
--    → schriftform | textform
CREATE FUNCTION recht.form(p_vorgang text, p_tag date)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_form text;
BEGIN
  PERFORM recht.auswahl_pruefen(p_name := 'p_vorgang', p_wert := p_vorgang,
    p_erlaubt := (SELECT array_agg(DISTINCT f.vorgang ORDER BY f.vorgang) FROM recht.formvorschriften_geltend AS f));
  PERFORM recht.tag_pruefen(p_name := 'p_tag', p_tag := p_tag);
  SELECT f.form INTO v_form
  FROM recht.formvorschriften_geltend AS f
  WHERE f.vorgang = p_vorgang AND f.gueltig_ab <= p_tag AND (f.gueltig_bis IS NULL OR f.gueltig_bis >= p_tag)
  ORDER BY f.gueltig_ab DESC LIMIT 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA211',
      MESSAGE = format('Für %s ist am %s keine Formvorschrift erfasst.', p_vorgang, to_char(p_tag, 'DD.MM.YYYY')),
      DETAIL  = (SELECT format('Erfasst ab %s.', to_char(min(f.gueltig_ab), 'DD.MM.YYYY')) FROM recht.formvorschriften_geltend AS f WHERE f.vorgang = p_vorgang),
      HINT    = format('INSERT INTO recht.formvorschriften (vorgang, gueltig_ab, gueltig_bis, form, norm, quelle, abgerufen_am) VALUES (''%s'', …);', p_vorgang);
  END IF;
  RETURN v_form;
END
$fn$;
ALTER FUNCTION recht.form(text, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.form(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.form(text, date) TO PUBLIC;
COMMENT ON FUNCTION recht.form(text, date) IS
'Form einer Erklärung am Tag p_tag: schriftform (Unterschrift auf Papier oder qualifizierte elektronische Signatur, §§ 126, 126a BGB), textform (§ 126b BGB) oder formfrei. p_vorgang wie in recht.formvorschriften: kuendigung, widerspruch_574b (Textform seit 01.01.2025), mieterhoehung_558, haerteeinwand_555d, … Fehler: MA201, MA211 an diesem Tag nicht erfasst, MA213 Vorgang unbekannt, MA215.';
