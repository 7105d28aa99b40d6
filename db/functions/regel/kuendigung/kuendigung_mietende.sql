-- The earliest end among the notices that count: written to the lease, the planned Auszug and the timers follow it.
-- → {"mietende": "2026-05-31", "auszug_geplant_am": "2026-05-31"}
CREATE FUNCTION regel.kuendigung_mietende(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e    akte.kuendigung_erklaerungen;
  v_ende date;
BEGIN
  SELECT e.* INTO v_e FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e ORDER BY e.mietende, e.nummer LIMIT 1;
  -- a lease that ends sooner anyway (continued for a time after an earlier notice) is not prolonged by a notice
  v_ende := least(v_e.mietende, (SELECT (k.sicherung->>'mietende')::date FROM akte.kuendigungen k WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id));
  UPDATE akte.kuendigungen AS k
     SET mietende = v_ende, mietende_spaetestens = v_e.mietende_spaetestens, strittig = v_e.strittig, widerspruch_bis = v_e.widerspruch_bis
   WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id;
  UPDATE akte.mietverhaeltnisse AS m SET mietende = v_ende, auszug_geplant_am = v_ende
   WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  -- an Auszug that has not begun moves along; an appointment already agreed stays what people agreed
  UPDATE akte.uebergaben AS u SET geplant_am = v_ende
    FROM engine.vorgang v
   WHERE u.mandant_id = p_k.mandant_id AND u.mietverhaeltnis_id = p_k.bezug_id AND u.variante = 'auszug' AND u.begonnen_am IS NULL
     AND v.mandant_id = u.mandant_id AND v.id = u.vorgang_id AND v.beendet_am IS NULL AND u.geplant_am <> v_ende;
  IF p_k.von = p_k.nach THEN
    PERFORM engine.fristen_neu_setzen(p_k);      -- entering another state sets them anyway
  END IF;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
    'mietende', v_ende, 'auszug_geplant_am', v_ende, 'widerspruch_bis', v_e.widerspruch_bis));
END
$fn$;
ALTER FUNCTION regel.kuendigung_mietende(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_mietende(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_mietende(engine.kontext) IS
'Schreibt das früheste wirksame Mietende in Kündigung und Mietverhältnis und verschiebt geplanten Auszug und Fristen.';
