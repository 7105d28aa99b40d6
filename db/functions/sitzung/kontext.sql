-- The whole context with one check of the seal: what every door of the engine reads.
--
--   BEGIN; SELECT sitzung.als_benutzer(1, 17); SELECT * FROM sitzung.kontext();
--    mandant_id | mieter_id | benutzer_id | kanal      | rolle          | akteur      | zeit
--             1 |           |          17 | verwaltung | sachbearbeitung | benutzer:17 |
CREATE FUNCTION sitzung.kontext()
RETURNS sitzung.person
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_p sitzung.person;
BEGIN
  IF length(current_setting('app.siegel', true)) = 64
     AND current_setting('app.siegel', true) = sitzung.siegel_berechnen() THEN
    v_p.mandant_id  := nullif(current_setting('app.current_mandant_id', true), '')::bigint;
    v_p.mieter_id   := nullif(current_setting('app.current_mieter_id', true), '')::bigint;
    v_p.benutzer_id := nullif(current_setting('app.current_benutzer_id', true), '')::bigint;
    v_p.kanal       := nullif(current_setting('app.kanal', true), '');
    v_p.rolle       := nullif(current_setting('app.rolle', true), '');
    v_p.zeit        := nullif(current_setting('app.zeit', true), '')::timestamptz;
    v_p.akteur      := CASE WHEN v_p.benutzer_id IS NOT NULL THEN 'benutzer:' || v_p.benutzer_id
                            WHEN v_p.mieter_id IS NOT NULL THEN 'mieter:' || v_p.mieter_id
                            -- an owner or a company comes by link: who it was made for
                            WHEN v_p.kanal = 'freigabe' THEN (
                              SELECT coalesce('eigentuemer:' || l.eigentuemer_id, 'dienstleister:' || l.auftrag_id) FROM sitzung.freigabelinks AS l
                               WHERE l.mandant_id = v_p.mandant_id AND l.id = -nullif(current_setting('app.sitzung', true), '')::bigint)
                            ELSE v_p.kanal END;
  END IF;
  RETURN v_p;
END
$$;

ALTER FUNCTION sitzung.kontext() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.kontext() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.kontext() TO
  mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION sitzung.kontext() IS
'Geprüfter Kontext dieser Transaktion als eine Zeile (sitzung.person); alle Felder NULL ohne gültigen Kontext.';
