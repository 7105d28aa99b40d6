-- The login behind an open session, whatever its channel. Executable by its owner alone.
--
--   SELECT (sitzung.zugang_zum_token('9f2c…')).id;
--    → 3
CREATE FUNCTION sitzung.zugang_zum_token(p_token text)
RETURNS sitzung.zugaenge
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt  CONSTANT timestamptz := clock_timestamp();
  v_zugang sitzung.zugaenge;
BEGIN
  SELECT z.* INTO v_zugang
  FROM sitzung.sitzungen AS s
  JOIN sitzung.zugaenge AS z ON z.mandant_id = s.mandant_id AND z.id = s.zugang_id
  WHERE s.token_hash = sha256(convert_to(p_token, 'UTF8'))
    AND s.widerrufen_am IS NULL AND s.laeuft_ab_am > v_jetzt AND s.zuletzt_am + s.leerlauf > v_jetzt
    AND z.gesperrt_am IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MA101',
      MESSAGE = 'Bitte melden Sie sich an.',
      DETAIL = 'Die Sitzung gibt es nicht, sie ist abgelaufen oder wurde beendet.',
      HINT = 'Neu anmelden.';
  END IF;
  RETURN v_zugang;
END
$$;

ALTER FUNCTION sitzung.zugang_zum_token(text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.zugang_zum_token(text) FROM PUBLIC;
COMMENT ON FUNCTION sitzung.zugang_zum_token(text) IS
'Zugang hinter einem Sitzungs-Token. Fehler: MA101 Sitzung ungültig. Nur für die Funktionen des Schemas sitzung.';
