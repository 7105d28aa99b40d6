-- Which of these sessions are still open, and what each may hear. Asked when a page connects, before every frame and once a minute.
-- The live service holds hashes only: it could not log in with what it knows.
--
--   SELECT sitzung, kanal, themen FROM sitzung.horchen(ARRAY[sha256('9f2c…')]);
--    42 | portal | {m:31,p:5}
CREATE FUNCTION sitzung.horchen(p_hashes bytea[])
RETURNS TABLE (token_hash bytea, mandant_id bigint, sitzung bigint, zugang bigint, kanal text, themen text[])
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_mandant bigint;
BEGIN
  FOR v_mandant IN SELECT DISTINCT s.mandant_id FROM sitzung.sitzungen AS s WHERE s.token_hash = ANY (p_hashes) LOOP
    -- the look at persons and contracts goes through the policies of their client; nothing is sealed by this
    PERFORM set_config('app.current_mandant_id', v_mandant::text, true);
    RETURN QUERY
    SELECT s.token_hash, s.mandant_id, s.id, z.id, s.kanal,
           -- tenants: their leases and themselves; staff: the areas of their client
           CASE WHEN s.kanal = 'portal'
                THEN ARRAY['p:' || z.mieter_id] || ARRAY(SELECT DISTINCT 'm:' || v.mietverhaeltnis_id FROM akte.vertragsparteien AS v
                                                          WHERE v.mandant_id = s.mandant_id AND v.mieter_id = z.mieter_id
                                                            -- who has left the contract hears nothing more of it
                                                            AND (v.bis IS NULL OR v.bis >= (clock_timestamp() AT TIME ZONE 'Europe/Berlin')::date))
                ELSE '{}' END
      FROM sitzung.sitzungen AS s
      JOIN sitzung.zugaenge AS z ON z.mandant_id = s.mandant_id AND z.id = s.zugang_id
     WHERE s.token_hash = ANY (p_hashes) AND s.mandant_id = v_mandant
       AND s.kanal IN ('verwaltung', 'portal') AND s.widerrufen_am IS NULL AND s.laeuft_ab_am > clock_timestamp()
       AND s.zuletzt_am + s.leerlauf > clock_timestamp() AND z.gesperrt_am IS NULL
       AND (z.benutzer_id IS NULL OR EXISTS (SELECT FROM akte.benutzer AS b WHERE b.mandant_id = z.mandant_id AND b.id = z.benutzer_id AND b.aktiv));
  END LOOP;
  PERFORM set_config('app.current_mandant_id', '', true);
END
$fn$;
ALTER FUNCTION sitzung.horchen(bytea[]) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.horchen(bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.horchen(bytea[]) TO mietakte_dienst;
COMMENT ON FUNCTION sitzung.horchen(bytea[]) IS
'Zu SHA-256-Summen von Sitzungs-Token die noch gültigen Sitzungen: Mandant, Sitzung, Zugang, Kanal und bei Mietern die Themen, die sie hören dürfen (ihre Mietverhältnisse und sie selbst). Für den Live-Dienst.';
