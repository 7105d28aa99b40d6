-- Sets or lifts the restriction of a tenant; a lease is restricted when all who stand in it are.
-- SELECT regel.person_sperren(1, 17, engine.jetzt());
CREATE FUNCTION regel.person_sperren(p_mandant_id bigint, p_mieter_id bigint, p_seit timestamptz)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m record;
BEGIN
  UPDATE akte.mieter AS m SET gesperrt_am = p_seit WHERE m.mandant_id = p_mandant_id AND m.id = p_mieter_id;
  FOR v_m IN
    SELECT v.id, v.traeger_id, CASE WHEN p_seit IS NOT NULL AND NOT EXISTS (
             SELECT FROM akte.vertragsparteien q JOIN akte.mieter m ON m.mandant_id = q.mandant_id AND m.id = q.mieter_id
              WHERE q.mandant_id = v.mandant_id AND q.mietverhaeltnis_id = v.id AND m.gesperrt_am IS NULL) THEN p_seit END AS seit
      FROM akte.vertragsparteien p JOIN akte.mietverhaeltnisse v ON v.mandant_id = p.mandant_id AND v.id = p.mietverhaeltnis_id
     WHERE p.mandant_id = p_mandant_id AND p.mieter_id = p_mieter_id ORDER BY v.id
  LOOP
    UPDATE akte.mietverhaeltnisse AS x SET gesperrt_am = v_m.seit WHERE x.mandant_id = p_mandant_id AND x.id = v_m.id AND x.gesperrt_am IS DISTINCT FROM v_m.seit;
    UPDATE engine.traeger AS x SET gesperrt_am = v_m.seit WHERE x.mandant_id = p_mandant_id AND x.id = v_m.traeger_id AND x.gesperrt_am IS DISTINCT FROM v_m.seit;
  END LOOP;
END
$fn$;
ALTER FUNCTION regel.person_sperren(bigint, bigint, timestamptz) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.person_sperren(bigint, bigint, timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION regel.person_sperren(bigint, bigint, timestamptz) IS
'Setzt (p_seit) oder hebt (NULL) die Einschränkung eines Mieters; ein Mietverhältnis ist eingeschränkt, wenn alle seine Parteien es sind. Norm: Art. 18 DSGVO.';
