-- The context of jobs, imports and data migrations: one client, no person.
--
--   BEGIN;
--   SELECT sitzung.als_dienst(p_mandant_id => 1);
--   SELECT sitzung.kanal(), sitzung.rolle();
--    → dienst | dienst
CREATE FUNCTION sitzung.als_dienst(p_mandant_id bigint)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM akte.mandanten AS m WHERE m.id = p_mandant_id) THEN
    RAISE EXCEPTION USING ERRCODE = 'MA106',
      MESSAGE = 'Diesen Mandanten gibt es nicht.',
      DETAIL = format('mandant_id=%s', p_mandant_id),
      HINT = 'Mandanten zeigt sitzung.mandanten().';
  END IF;

  PERFORM sitzung.eintreten(
    p_mandant_id => p_mandant_id, p_mieter_id => NULL, p_benutzer_id => NULL,
    p_kanal => 'dienst', p_rolle => 'dienst', p_sitzung_id => NULL, p_zeit => sitzung.zeit());
END
$$;

ALTER FUNCTION sitzung.als_dienst(bigint) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.als_dienst(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.als_dienst(bigint) TO mietakte_dienst, mietakte_dba, mietakte_deploy;
COMMENT ON FUNCTION sitzung.als_dienst(bigint) IS
'Tritt für diese Transaktion als Dienst eines Mandanten ein (Kanal und Rolle dienst, keine Person). Eine mit
engine.zeit_setzen gesetzte Zeit bleibt. Fehler: MA105 außerhalb einer Transaktion, MA106 unbekannter Mandant.';
