-- Opens a session. The random token is returned once and never stored; the table holds its SHA-256.
--
--   SELECT * FROM sitzung.eroeffnen(p_mandant_id => 1, p_zugang_id => 3, p_geraet => 'Firefox', p_ip => '203.0.113.7');
--    token | kanal      | laeuft_ab_am
--    9f2c… | verwaltung | 2026-11-20 20:15:00+01
CREATE FUNCTION sitzung.eroeffnen(
  p_mandant_id bigint, p_zugang_id bigint, p_geraet text, p_ip inet,
  OUT token text, OUT kanal text, OUT laeuft_ab_am timestamptz
)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt  CONSTANT timestamptz := clock_timestamp();
  v_zugang sitzung.zugaenge;
  v_aktiv  boolean;
BEGIN
  SELECT z.* INTO v_zugang
  FROM sitzung.zugaenge AS z
  WHERE z.mandant_id = p_mandant_id AND z.id = p_zugang_id AND z.gesperrt_am IS NULL
  FOR NO KEY UPDATE;

  IF v_zugang.benutzer_id IS NOT NULL THEN
    -- the client alone for one look at the person through its policies; the transaction ends right after
    PERFORM sitzung.eintreten(
      p_mandant_id => p_mandant_id, p_mieter_id => NULL, p_benutzer_id => NULL,
      p_kanal => NULL, p_rolle => NULL, p_sitzung_id => NULL, p_zeit => NULL);
    SELECT b.aktiv INTO v_aktiv
    FROM akte.benutzer AS b
    WHERE b.mandant_id = p_mandant_id AND b.id = v_zugang.benutzer_id;
    PERFORM set_config('app.siegel', '', true);
  ELSE
    v_aktiv := v_zugang.id IS NOT NULL;
  END IF;
  IF v_aktiv IS NOT TRUE THEN
    RAISE EXCEPTION USING ERRCODE = 'MA103',
      MESSAGE = 'Die Anmeldung ist fehlgeschlagen.',
      DETAIL = 'E-Mail-Adresse und Passwort passen nicht zusammen.',
      HINT = 'Beides prüfen. Wer kein Passwort hat oder es vergessen hat, wendet sich an die Verwaltung.';
  END IF;

  -- 244 random bits
  token := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
  kanal := v_zugang.kanal;
  laeuft_ab_am := v_jetzt + interval '12 hours';

  INSERT INTO sitzung.sitzungen (mandant_id, zugang_id, kanal, token_hash, geraet, ip, netz, fehlversuche,
                                 erstellt_am, zuletzt_am, leerlauf, laeuft_ab_am)
  VALUES (p_mandant_id, p_zugang_id, eroeffnen.kanal, sha256(convert_to(eroeffnen.token, 'UTF8')),
          left(coalesce(p_geraet, ''), 400), p_ip, sitzung.netz(p_ip), v_zugang.fehlversuche,
          v_jetzt, v_jetzt, CASE v_zugang.kanal WHEN 'verwaltung' THEN interval '2 hours' ELSE interval '30 minutes' END,
          eroeffnen.laeuft_ab_am);
END
$$;

ALTER FUNCTION sitzung.eroeffnen(bigint, bigint, text, inet) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.eroeffnen(bigint, bigint, text, inet) FROM PUBLIC;
COMMENT ON FUNCTION sitzung.eroeffnen(bigint, bigint, text, inet) IS
'Eröffnet eine Sitzung des Zugangs und gibt ihr Token zurück (64 Hexziffern; gespeichert wird nur der SHA-256). Leerlauf: Verwaltung
2 Stunden, Portal 30 Minuten; Ende spätestens nach 12 Stunden. Fehler: MA103 Zugang gesperrt oder Person nicht mehr aktiv.
Nur für die Funktionen des Schemas sitzung.';
