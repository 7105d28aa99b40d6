-- From a program's token to the sealed context of its client. What it may report as is fixed by the token.
--
--   BEGIN; SELECT mandant, kanal FROM sitzung.kanal_betreten(p_token => '77d0…');
--    → Hausverwaltung Linde GmbH | voicebot
CREATE FUNCTION sitzung.kanal_betreten(p_token text, OUT mandant text, OUT kanal text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_e sitzung.eingangskanaele;
BEGIN
  SELECT e.* INTO v_e FROM sitzung.eingangskanaele AS e WHERE e.token_hash = sha256(convert_to(p_token, 'UTF8')) AND e.widerrufen_am IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE53',
      MESSAGE = 'Dieses Token gilt nicht.',
      DETAIL = 'Es ist unbekannt oder widerrufen.',
      HINT = 'Ein neues mit „mietakte eingangskanal“ ausstellen.';
  END IF;
  PERFORM sitzung.eintreten(
    p_mandant_id => v_e.mandant_id, p_mieter_id => NULL, p_benutzer_id => NULL,
    p_kanal => 'dienst', p_rolle => 'dienst', p_sitzung_id => NULL, p_zeit => NULL);
  kanal := v_e.kanal;
  SELECT m.name INTO kanal_betreten.mandant FROM akte.mandanten AS m WHERE m.id = v_e.mandant_id;
END
$fn$;
ALTER FUNCTION sitzung.kanal_betreten(text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.kanal_betreten(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.kanal_betreten(text) TO mietakte_dienst;
COMMENT ON FUNCTION sitzung.kanal_betreten(text) IS
'Tritt mit dem Token eines Programms in den Kontext des Mandanten ein (Kanal und Rolle dienst). mandant: Name, kanal: als was es meldet (voicebot, email, telefon). Fehler: MAE53 Token unbekannt oder widerrufen, MA105 außerhalb einer Transaktion.';
