-- Is a Wohnungsgeberbestätigung needed?
--
--   SELECT recht.bescheinigung_erforderlich('einzug'), recht.bescheinigung_erforderlich('auszug');
--    → t | f
CREATE FUNCTION recht.bescheinigung_erforderlich(p_vorgang text, p_tag date DEFAULT NULL)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.auswahl_pruefen(p_name := 'p_vorgang', p_wert := p_vorgang, p_erlaubt := ARRAY['einzug', 'auszug']);
  -- The BMG is in force since 01.11.2015; the confirmation of moving out went on 01.11.2016.
  RETURN CASE WHEN p_tag IS NULL THEN p_vorgang = 'einzug'
              WHEN p_tag < DATE '2015-11-01' THEN false
              ELSE p_vorgang = 'einzug' OR p_tag < DATE '2016-11-01' END;
END
$fn$;
ALTER FUNCTION recht.bescheinigung_erforderlich(text, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.bescheinigung_erforderlich(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.bescheinigung_erforderlich(text, date) TO PUBLIC;
COMMENT ON FUNCTION recht.bescheinigung_erforderlich(text, date) IS
'Ob der Wohnungsgeber eine Bestätigung ausstellen muss: beim einzug ja, beim auszug seit dem 01.11.2016 nicht mehr. p_tag: Tag des Ein- oder Auszugs, NULL: heutiges Recht. Norm: § 19 BMG. Fehler: MA201, MA213.';
