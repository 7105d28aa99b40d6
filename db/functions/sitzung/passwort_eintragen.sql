-- Writes the hash, ends all sessions of the login and voids its open links. Executable by its owner alone.
--
--   SELECT sitzung.passwort_eintragen(p_mandant_id => 1, p_zugang_id => 3, p_passwort_hash => '$argon2id$…');
CREATE FUNCTION sitzung.passwort_eintragen(p_mandant_id bigint, p_zugang_id bigint, p_passwort_hash text)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt CONSTANT timestamptz := clock_timestamp();
BEGIN
  IF p_passwort_hash IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA109',
      MESSAGE = 'Ein Passwort fehlt.',
      HINT = 'Einen argon2id-Hash übergeben.';
  END IF;
  PERFORM sitzung.passwort_hash_pruefen(p_passwort_hash);

  UPDATE sitzung.zugaenge AS z
  SET passwort_hash = p_passwort_hash, passwort_geaendert_am = v_jetzt, fehlversuche = 0
  WHERE z.mandant_id = p_mandant_id AND z.id = p_zugang_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MA106',
      MESSAGE = 'Diesen Zugang gibt es bei diesem Mandanten nicht.',
      DETAIL = format('mandant_id=%s zugang_id=%s', p_mandant_id, p_zugang_id),
      HINT = 'Einen Zugang legt sitzung.zugang_anlegen an.';
  END IF;
  UPDATE sitzung.sitzungen AS s
  SET widerrufen_am = v_jetzt, widerruf_grund = 'passwort'
  WHERE s.mandant_id = p_mandant_id AND s.zugang_id = p_zugang_id AND s.widerrufen_am IS NULL;
  UPDATE sitzung.links AS l
  SET eingeloest_am = v_jetzt
  WHERE l.mandant_id = p_mandant_id AND l.zugang_id = p_zugang_id AND l.eingeloest_am IS NULL;
END
$$;

ALTER FUNCTION sitzung.passwort_eintragen(bigint, bigint, text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.passwort_eintragen(bigint, bigint, text) FROM PUBLIC;
COMMENT ON FUNCTION sitzung.passwort_eintragen(bigint, bigint, text) IS
'Trägt einen Passwort-Hash ein, beendet alle Sitzungen des Zugangs und entwertet seine offenen Links. Fehler: MA106 Zugang
unbekannt, MA109 Hash fehlt oder zu schwach. Nur für die Funktionen des Schemas sitzung.';
