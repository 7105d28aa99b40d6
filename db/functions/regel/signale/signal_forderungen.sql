-- Trigger, once per statement: Hausgeld or dunning letters changed.
--   INSERT INTO akte.mahnungen (…)   →  sitzung.signal
CREATE FUNCTION regel.signal_forderungen()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  -- a statement touches one client
  PERFORM sitzung.signal(p_mandant_id => t.mandant_id, p_themen => ARRAY['forderungen']) FROM neu t LIMIT 1;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.signal_forderungen() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.signal_forderungen() FROM PUBLIC;
COMMENT ON FUNCTION regel.signal_forderungen() IS
'Trigger, einmal je Anweisung: Meldet offenen Seiten, dass sich Hausgeld oder Mahnungen geändert haben.';
