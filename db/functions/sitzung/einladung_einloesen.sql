-- Redeems an invitation: sets e-mail and password of the login, ends its old sessions and opens one. Only a POST may call it.
--
--   SELECT token FROM sitzung.einladung_einloesen(p_code => 'K7QM-3XPD-9TRA-WH5B', p_email => 'ostermann@post.example', p_passwort_hash => '$argon2id$…',
--                                                 p_geraet => 'Safari', p_ip => '203.0.113.7');
--    → 9f2c…
CREATE FUNCTION sitzung.einladung_einloesen(
  p_code text, p_email text, p_passwort_hash text, p_geraet text DEFAULT NULL, p_ip inet DEFAULT NULL,
  OUT token text, OUT laeuft_ab_am timestamptz
)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_email CONSTANT text := lower(btrim(coalesce(p_email, '')) COLLATE "C");
  v_link  record;
BEGIN
  IF length(v_email) > 254 OR v_email !~ '^[^@[:space:]]+@[^@[:space:]]+$' THEN
    RAISE EXCEPTION USING ERRCODE = 'MA113', MESSAGE = 'Das ist keine E-Mail-Adresse.', COLUMN = 'email', HINT = 'Eine Adresse wie name@beispiel.de angeben; mit ihr melden Sie sich künftig an.';
  END IF;
  SELECT l.mandant_id, l.zugang_id INTO v_link
  FROM sitzung.link_verbrauchen(p_token => upper(regexp_replace(coalesce(p_code, ''), '[^A-Za-z0-9]', '', 'g')), p_zwecke => ARRAY['einladung']) AS l;
  UPDATE sitzung.zugaenge AS z SET email = v_email WHERE z.mandant_id = v_link.mandant_id AND z.id = v_link.zugang_id AND z.kanal = 'portal';
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MA107', MESSAGE = 'Dieser Link gilt nicht mehr.', DETAIL = 'Kein Zugang des Mieterportals.', HINT = 'Einen neuen Code anfordern.';
  END IF;
  PERFORM sitzung.passwort_eintragen(p_mandant_id => v_link.mandant_id, p_zugang_id => v_link.zugang_id, p_passwort_hash => p_passwort_hash);
  SELECT e.token, e.laeuft_ab_am INTO einladung_einloesen.token, einladung_einloesen.laeuft_ab_am
  FROM sitzung.eroeffnen(p_mandant_id => v_link.mandant_id, p_zugang_id => v_link.zugang_id, p_geraet => p_geraet, p_ip => p_ip) AS e;
END
$$;

ALTER FUNCTION sitzung.einladung_einloesen(text, text, text, text, inet) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.einladung_einloesen(text, text, text, text, inet) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.einladung_einloesen(text, text, text, text, inet) TO mietakte_anmeldung;
COMMENT ON FUNCTION sitzung.einladung_einloesen(text, text, text, text, inet) IS
'Löst einen Einladungscode ein (Leerzeichen, Striche und Kleinbuchstaben sind gleich), setzt E-Mail-Adresse und Passwort (argon2id-Hash) des Zugangs, beendet dessen Sitzungen und eröffnet eine neue: token, laeuft_ab_am.
Fehler: MA107 Code gilt nicht (mehr), MA109 Hash zu schwach, MA113 keine E-Mail-Adresse.';
