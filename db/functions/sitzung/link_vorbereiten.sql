-- Who asked for a link by e-mail: counts the attempt and makes a link for each login of this address, in its client. For portal.link_anfordern.
--
--   SELECT mandant_id, mieter_id, token FROM sitzung.link_vorbereiten(p_email => 'ostermann@post.example', p_ip => '203.0.113.7');
--    → 1 | 4711 | 77d0…
CREATE FUNCTION sitzung.link_vorbereiten(p_email text, p_ip inet)
RETURNS TABLE (mandant_id bigint, mieter_id bigint, email text, token text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_jetzt CONSTANT timestamptz := clock_timestamp();
  v_email CONSTANT text := lower(btrim(coalesce(p_email, '')) COLLATE "C");
  v_z     record;
BEGIN
  -- as a login: an address that is written to again and again is a victim, a network that writes to many an attacker
  PERFORM sitzung.versuch_zaehlen(p_art => 'konto', p_schluessel => sha256(convert_to('link:' || v_email, 'UTF8')), p_frei => 5, p_fenster => interval '1 hour', p_streng => true);
  PERFORM sitzung.versuch_zaehlen(p_art => 'netz', p_schluessel => sha256(convert_to('link:' || sitzung.netz(coalesce(p_ip, '0.0.0.0'))::text, 'UTF8')), p_frei => 50, p_fenster => interval '15 minutes', p_streng => true);
  FOR v_z IN SELECT z.mandant_id, z.id, z.mieter_id, z.email FROM sitzung.zugaenge AS z
             WHERE z.email = v_email AND z.kanal = 'portal' AND z.gesperrt_am IS NULL AND z.passwort_geaendert_am IS NOT NULL ORDER BY z.id LIMIT 5 LOOP
    mandant_id := v_z.mandant_id;
    mieter_id := v_z.mieter_id;
    email := v_z.email;
    token := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
    INSERT INTO sitzung.links (mandant_id, zugang_id, zweck, token_hash, erstellt_am, laeuft_ab_am)
    VALUES (v_z.mandant_id, v_z.id, 'anmeldung', sha256(convert_to(token, 'UTF8')), v_jetzt, v_jetzt + interval '10 minutes');
    RETURN NEXT;
  END LOOP;
END
$$;

ALTER FUNCTION sitzung.link_vorbereiten(text, inet) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.link_vorbereiten(text, inet) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.link_vorbereiten(text, inet) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.link_vorbereiten(text, inet) IS
'Erzeugt einen Anmeldelink (10 Minuten, einmal) für jeden Portalzugang dieser E-Mail-Adresse, der schon eingelöst ist: mandant_id, mieter_id, email, token. Nur für portal.link_anfordern. Fehler: MA108 zu viele Versuche.';
