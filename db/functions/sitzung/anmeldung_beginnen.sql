-- First step of a login: counts the attempt and hands the shell the hashes to check. Commit before checking, or the attempt is
-- not counted. An address nobody has gives one row too, with a hash that no password fits: same shape, same work.
--
--   SELECT * FROM sitzung.anmeldung_beginnen(p_kanal => 'verwaltung', p_email => 'sommer@linde.example', p_ip => '203.0.113.7');
--    zugang                               | mandant                   | passwort_hash
--    1b4e28ba-2fa1-11d2-883f-0016d3cca427 | Hausverwaltung Linde GmbH | $argon2id$v=19$m=19456,t=2,p=1$…
--
-- Who comes from a network this address has logged in from within 30 days has a counter of its own: strangers who guess cannot
-- lock this person out, neither by the account's counter nor by the one of all accounts.
CREATE FUNCTION sitzung.anmeldung_beginnen(p_kanal text, p_email text, p_ip inet)
RETURNS TABLE (zugang uuid, mandant text, passwort_hash text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt   CONSTANT timestamptz := clock_timestamp();
  v_email   CONSTANT text := lower(btrim(coalesce(p_email, '')) COLLATE "C");
  v_netz    CONSTANT cidr := sitzung.netz(coalesce(p_ip, '0.0.0.0'));
  v_konto   CONSTANT bytea := sha256(convert_to(coalesce(p_kanal, '') || ':' || v_email, 'UTF8'));
  v_bekannt boolean;
BEGIN
  v_bekannt := EXISTS (
    SELECT FROM sitzung.zugaenge AS z
    JOIN sitzung.sitzungen AS s ON s.mandant_id = z.mandant_id AND s.zugang_id = z.id
    WHERE z.email = v_email AND z.kanal = p_kanal
      AND s.netz = v_netz AND s.erstellt_am > v_jetzt - interval '30 days');

  IF v_bekannt THEN
    PERFORM sitzung.versuch_zaehlen(
      p_art => 'bekannt', p_schluessel => sha256(v_konto || convert_to(v_netz::text, 'UTF8')),
      p_frei => 10, p_fenster => interval '1 hour', p_streng => true);
  ELSE
    PERFORM sitzung.versuch_zaehlen(
      p_art => 'konto', p_schluessel => v_konto, p_frei => 5, p_fenster => interval '1 hour', p_streng => true);
  END IF;
  PERFORM sitzung.versuch_zaehlen(
    p_art => 'netz', p_schluessel => sha256(convert_to(v_netz::text, 'UTF8')),
    p_frei => 50, p_fenster => interval '15 minutes', p_streng => NOT v_bekannt);
  PERFORM sitzung.versuch_zaehlen(
    p_art => 'gesamt', p_schluessel => '', p_frei => 1000, p_fenster => interval '1 minute', p_streng => NOT v_bekannt);

  UPDATE sitzung.zugaenge AS z
  SET fehlversuche = z.fehlversuche + 1, letzter_fehlversuch_am = v_jetzt
  WHERE z.email = v_email AND z.kanal = p_kanal;

  RETURN QUERY
  SELECT z.kennung, m.name, z.passwort_hash
  FROM sitzung.zugaenge AS z
  JOIN akte.mandanten AS m ON m.id = z.mandant_id
  WHERE z.email = v_email AND z.kanal = p_kanal AND z.passwort_hash IS NOT NULL AND z.gesperrt_am IS NULL
  ORDER BY m.name, z.id
  LIMIT 5;

  IF NOT FOUND THEN
    RETURN QUERY SELECT
      gen_random_uuid(), ''::text,
      '$argon2id$v=19$m=19456,t=2,p=1$'
      || rtrim(encode(substr(sha256(v_konto), 1, 16), 'base64'), '=') || '$'
      || rtrim(encode(sha256(v_konto || v_konto), 'base64'), '=');
  END IF;
END
$$;

ALTER FUNCTION sitzung.anmeldung_beginnen(text, text, inet) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.anmeldung_beginnen(text, text, inet) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.anmeldung_beginnen(text, text, inet) TO mietakte_anmeldung;
COMMENT ON FUNCTION sitzung.anmeldung_beginnen(text, text, inet) IS
'Erster Schritt der Anmeldung: zählt den Versuch (je Konto, Netz und insgesamt) und liefert die zu prüfenden Zugänge dieser
E-Mail-Adresse: zugang (Kennung), mandant (Name), passwort_hash (argon2id). Ohne passenden Zugang kommt eine Zeile mit einem
Hash, zu dem kein Passwort passt. Vor dem Prüfen COMMIT. Fehler: MA108 zu viele Versuche.';
