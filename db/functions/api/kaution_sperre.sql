-- Why nothing can be posted on a deposit now: what the page shows beside a disabled button.
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT api.kaution_sperre(31);
--  {"fehlercode": "MA333", "meldung": "Die Kaution ist abgerechnet oder das Mietverhältnis geschlossen.", …}
CREATE FUNCTION api.kaution_sperre(p_mietverhaeltnis_id bigint)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT to_jsonb(k) FROM api.kaution_buchbar(p_mietverhaeltnis_id => p_mietverhaeltnis_id) k
 WHERE sitzung.mandant_id() IS NOT NULL AND k.fehlercode IS NOT NULL
$fn$;
ALTER FUNCTION api.kaution_sperre(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.kaution_sperre(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.kaution_sperre(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.kaution_sperre(bigint) IS
'Warum auf dem Kautionskonto eines Mietverhältnisses jetzt nicht gebucht werden kann (fehlercode, meldung, hinweis, norm); NULL, wenn gebucht werden darf. Fehlercodes: MA014, MA333.';
