-- Why there is no (further) increase; on wish the demand of § 558 begins, which knows what it came from.
CREATE FUNCTION regel.modernisierung_beenden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_folge bigint;
BEGIN
  UPDATE akte.modernisierungen AS m SET beendet_grund = p_k.daten->>'grund', erhoehung = CASE p_k.nach WHEN 'fertiggestellt' THEN NULL ELSE m.erhoehung END,
         erhoehung_zugang_am = CASE p_k.nach WHEN 'fertiggestellt' THEN NULL ELSE m.erhoehung_zugang_am END, wirksam_ab = CASE p_k.nach WHEN 'fertiggestellt' THEN NULL ELSE m.wirksam_ab END
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id;
  IF coalesce((p_k.daten->>'mieterhoehung_beginnen')::boolean, false) THEN
    v_folge := engine.folge_starten(p_k, 'mieterhoehung', '', NULL, '{}');
    RETURN pg_catalog.jsonb_build_object('mieterhoehung', v_folge);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_beenden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_beenden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_beenden(engine.kontext) IS
'Hält fest, warum es bei der Miete bleibt; beginnt auf Wunsch eine Mieterhöhung nach § 558 BGB.';
