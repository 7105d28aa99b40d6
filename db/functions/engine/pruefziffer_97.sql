-- ISO 7064 mod 97-10, of an IBAN or a creditor identifier in capitals.
-- SELECT engine.pruefziffer_97('DE02120300000000202051');   →  t
CREATE FUNCTION engine.pruefziffer_97(p_text text)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_rest int := 0;
  v_z    text;
BEGIN
  FOREACH v_z IN ARRAY pg_catalog.regexp_split_to_array(pg_catalog.substr(p_text, 5) || pg_catalog.left(p_text, 4), '') LOOP
    v_rest := CASE WHEN v_z ~ '[0-9]' THEN (v_rest * 10 + v_z::int) % 97 ELSE (v_rest * 100 + pg_catalog.ascii(v_z) - 55) % 97 END;
  END LOOP;
  RETURN v_rest = 1;
END
$fn$;
ALTER FUNCTION engine.pruefziffer_97(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.pruefziffer_97(text) FROM PUBLIC;
COMMENT ON FUNCTION engine.pruefziffer_97(text) IS
'Prüft die Prüfziffer nach ISO 7064 (Modulo 97-10) einer IBAN oder Gläubiger-ID in Großbuchstaben und Ziffern.';
