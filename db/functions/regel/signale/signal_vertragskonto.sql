-- Trigger, once per statement: claims on leases or payments changed, and a tenant may be looking at the account.
--   INSERT INTO akte.zahlungen (…)   →  sitzung.signal
CREATE FUNCTION regel.signal_vertragskonto()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_n record;
BEGIN
  -- a statement touches one client; a mass run is one summary for the staff
  SELECT t.mandant_id, CASE WHEN count(*) <= 1000 THEN pg_catalog.array_agg(DISTINCT t.mietverhaeltnis_id) ELSE '{}' END AS vertraege INTO v_n
    FROM neu t GROUP BY t.mandant_id LIMIT 1;
  IF FOUND THEN
    PERFORM sitzung.signal(p_mandant_id => v_n.mandant_id, p_themen => ARRAY['forderungen'], p_mietverhaeltnisse => v_n.vertraege);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.signal_vertragskonto() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.signal_vertragskonto() FROM PUBLIC;
COMMENT ON FUNCTION regel.signal_vertragskonto() IS
'Trigger, einmal je Anweisung: Meldet offenen Seiten, auch denen der betroffenen Mieter, dass sich Forderungen aus Mietverhältnissen oder Zahlungen geändert haben.';
