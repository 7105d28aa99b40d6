-- Sends a one-time link to everybody who has a login with this address. Says nothing about whether there is one.
--
--   SELECT portal.link_anfordern(p_email => 'ostermann@post.example', p_ip => '203.0.113.7', p_adresse => 'https://portal.example/portal/link/');
CREATE FUNCTION portal.link_anfordern(p_email text, p_ip inet, p_adresse text)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_z record;
  v_k engine.kontext;
  v_s sitzung.person;
BEGIN
  FOR v_z IN SELECT * FROM sitzung.link_vorbereiten(p_email => p_email, p_ip => p_ip) LOOP
    PERFORM sitzung.mandant_betreten(v_z.mandant_id);
    v_s := sitzung.kontext();
    v_k.mandant_id := v_s.mandant_id;
    v_k.jetzt := engine.jetzt();
    v_k.heute := engine.heute();
    v_k.akteur := v_s.akteur;
    PERFORM regel.post_nachricht(p_k => v_k, p_schluessel => 'anmeldelink:' || pg_catalog.gen_random_uuid(), p_adresse => v_z.email, p_betreff => 'Ihr Link zum Mieterportal',
      p_empfaenger => (SELECT regel.personenname(p.titel, p.vorname, p.nachname, p.firma) FROM akte.mieter p WHERE p.mandant_id = v_z.mandant_id AND p.id = v_z.mieter_id),
      p_text => E'Guten Tag,\n\nmit diesem Link melden Sie sich einmal im Mieterportal an. Er gilt zehn Minuten:\n\n' || p_adresse || v_z.token
        || E'\n\nHaben Sie den Link nicht angefordert, brauchen Sie nichts zu tun.\n\n' || (SELECT m.name FROM akte.mandanten m WHERE m.id = v_z.mandant_id));
  END LOOP;
  PERFORM sitzung.mandant_betreten(NULL);
END
$fn$;
ALTER FUNCTION portal.link_anfordern(text, inet, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.link_anfordern(text, inet, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.link_anfordern(text, inet, text) TO mietakte_anmeldung;
COMMENT ON FUNCTION portal.link_anfordern(text, inet, text) IS
'Schickt jedem Portalzugang dieser E-Mail-Adresse einen Anmeldelink (10 Minuten, einmal) über den Postausgang. p_adresse: Anfang des Links, an den das Token gehängt wird. Antwortet immer gleich. Fehler: MA108 zu viele Versuche.';
