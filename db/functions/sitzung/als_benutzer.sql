-- Act as a member of staff, at the psql prompt and in tests. The rest of the transaction sees and may do what that person may.
--
--   BEGIN;
--   SELECT sitzung.als_benutzer(p_mandant_id => 1, p_benutzer_id => 17);
--   SELECT sitzung.rolle();
--    → sachbearbeitung
CREATE FUNCTION sitzung.als_benutzer(p_mandant_id bigint, p_benutzer_id bigint)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_zeit  timestamptz := sitzung.zeit();
  v_rolle text;
  v_aktiv boolean;
BEGIN
  -- the look at the person goes through the policies of its client; nothing is sealed yet, and an old seal is broken by this
  PERFORM set_config('app.current_mandant_id', coalesce(p_mandant_id::text, ''), true);

  SELECT b.rolle, b.aktiv INTO v_rolle, v_aktiv
  FROM akte.benutzer AS b
  WHERE b.mandant_id = p_mandant_id AND b.id = p_benutzer_id;

  IF v_aktiv IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA106',
      MESSAGE = 'Diesen Benutzer gibt es bei diesem Mandanten nicht.',
      DETAIL = format('mandant_id=%s benutzer_id=%s', p_mandant_id, p_benutzer_id),
      HINT = 'Mandanten zeigt sitzung.mandanten(), Benutzer die Tabelle akte.benutzer.';
  ELSIF NOT v_aktiv THEN
    RAISE EXCEPTION USING ERRCODE = 'MA102',
      MESSAGE = 'Dieser Benutzer ist nicht mehr aktiv.',
      DETAIL = format('mandant_id=%s benutzer_id=%s', p_mandant_id, p_benutzer_id),
      HINT = 'Als ein aktiver Benutzer eintreten.';
  END IF;

  PERFORM sitzung.eintreten(
    p_mandant_id => p_mandant_id, p_mieter_id => NULL, p_benutzer_id => p_benutzer_id,
    p_kanal => 'verwaltung', p_rolle => v_rolle, p_sitzung_id => NULL, p_zeit => v_zeit);
END
$$;

ALTER FUNCTION sitzung.als_benutzer(bigint, bigint) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.als_benutzer(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.als_benutzer(bigint, bigint) TO mietakte_dba;
COMMENT ON FUNCTION sitzung.als_benutzer(bigint, bigint) IS
'Tritt für diese Transaktion als Benutzer (akte.benutzer.id) eines Mandanten ein, Kanal verwaltung, mit dessen Rolle.
Eine mit engine.zeit_setzen gesetzte Zeit bleibt. Fehler: MA102 nicht aktiv, MA105 außerhalb einer Transaktion,
MA106 unbekannt bei diesem Mandanten.';
