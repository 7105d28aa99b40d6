-- Trigger: an enquiry arrived or changed, or something was said in its thread. A note of the office is no news for the tenant.
--   INSERT INTO akte.anfrage_nachrichten (…)   →  sitzung.signal
CREATE FUNCTION regel.signal_anfrage()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_a akte.anfragen;
BEGIN
  SELECT a.* INTO v_a FROM akte.anfragen a
   WHERE a.mandant_id = NEW.mandant_id AND a.id = CASE TG_TABLE_NAME WHEN 'anfragen' THEN NEW.id ELSE (pg_catalog.to_jsonb(NEW)->>'anfrage_id')::bigint END;
  IF TG_TABLE_NAME = 'anfrage_nachrichten' AND pg_catalog.to_jsonb(NEW)->>'art' = 'notiz' OR TG_OP = 'UPDATE' THEN
    PERFORM sitzung.signal(p_mandant_id => NEW.mandant_id, p_themen => ARRAY['anfragen', 'vorgang:' || v_a.vorgang_id]);
  ELSE
    PERFORM sitzung.signal(p_mandant_id => NEW.mandant_id, p_themen => ARRAY['anfragen', 'vorgang:' || v_a.vorgang_id],
      p_mietverhaeltnisse => ARRAY[v_a.mietverhaeltnis_id], p_mieter => ARRAY[v_a.mieter_id]);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.signal_anfrage() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.signal_anfrage() FROM PUBLIC;
COMMENT ON FUNCTION regel.signal_anfrage() IS
'Trigger: Meldet offenen Seiten eine neue oder geänderte Anfrage und jede Nachricht in ihr; eine Notiz der Verwaltung nur der Verwaltung.';
