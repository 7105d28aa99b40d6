-- Trigger: a session that was ended closes its open pages at once, not with the next look.
--   UPDATE sitzung.sitzungen SET widerrufen_am = …   →  NOTIFY mietakte
CREATE FUNCTION sitzung.signal_sitzung()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  INSERT INTO sitzung.signale AS g (mandant_id, xid, themen, am)
  VALUES (NEW.mandant_id, pg_current_xact_id()::text::bigint, ARRAY['s:' || NEW.id], clock_timestamp())
  ON CONFLICT (mandant_id, xid) DO UPDATE SET themen = g.themen || excluded.themen;
  PERFORM pg_notify('mietakte', '');
  RETURN NULL;
END
$fn$;
ALTER FUNCTION sitzung.signal_sitzung() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.signal_sitzung() FROM PUBLIC;
COMMENT ON FUNCTION sitzung.signal_sitzung() IS
'Trigger: Weckt den Live-Dienst, wenn eine Sitzung beendet wurde, damit ihre offenen Seiten sofort getrennt werden.';
