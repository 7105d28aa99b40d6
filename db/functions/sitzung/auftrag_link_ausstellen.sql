-- A link for one order. The token is returned once and never stored; the table holds its SHA-256. An earlier one of the order ends.
--
--   SELECT sitzung.auftrag_link_ausstellen(p_auftrag_id => 3, p_tage => 30);
--    → 77d0…
CREATE FUNCTION sitzung.auftrag_link_ausstellen(p_auftrag_id bigint, p_tage int)
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
  PERFORM sitzung.auftrag_link_schliessen(p_auftrag_id => p_auftrag_id, p_grund => 'ersetzt');
  INSERT INTO sitzung.freigabelinks (mandant_id, auftrag_id, token_hash, erstellt_am, laeuft_ab_am)
  VALUES (sitzung.mandant_id(), p_auftrag_id, sha256(convert_to(v_token, 'UTF8')), v_jetzt, v_jetzt + make_interval(days => p_tage));
  RETURN v_token;
END
$fn$;
ALTER FUNCTION sitzung.auftrag_link_ausstellen(bigint, int) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.auftrag_link_ausstellen(bigint, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.auftrag_link_ausstellen(bigint, int) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.auftrag_link_ausstellen(bigint, int) IS
'Erzeugt einen Link für einen Auftrag (akte.auftraege.id) und gibt sein Token zurück (64 Hexziffern); gespeichert wird nur der SHA-256, ein früherer Link des Auftrags gilt nicht mehr. p_tage: Gültigkeit. Nur für api.auftrag_link_erzeugen.';
