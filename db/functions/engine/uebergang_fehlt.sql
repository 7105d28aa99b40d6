-- Why an event has no transition here: the Vorgang is over, or the state does not know it.
CREATE FUNCTION engine.uebergang_fehlt(p_v engine.vorgang, p_ereignis text)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_titel    text;
  v_moeglich text;
BEGIN
  SELECT z.titel INTO v_titel FROM engine.zustaende z
   WHERE z.automat = p_v.automat AND z.version = p_v.version AND z.zustand = p_v.zustand;
  IF p_v.beendet_am IS NOT NULL THEN
    RETURN engine.ablehnung('MA005', 'Der Vorgang ist beendet (' || v_titel || ').',
      'Aus einem beendeten Vorgang führt nichts heraus. Neuen Vorgang starten, wo das vorgesehen ist.', NULL, NULL,
      'Vorgang ' || p_v.id || ', Ereignis ' || p_ereignis);
  END IF;
  SELECT pg_catalog.string_agg(u.ereignis, ', ' ORDER BY u.reihenfolge) INTO v_moeglich FROM engine.uebergaenge u
   WHERE u.automat = p_v.automat AND u.version = p_v.version AND u.von = p_v.zustand AND u.art = 'manuell';
  RETURN engine.ablehnung('MA004', 'Im Zustand „' || v_titel || '“ ist das nicht vorgesehen: ' || p_ereignis || '.',
    CASE WHEN v_moeglich IS NULL THEN 'Von Hand ist hier nichts möglich.' ELSE 'Möglich sind: ' || v_moeglich || '.' END, NULL, NULL,
    'Vorgang ' || p_v.id || ', Zustand ' || p_v.zustand);
END
$fn$;
ALTER FUNCTION engine.uebergang_fehlt(engine.vorgang, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.uebergang_fehlt(engine.vorgang, text) FROM PUBLIC;
COMMENT ON FUNCTION engine.uebergang_fehlt(engine.vorgang, text) IS
'Begründung, warum ein Ereignis hier keinen Übergang hat (MA004, MA005).';
