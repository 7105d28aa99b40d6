CREATE FUNCTION regel.versammlung_ohne_offene(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_offen text;
BEGIN
  SELECT pg_catalog.string_agg(a.titel || ' (' || z.titel || ')', ', ' ORDER BY v.id) INTO v_offen
    FROM engine.vorgang v
    JOIN engine.automaten a ON a.automat = v.automat AND a.version = v.version
    JOIN engine.zustaende z ON z.automat = v.automat AND z.version = v.version AND z.zustand = v.zustand
   WHERE v.mandant_id = p_k.mandant_id AND v.traeger_id = p_k.traeger_id AND NOT v.ist_klammer AND v.beendet_am IS NULL;
  IF v_offen IS NOT NULL THEN
    RETURN engine.ablehnung('MAC11', 'Zu dieser Versammlung läuft noch: ' || v_offen || '.', 'Abschließen lässt sich die Versammlung, wenn alle Beschlüsse bestandskräftig oder entschieden sind.', '§ 45 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_ohne_offene(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_ohne_offene(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_ohne_offene(engine.kontext) IS
'Bedingung: Kein Vorgang der Versammlung läuft mehr (MAC11).';
