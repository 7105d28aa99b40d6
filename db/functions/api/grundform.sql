-- SELECT api.grundform('Groß-Çelik & Łukasz Öztürk');   →  gross celik lukasz oeztuerk
CREATE FUNCTION api.grundform(p_text text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
-- composed first, so that a decomposed umlaut of another system is one too; then base letters without their marks
SELECT btrim(regexp_replace(
         translate(replace(replace(replace(
           regexp_replace(
             normalize(replace(replace(replace(replace(lower(normalize(coalesce(p_text, ''), NFC)), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), NFKD),
             '[\u0300-\u036f]', '', 'g'),
           'æ', 'ae'), 'œ', 'oe'), 'ø', 'oe'),
           'łđðþı', 'lddti'),
         '[^a-z0-9]+', ' ', 'g'))
$fn$;
ALTER FUNCTION api.grundform(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.grundform(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.grundform(text) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.grundform(text) IS
'Text aus kleinen Grundbuchstaben und Ziffern, Wörter durch ein Leerzeichen getrennt: Umlaute ausgeschrieben, ß als ss, ohne Akzente und Satzzeichen (DIN 5007-2).';
