-- What hangs on the meeting ends with it: motions and budgets can be brought again at another one.
CREATE FUNCTION regel.versammlung_absagen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s    sitzung.person := engine.tuer();
  v_kind engine.vorgang;
  v_t    engine.traeger;
  v_zahl int := 0;
BEGIN
  UPDATE akte.eigentuemerversammlungen AS v SET absage_grund = p_k.daten->>'grund' WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.bezug_id;
  SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = p_k.mandant_id AND t.id = p_k.traeger_id;
  FOR v_kind IN SELECT v.* FROM engine.vorgang v WHERE v.mandant_id = p_k.mandant_id AND v.traeger_id = p_k.traeger_id AND NOT v.ist_klammer AND v.beendet_am IS NULL ORDER BY v.id FOR UPDATE LOOP
    PERFORM engine.uebergang(v_s, v_kind, engine.uebergang_suchen(v_kind, 'versammlung_absagen'), v_t, '{}'::jsonb, '{}'::jsonb, p_k.vorgang_id);
    v_zahl := v_zahl + 1;
  END LOOP;
  RETURN pg_catalog.jsonb_build_object('zurueckgezogen', v_zahl);
END
$fn$;
ALTER FUNCTION regel.versammlung_absagen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_absagen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_absagen(engine.kontext) IS
'Sagt die Versammlung ab und beendet ihre Anträge und Wirtschaftspläne.';
