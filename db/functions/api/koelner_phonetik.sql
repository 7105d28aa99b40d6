-- SELECT api.koelner_phonetik('Müller-Lüdenscheidt');   →  65752682
-- SELECT api.koelner_phonetik('Meier') = api.koelner_phonetik('Mayr');   →  t
CREATE FUNCTION api.koelner_phonetik(p_wort text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE STRICT
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wort text := regexp_replace(api.grundform(p_wort), '[^a-z]', '', 'g');
  v_lang int := length(v_wort);
  v_code text := '';
  v_c text; v_davor text := ''; v_danach text; v_ziffer text;
BEGIN
  FOR i IN 1..v_lang LOOP
    v_c      := substr(v_wort, i, 1);
    v_danach := substr(v_wort, i + 1, 1);
    v_ziffer := CASE
      WHEN v_c IN ('a', 'e', 'i', 'j', 'o', 'u', 'y') THEN '0'
      WHEN v_c = 'h' THEN ''
      WHEN v_c = 'b' THEN '1'
      WHEN v_c = 'p' THEN CASE v_danach WHEN 'h' THEN '3' ELSE '1' END
      WHEN v_c IN ('d', 't') THEN CASE WHEN v_danach IN ('c', 's', 'z') THEN '8' ELSE '2' END
      WHEN v_c IN ('f', 'v', 'w') THEN '3'
      WHEN v_c IN ('g', 'k', 'q') THEN '4'
      WHEN v_c = 'c' THEN CASE
        WHEN v_davor IN ('s', 'z') THEN '8'
        WHEN v_danach IN ('a', 'h', 'k', 'o', 'q', 'u', 'x') THEN '4'
        WHEN i = 1 AND v_danach IN ('l', 'r') THEN '4'
        ELSE '8' END
      WHEN v_c = 'x' THEN CASE WHEN v_davor IN ('c', 'k', 'q') THEN '8' ELSE '48' END
      WHEN v_c = 'l' THEN '5'
      WHEN v_c IN ('m', 'n') THEN '6'
      WHEN v_c = 'r' THEN '7'
      ELSE '8'                                            -- s, z
    END;
    v_code  := v_code || v_ziffer;
    v_davor := v_c;
  END LOOP;
  -- doubled digits become one, and a vowel counts at the beginning only
  v_code := regexp_replace(v_code, '(.)\1+', '\1', 'g');
  RETURN left(v_code, 1) || replace(substr(v_code, 2), '0', '');
END
$fn$;
ALTER FUNCTION api.koelner_phonetik(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.koelner_phonetik(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.koelner_phonetik(text) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.koelner_phonetik(text) IS
'Kölner Phonetik eines Wortes (Postel 1969): gleich klingende Namen bekommen dieselbe Ziffernfolge. Leerer Text, wenn das Wort keinen Buchstaben hat.';
