-- A token for a program that reports for others: a voicebot, a mailbox. Returned once; the table holds its SHA-256.
--
--   BEGIN; SELECT sitzung.als_dienst(1); SELECT sitzung.kanal_ausstellen(p_name => 'Sprachassistent', p_kanal => 'voicebot'); COMMIT;
--    → 77d0…
CREATE FUNCTION sitzung.kanal_ausstellen(p_name text, p_kanal text)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  -- three random UUIDs are 366 random bits, hashed to the 256 of the token
  v_token CONSTANT text := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
BEGIN
  IF sitzung.mandant_id() IS NULL OR p_kanal IS NULL OR p_kanal NOT IN ('voicebot', 'email', 'telefon') OR length(btrim(coalesce(p_name, ''))) NOT BETWEEN 2 AND 100 THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE54',
      MESSAGE = 'Dieser Eingangskanal lässt sich nicht anlegen.',
      DETAIL = format('Name %s, Art %s', coalesce(p_name, 'fehlt'), coalesce(p_kanal, 'fehlt')),
      HINT = 'Als Dienst des Mandanten eintreten; einen Namen und die Art voicebot, email oder telefon nennen.';
  END IF;
  INSERT INTO sitzung.eingangskanaele (mandant_id, name, kanal, token_hash, erstellt_am)
  VALUES (sitzung.mandant_id(), btrim(p_name), p_kanal, sha256(convert_to(v_token, 'UTF8')), clock_timestamp());
  RETURN v_token;
END
$fn$;
ALTER FUNCTION sitzung.kanal_ausstellen(text, text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.kanal_ausstellen(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.kanal_ausstellen(text, text) TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION sitzung.kanal_ausstellen(text, text) IS
'Erzeugt für den Mandanten des Kontexts das Token eines Programms, das Meldungen einliefert (64 Hexziffern), genau dieses eine Mal; gespeichert wird nur der SHA-256. p_kanal: voicebot, email, telefon. Fehler: MAE54.';
