-- Checks that a word is one of those allowed.
--
--   SELECT recht.auswahl_pruefen('p_durch', 'mieter', ARRAY['mieter', 'vermieter']);
--    → (nichts)          und mit 'hausmeister': MA213
CREATE FUNCTION recht.auswahl_pruefen(p_name text, p_wert text, p_erlaubt text[])
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := p_name, p_fehlt := p_wert IS NULL);
  IF p_wert <> ALL (p_erlaubt) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA213',
      MESSAGE = format('%s kennt den Wert „%s“ nicht.', p_name, p_wert),
      DETAIL  = format('Erlaubt sind: %s.', array_to_string(p_erlaubt, ', ')),
      HINT    = 'Einen der erlaubten Werte genau so schreiben.';
  END IF;
END
$fn$;
ALTER FUNCTION recht.auswahl_pruefen(text, text, text[]) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.auswahl_pruefen(text, text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.auswahl_pruefen(text, text, text[]) TO PUBLIC;
COMMENT ON FUNCTION recht.auswahl_pruefen(text, text, text[]) IS
'Prüft ein Schlüsselwort gegen die erlaubten: MA201 fehlt (NULL), MA213 unbekannt. Groß- und Kleinschreibung zählt.';
