-- Act as a tenant, at the psql prompt and in tests: what the portal would show, no more.
--
--   BEGIN;
--   SELECT sitzung.als_mieter(p_mandant_id => 1, p_mieter_id => 4711);
--   SELECT sitzung.meine_mietverhaeltnisse();
--    → {12}
CREATE FUNCTION sitzung.als_mieter(p_mandant_id bigint, p_mieter_id bigint)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_zeit timestamptz := sitzung.zeit();
BEGIN
  -- the look at the person goes through the policies of its client; nothing is sealed yet, and an old seal is broken by this
  PERFORM set_config('app.current_mandant_id', coalesce(p_mandant_id::text, ''), true);

  IF NOT EXISTS (SELECT FROM akte.mieter AS m WHERE m.mandant_id = p_mandant_id AND m.id = p_mieter_id) THEN
    RAISE EXCEPTION USING ERRCODE = 'MA106',
      MESSAGE = 'Diesen Mieter gibt es bei diesem Mandanten nicht.',
      DETAIL = format('mandant_id=%s mieter_id=%s', p_mandant_id, p_mieter_id),
      HINT = 'Mandanten zeigt sitzung.mandanten(), Mieter die Tabelle akte.mieter.';
  END IF;

  PERFORM sitzung.eintreten(
    p_mandant_id => p_mandant_id, p_mieter_id => p_mieter_id, p_benutzer_id => NULL,
    p_kanal => 'portal', p_rolle => 'mieter', p_sitzung_id => NULL, p_zeit => v_zeit);
END
$$;

ALTER FUNCTION sitzung.als_mieter(bigint, bigint) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.als_mieter(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.als_mieter(bigint, bigint) TO mietakte_dba;
COMMENT ON FUNCTION sitzung.als_mieter(bigint, bigint) IS
'Tritt für diese Transaktion als Mieter (akte.mieter.id) eines Mandanten ein, Kanal portal, Rolle mieter.
Eine mit engine.zeit_setzen gesetzte Zeit bleibt. Fehler: MA105 außerhalb einer Transaktion, MA106 unbekannt bei diesem
Mandanten.';
