-- SELECT api.sortname('Özdemir', 'Eva', NULL);      →  oezdemir eva
-- SELECT api.sortname(NULL, NULL, 'Größe & Söhne');  →  groesse soehne
CREATE FUNCTION api.sortname(p_nachname text, p_vorname text, p_firma text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT api.grundform(CASE WHEN nullif(btrim(p_nachname), '') IS NULL THEN p_firma ELSE concat_ws(' ', p_nachname, p_vorname) END)
$fn$;
ALTER FUNCTION api.sortname(text, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.sortname(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.sortname(text, text, text) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.sortname(text, text, text) IS
'Sortierschlüssel eines Namens nach DIN 5007-2 (Telefonbuch: ä wie ae, ß wie ss, Akzente ohne Bedeutung); wer keinen Nachnamen hat, steht unter der Firma. Nach Codepunkten sortieren.';
