-- Takes the names, accounts and mail addresses of others out of a text. What is one's own stays.
-- SELECT regel.dritte_schwaerzen('Frau Meier klagt, Rückruf an m@x.de', '{Meier}', '{}');
--  Frau [geschwärzt] klagt, Rückruf an [geschwärzt]
CREATE FUNCTION regel.dritte_schwaerzen(p_text text, p_namen text[], p_eigene text[])
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_wort text;
BEGIN
  -- letters are spelled out: what a letter is depends on the locale of the server
  FOR v_wort IN SELECT n FROM pg_catalog.unnest(p_namen) WITH ORDINALITY AS x(n, nr) WHERE pg_catalog.strpos(p_text, n) > 0 ORDER BY nr LOOP
    p_text := pg_catalog.regexp_replace(p_text, '(^|[^A-Za-zÄÖÜäöüß])' || pg_catalog.regexp_replace(v_wort, '([^A-Za-z0-9ÄÖÜäöüß ])', '\\\1', 'g') || '(?![A-Za-zÄÖÜäöüß])', '\1[geschwärzt]', 'g');
  END LOOP;
  FOR v_wort IN
    SELECT DISTINCT m[1] FROM pg_catalog.regexp_matches(p_text, '([A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{4}){3,7}(?: ?[0-9A-Z]{1,4})?|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})', 'g') m
     WHERE pg_catalog.lower(pg_catalog.replace(m[1], ' ', '')) <> ALL (p_eigene)
  LOOP
    p_text := pg_catalog.replace(p_text, v_wort, '[geschwärzt]');
  END LOOP;
  RETURN p_text;
END
$fn$;
ALTER FUNCTION regel.dritte_schwaerzen(text, text[], text[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.dritte_schwaerzen(text, text[], text[]) FROM PUBLIC;
COMMENT ON FUNCTION regel.dritte_schwaerzen(text, text[], text[]) IS
'Ersetzt Namen (p_namen, längste zuerst), IBAN und E-Mail-Adressen anderer durch [geschwärzt]; p_eigene (klein, ohne Leerzeichen) bleibt stehen. Norm: Art. 15 Abs. 4 DSGVO.';
