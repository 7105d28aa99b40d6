-- The door of every request: from the random token in the cookie to the sealed context of this transaction, and what a page
-- needs for its head. Writes nothing, so that a GET runs READ ONLY; when auffrischen comes back true, the caller calls
-- sitzung.beruehren afterwards in a transaction of its own.
--
--   BEGIN READ ONLY;
--   SELECT * FROM sitzung.betreten('9f2c…');
--    mandant                   | person       | rolle           | kanal      | auffrischen
--    Hausverwaltung Linde GmbH | Petra Sommer | sachbearbeitung | verwaltung | f
CREATE FUNCTION sitzung.betreten(
  p_token         text,
  OUT mandant     text,
  OUT person      text,
  OUT rolle       text,
  OUT kanal       text,
  OUT auffrischen boolean
)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt   CONSTANT timestamptz := clock_timestamp();
  v_sitzung record;
BEGIN
  -- GUARD: a token opens only the door it was made for. The DBA has als_benutzer and als_mieter and no use for tokens.
  kanal := CASE session_user WHEN 'mietakte_verwaltung' THEN 'verwaltung'
                             WHEN 'mietakte_portal' THEN 'portal'
                             WHEN 'mietakte_freigabe' THEN 'freigabe' END;
  IF kanal IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA104',
      MESSAGE = 'Diese Anmeldung an der Datenbank öffnet keine Sitzungen.',
      DETAIL = format('session_user=%s', session_user),
      HINT = 'Der DBA tritt mit sitzung.als_benutzer oder sitzung.als_mieter ein, ein Dienst mit sitzung.als_dienst.';
  END IF;
  IF kanal = 'freigabe' THEN
    -- an owner or a company has no login: the link is the key, and it opens one decision or one order
    SELECT f.mandant, f.rolle INTO betreten.mandant, betreten.rolle FROM sitzung.freigabe_betreten(p_token => p_token) AS f;
    auffrischen := false;
    RETURN;
  END IF;

  SELECT s.mandant_id, s.id, s.zuletzt_am, z.benutzer_id, z.mieter_id
  INTO v_sitzung
  FROM sitzung.sitzungen AS s
  JOIN sitzung.zugaenge AS z ON z.mandant_id = s.mandant_id AND z.id = s.zugang_id
  WHERE s.token_hash = sha256(convert_to(p_token, 'UTF8'))
    AND s.kanal = betreten.kanal
    AND s.widerrufen_am IS NULL
    AND s.laeuft_ab_am > v_jetzt
    AND s.zuletzt_am + s.leerlauf > v_jetzt
    AND z.gesperrt_am IS NULL;

  IF FOUND THEN
    -- the look at the person goes through the policies of its client; nothing is sealed yet, and an old seal is broken by this
    PERFORM set_config('app.current_mandant_id', v_sitzung.mandant_id::text, true);
    IF v_sitzung.benutzer_id IS NOT NULL THEN
      SELECT b.rolle, b.name INTO betreten.rolle, betreten.person
      FROM akte.benutzer AS b
      WHERE b.mandant_id = v_sitzung.mandant_id AND b.id = v_sitzung.benutzer_id AND b.aktiv;
    ELSE
      -- the portal reads the tenant's name with the tenant's own rights
      SELECT 'mieter' INTO betreten.rolle
      FROM akte.mieter AS m
      WHERE m.mandant_id = v_sitzung.mandant_id AND m.id = v_sitzung.mieter_id;
    END IF;
  END IF;

  -- unknown, expired, revoked, locked, no longer active: one answer
  IF rolle IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA101',
      MESSAGE = 'Bitte melden Sie sich an.',
      DETAIL = 'Die Sitzung gibt es nicht, sie ist abgelaufen oder wurde beendet.',
      HINT = 'Neu anmelden.';
  END IF;

  PERFORM sitzung.eintreten(
    p_mandant_id => v_sitzung.mandant_id, p_mieter_id => v_sitzung.mieter_id, p_benutzer_id => v_sitzung.benutzer_id,
    p_kanal => kanal, p_rolle => rolle, p_sitzung_id => v_sitzung.id, p_zeit => NULL);

  SELECT m.name INTO betreten.mandant FROM akte.mandanten AS m WHERE m.id = v_sitzung.mandant_id;
  auffrischen := v_sitzung.zuletzt_am < v_jetzt - interval '1 minute';
END
$$;

ALTER FUNCTION sitzung.betreten(text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.betreten(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.betreten(text) TO mietakte_verwaltung, mietakte_portal, mietakte_freigabe;
COMMENT ON FUNCTION sitzung.betreten(text) IS
'Tritt mit einem Sitzungs-Token in den Kontext dieser Transaktion ein; schreibt nichts. Eine Zeile: mandant und person (Namen;
person NULL im Portal und beim Link des Eigentümers), rolle, kanal, auffrischen (true: danach sitzung.beruehren aufrufen). Die Datenbank-Anmeldung bestimmt den Kanal.
Fehler: MA101 Sitzung unbekannt, abgelaufen, widerrufen oder Person nicht mehr aktiv, MA107 Link des Eigentümers gilt nicht (mehr), MA104 falsche Datenbank-Anmeldung,
MA105 außerhalb einer Transaktion.';
