-- A one-time link for a login of the entered client. The token is returned once, to be mailed; the table holds its SHA-256.
--
--   BEGIN; SELECT sitzung.als_dienst(1);
--   SELECT sitzung.link_erstellen(p_zugang_id => 3, p_zweck => 'einladung'); COMMIT;
--    → 77d0…
CREATE FUNCTION sitzung.link_erstellen(p_zugang_id bigint, p_zweck text)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt      CONSTANT timestamptz := clock_timestamp();
  v_mandant_id CONSTANT bigint := sitzung.mandant_id();
  v_dauer      CONSTANT interval := CASE p_zweck WHEN 'anmeldung' THEN interval '10 minutes'
                                                 WHEN 'passwort' THEN interval '30 minutes'
                                                 WHEN 'einladung' THEN interval '7 days' END;
  v_token      text;
BEGIN
  IF v_dauer IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA107',
      MESSAGE = 'Für diesen Zweck gibt es keine Links.',
      DETAIL = format('zweck=%s', p_zweck),
      HINT = 'Möglich sind anmeldung, passwort, einladung.';
  END IF;
  IF NOT EXISTS (
    SELECT FROM sitzung.zugaenge AS z
    WHERE z.mandant_id = v_mandant_id AND z.id = p_zugang_id AND z.gesperrt_am IS NULL
  ) THEN
    RAISE EXCEPTION USING ERRCODE = 'MA106',
      MESSAGE = 'Diesen Zugang gibt es bei diesem Mandanten nicht, oder er ist gesperrt.',
      DETAIL = format('mandant_id=%s zugang_id=%s', v_mandant_id, p_zugang_id),
      HINT = 'Einen Zugang legt sitzung.zugang_anlegen an.';
  END IF;
  v_token := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
  INSERT INTO sitzung.links (mandant_id, zugang_id, zweck, token_hash, erstellt_am, laeuft_ab_am)
  VALUES (v_mandant_id, p_zugang_id, p_zweck, sha256(convert_to(v_token, 'UTF8')), v_jetzt, v_jetzt + v_dauer);
  RETURN v_token;
END
$$;

ALTER FUNCTION sitzung.link_erstellen(bigint, text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.link_erstellen(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.link_erstellen(bigint, text) TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION sitzung.link_erstellen(bigint, text) IS
'Erzeugt einen einmaligen Link für einen Zugang des Mandanten, in den eingetreten wurde. p_zweck: anmeldung (10 Minuten),
passwort (30 Minuten), einladung (7 Tage). Gibt das Token zurück (64 Hexziffern), das nur per E-Mail oder Brief an die Person geht.
Fehler: MA106 Zugang unbekannt oder gesperrt, MA107 unbekannter Zweck.';
