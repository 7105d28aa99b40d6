-- Locks a login of the entered client, at once and on every device, or opens it again.
--
--   BEGIN; SELECT sitzung.als_dienst(1);
--   SELECT sitzung.zugang_sperren(p_zugang_id => 3, p_gesperrt => true, p_grund => 'ausgeschieden'); COMMIT;
CREATE FUNCTION sitzung.zugang_sperren(p_zugang_id bigint, p_gesperrt boolean, p_grund text DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt      CONSTANT timestamptz := clock_timestamp();
  v_mandant_id CONSTANT bigint := sitzung.mandant_id();
BEGIN
  UPDATE sitzung.zugaenge AS z
  SET gesperrt_am = CASE WHEN p_gesperrt THEN v_jetzt END,
      gesperrt_grund = CASE WHEN p_gesperrt THEN coalesce(p_grund, 'ohne Angabe') END
  WHERE z.mandant_id = v_mandant_id AND z.id = p_zugang_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MA106',
      MESSAGE = 'Diesen Zugang gibt es bei diesem Mandanten nicht.',
      DETAIL = format('mandant_id=%s zugang_id=%s', v_mandant_id, p_zugang_id),
      HINT = 'Einen Zugang legt sitzung.zugang_anlegen an.';
  END IF;
  IF p_gesperrt THEN
    UPDATE sitzung.sitzungen AS s
    SET widerrufen_am = v_jetzt, widerruf_grund = 'gesperrt'
    WHERE s.mandant_id = v_mandant_id AND s.zugang_id = p_zugang_id AND s.widerrufen_am IS NULL;
  END IF;
END
$$;

ALTER FUNCTION sitzung.zugang_sperren(bigint, boolean, text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.zugang_sperren(bigint, boolean, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.zugang_sperren(bigint, boolean, text) TO mietakte_dba, mietakte_dienst;
COMMENT ON FUNCTION sitzung.zugang_sperren(bigint, boolean, text) IS
'Sperrt (p_gesperrt=true, mit p_grund) oder öffnet einen Zugang des Mandanten, in den eingetreten wurde; Sperren beendet seine
Sitzungen. Fehler: MA106 Zugang unbekannt.';
