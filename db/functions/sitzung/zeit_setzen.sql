-- Behind engine.zeit_setzen: puts another clock under the seal of this transaction, whoever has entered or will.
--
--   BEGIN; SELECT sitzung.zeit_setzen('2026-03-02 09:00+01'); SELECT engine.heute();
--    → 2026-03-02
CREATE FUNCTION sitzung.zeit_setzen(p_zeit timestamptz)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_zeit < timestamptz '1900-01-01 00:00+00' OR p_zeit >= timestamptz '2200-01-01 00:00+00' THEN
    RAISE EXCEPTION USING ERRCODE = 'MA112',
      MESSAGE = 'Diese Zeit liegt außerhalb der Jahre 1900 bis 2199.',
      DETAIL = format('zeit=%s', p_zeit),
      HINT = 'Eine Zeit mit Zeitzone angeben, zum Beispiel 2026-03-02 09:00+01.';
  END IF;

  PERFORM sitzung.eintreten(
    p_mandant_id => sitzung.mandant_id(), p_mieter_id => sitzung.mieter_id(), p_benutzer_id => sitzung.benutzer_id(),
    p_kanal => sitzung.kanal(), p_rolle => sitzung.rolle(), p_sitzung_id => sitzung.sitzung_id(), p_zeit => p_zeit);
END
$$;

ALTER FUNCTION sitzung.zeit_setzen(timestamptz) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.zeit_setzen(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.zeit_setzen(timestamptz) TO mietakte_dba, mietakte_deploy;
COMMENT ON FUNCTION sitzung.zeit_setzen(timestamptz) IS
'Setzt die Uhr dieser Transaktion; NULL stellt sie zurück. Der Kontext bleibt und wird neu versiegelt. Aufgerufen von
engine.zeit_setzen. Fehler: MA105 außerhalb einer Transaktion, MA112 außerhalb der Jahre 1900 bis 2199.';
