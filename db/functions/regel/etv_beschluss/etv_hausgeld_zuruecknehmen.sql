-- An annulled budget is no ground for claims: what is still open of it is reversed. What was paid is a matter of the next statement.
CREATE FUNCTION regel.etv_hausgeld_zuruecknehmen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_x    record;
  v_zahl int := 0;
BEGIN
  FOR v_x IN
    SELECT f.id FROM akte.wirtschaftsplaene w JOIN akte.hausgeld_sollstellungen f ON f.mandant_id = w.mandant_id AND f.vorgang_id = w.vorgang_id
     WHERE w.mandant_id = p_k.mandant_id AND w.beschluss_vorgang_id = p_k.vorgang_id AND f.art = 'hausgeld' AND f.status IN ('offen', 'mahnung') ORDER BY f.id
  LOOP
    PERFORM regel.weg_hausgeld_stornieren(p_k, v_x.id, 'Beschluss über den Wirtschaftsplan für ungültig erklärt');
    v_zahl := v_zahl + 1;
  END LOOP;
  RETURN CASE WHEN v_zahl > 0 THEN pg_catalog.jsonb_build_object('sollstellungen_storniert', v_zahl) END;
END
$fn$;
ALTER FUNCTION regel.etv_hausgeld_zuruecknehmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_hausgeld_zuruecknehmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_hausgeld_zuruecknehmen(engine.kontext) IS
'Storniert die offenen Hausgeld-Sollstellungen eines für ungültig erklärten Wirtschaftsplans. Norm: § 23 Abs. 4 Satz 2, § 28 Abs. 1 WEG.';
