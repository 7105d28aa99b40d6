-- "Angemeldete Geräte": the sessions of the person who is acting that are still open, the latest first.
--
--   BEGIN; SELECT sitzung.betreten('9f2c…');
--   SELECT kennung, geraet, ip, diese FROM sitzung.meine_sitzungen();
--    kennung                              | geraet  | ip          | diese
--    7d44b5a0-9dc0-41d1-b245-5ffdce74fad2 | Firefox | 203.0.113.7 | t
CREATE FUNCTION sitzung.meine_sitzungen()
RETURNS TABLE (
  kennung uuid, geraet text, ip inet, erstellt_am timestamptz, zuletzt_am timestamptz, laeuft_ab_am timestamptz,
  fehlversuche int, diese boolean
)
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt      CONSTANT timestamptz := statement_timestamp();
  v_mandant_id CONSTANT bigint := sitzung.mandant_id();
  v_sitzung_id CONSTANT bigint := sitzung.sitzung_id();
  v_zugang_id  CONSTANT bigint := sitzung.mein_zugang();
BEGIN
  RETURN QUERY
  SELECT s.kennung, s.geraet, s.ip, s.erstellt_am, s.zuletzt_am, s.laeuft_ab_am, s.fehlversuche,
         s.id IS NOT DISTINCT FROM v_sitzung_id
  FROM sitzung.sitzungen AS s
  WHERE s.mandant_id = v_mandant_id AND s.zugang_id = v_zugang_id
    AND s.widerrufen_am IS NULL AND s.laeuft_ab_am > v_jetzt AND s.zuletzt_am + s.leerlauf > v_jetzt
  ORDER BY s.id IS NOT DISTINCT FROM v_sitzung_id DESC, s.zuletzt_am DESC, s.id DESC;
END
$$;

ALTER FUNCTION sitzung.meine_sitzungen() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.meine_sitzungen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.meine_sitzungen() TO mietakte_verwaltung, mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION sitzung.meine_sitzungen() IS
'Offene Sitzungen der handelnden Person: kennung, geraet, ip, erstellt_am, zuletzt_am, laeuft_ab_am, fehlversuche (abgelehnte
Versuche vor dieser Anmeldung), diese (die Sitzung dieser Transaktion). Fehler: MA111 keine Person im Kontext.';
