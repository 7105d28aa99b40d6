-- What the person who reported was told about the emergency: whom to ring, what to do now. NULL: the office is open, nothing to say.
-- SELECT portal.notfall_hinweis('0d6f…')->>'telefon';   →  030 555 0 112
CREATE FUNCTION portal.notfall_hinweis(p_kennung uuid)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := sitzung.kontext();
BEGIN
  RETURN (SELECT n.hinweis || pg_catalog.jsonb_build_object('am', n.am) FROM akte.anfragen a JOIN akte.notfaelle n ON n.mandant_id = a.mandant_id AND n.anfrage_id = a.id
           WHERE a.mandant_id = v_s.mandant_id AND a.kennung = p_kennung AND (a.mieter_id = v_s.mieter_id OR a.mietverhaeltnis_id = ANY (sitzung.meine_mietverhaeltnisse())));
END
$fn$;
ALTER FUNCTION portal.notfall_hinweis(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.notfall_hinweis(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.notfall_hinweis(uuid) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.notfall_hinweis(uuid) IS
'Was zu einer Meldung (akte.anfragen.kennung) außerhalb der Bürozeiten gesagt wurde: art (verstaendigt, anrufen, hinweis), titel, text, name und telefon des Notdienstes, sofort (Liste: was jetzt zu tun ist), am. NULL, wenn nichts zu sagen war. Eine fremde und eine unbekannte Kennung ergeben beide NULL.';
