-- A link for one decision of one owner. The token is returned once and never stored; the table holds its SHA-256.
--
--   SELECT sitzung.freigabe_link_ausstellen(p_freigabe_id => 3, p_eigentuemer_id => 7, p_tage => 14);
--    → 77d0…
CREATE FUNCTION sitzung.freigabe_link_ausstellen(p_freigabe_id bigint, p_eigentuemer_id bigint, p_tage int)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_jetzt CONSTANT timestamptz := clock_timestamp();      -- the real clock: a link of a replayed year must not live on
  -- three random UUIDs are 366 random bits, hashed to the 256 of the token
  v_token CONSTANT text := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
BEGIN
  INSERT INTO sitzung.freigabelinks (mandant_id, freigabe_id, eigentuemer_id, token_hash, erstellt_am, laeuft_ab_am)
  VALUES (sitzung.mandant_id(), p_freigabe_id, p_eigentuemer_id, sha256(convert_to(v_token, 'UTF8')), v_jetzt, v_jetzt + make_interval(days => p_tage));
  RETURN v_token;
END
$fn$;
ALTER FUNCTION sitzung.freigabe_link_ausstellen(bigint, bigint, int) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.freigabe_link_ausstellen(bigint, bigint, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.freigabe_link_ausstellen(bigint, bigint, int) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.freigabe_link_ausstellen(bigint, bigint, int) IS
'Erzeugt einen Link für eine Entscheidung (akte.freigaben.id) eines Eigentümers und gibt sein Token zurück (64 Hexziffern); gespeichert wird nur der SHA-256.
p_tage: Gültigkeit. Nur für api.freigabe_link_erzeugen.';
