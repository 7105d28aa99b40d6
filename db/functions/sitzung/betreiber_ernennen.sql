-- Lets a member of staff add reference rows that hold for every client, or no longer.
--
--   SELECT sitzung.betreiber_ernennen(1, 17);
--   SELECT sitzung.betreiber_ernennen(1, 17, p_entlassen => true);
CREATE FUNCTION sitzung.betreiber_ernennen(p_mandant_id bigint, p_benutzer_id bigint, p_entlassen boolean DEFAULT false)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM sitzung.zugaenge AS z WHERE z.mandant_id = p_mandant_id AND z.benutzer_id = p_benutzer_id) THEN
    RAISE EXCEPTION USING ERRCODE = 'MA115',
      MESSAGE = 'Diese Person gibt es nicht, oder sie hat keinen Zugang.',
      HINT    = 'Nummer des Mandanten und des Benutzers prüfen; zuerst einen Zugang anlegen (mietakte zugang).';
  END IF;
  IF coalesce(p_entlassen, false) THEN
    UPDATE sitzung.betreiber AS b SET entlassen_am = now()
     WHERE b.mandant_id = p_mandant_id AND b.benutzer_id = p_benutzer_id AND b.entlassen_am IS NULL;
  ELSE
    INSERT INTO sitzung.betreiber (mandant_id, benutzer_id) VALUES (p_mandant_id, p_benutzer_id) ON CONFLICT DO NOTHING;
  END IF;
END
$$;

ALTER FUNCTION sitzung.betreiber_ernennen(bigint, bigint, boolean) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.betreiber_ernennen(bigint, bigint, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.betreiber_ernennen(bigint, bigint, boolean) TO mietakte_deploy, mietakte_dba;
COMMENT ON FUNCTION sitzung.betreiber_ernennen(bigint, bigint, boolean) IS
'Ernennt eine Person mit Zugang zum Betreiber, der Referenzwerte für alle Mandanten ergänzt (p_entlassen: beendet es). Nur DBA. Mehrfach ohne Wirkung. Fehler: MA115.';
