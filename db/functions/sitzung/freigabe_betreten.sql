-- From the token in the link of an owner, or of a company that has an order, to the sealed context of this transaction. Opening decides nothing and uses nothing up: mail
-- scanners open links. Called by sitzung.betreten for the login mietakte_freigabe; executable by its owner alone.
--
--   SELECT freigabe_id FROM sitzung.freigabe_betreten(p_token => '77d0…');
--    → 3
CREATE FUNCTION sitzung.freigabe_betreten(p_token text, OUT freigabe_id bigint, OUT mandant text, OUT rolle text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_link sitzung.freigabelinks;
BEGIN
  SELECT l.* INTO v_link FROM sitzung.freigabelinks AS l
   WHERE l.token_hash = sha256(convert_to(p_token, 'UTF8'))
     AND l.eingeloest_am IS NULL AND l.widerrufen_am IS NULL AND l.laeuft_ab_am > clock_timestamp();
  -- unknown, used, expired, revoked, made for something else: one answer
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MA107',
      MESSAGE = 'Dieser Link gilt nicht mehr.',
      DETAIL = 'Der Link ist abgelaufen, wurde schon benutzt oder ist unvollständig.',
      HINT = 'Einen neuen Link anfordern.';
  END IF;
  -- the number of the link stands where others have their session, negative: no session has such a number
  rolle := CASE WHEN v_link.auftrag_id IS NULL THEN 'eigentuemer' ELSE 'dienstleister' END;
  PERFORM sitzung.eintreten(
    p_mandant_id => v_link.mandant_id, p_mieter_id => NULL, p_benutzer_id => NULL,
    p_kanal => 'freigabe', p_rolle => rolle, p_sitzung_id => -v_link.id, p_zeit => NULL);
  freigabe_id := v_link.freigabe_id;
  SELECT m.name INTO freigabe_betreten.mandant FROM akte.mandanten AS m WHERE m.id = v_link.mandant_id;
END
$fn$;
ALTER FUNCTION sitzung.freigabe_betreten(text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.freigabe_betreten(text) FROM PUBLIC;
COMMENT ON FUNCTION sitzung.freigabe_betreten(text) IS
'Tritt mit dem Token eines Links in den Kontext dieser Transaktion ein (Kanal freigabe, Rolle eigentuemer oder dienstleister, je nachdem, wofür er gemacht ist); schreibt nichts.
Fehler: MA107 unbekannt, benutzt, abgelaufen oder widerrufen, MA105 außerhalb einer Transaktion. Nur für sitzung.betreten.';
