-- Gives every lease of the client that has no master yet its master in the state the data show: to come, running, under notice,
-- ended. Nobody works on a lease without a master, so no bracket is locked; the caller holds the lock of the house.
-- What has to go on from there (a planned handover, the timers of a notice, an open deposit) is started by the engine itself.
-- SELECT * FROM api.bestand_master_uebernehmen(v_s, '{"17": {"durch": "vermieter", "zugang": "2026-10-02"}}');
--  mietverhaeltnis_id | zustand
--                  17 | gekuendigt
CREATE FUNCTION api.bestand_master_uebernehmen(
  p_s sitzung.person,
  p_kuendigungen jsonb
)
RETURNS TABLE (mietverhaeltnis_id bigint, zustand text)
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m       akte.mietverhaeltnisse;
  v_t       engine.traeger;
  v_s       sitzung.person := p_s;
  v_heute   date := engine.heute();
  v_master  bigint;
  v_vorgang bigint;
  v_zustand text;
  v_offen   boolean;
  v_k       jsonb;
  v_vorgaenge bigint[] := ARRAY[]::bigint[];
BEGIN
  -- what is started here is taken over, not done by anybody today
  v_s.zeit := coalesce(p_s.zeit, pg_catalog.clock_timestamp());
  FOR v_m IN
    SELECT m.* FROM akte.mietverhaeltnisse m
     WHERE m.mandant_id = p_s.mandant_id
       AND NOT EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = m.mandant_id AND v.traeger_id = m.traeger_id AND v.ist_klammer)
     ORDER BY m.id
  LOOP
    v_offen := EXISTS (SELECT FROM akte.kautionen k JOIN akte.kaution_buchungen b ON b.mandant_id = k.mandant_id AND b.kaution_id = k.id
                        WHERE k.mandant_id = v_m.mandant_id AND k.mietverhaeltnis_id = v_m.id HAVING sum(b.betrag) <> 0);
    v_zustand := CASE WHEN v_m.ausgang = 'nicht_zustande_gekommen' THEN 'mietvertrag_abgeschlossen'
                      WHEN v_m.mietbeginn > v_heute THEN 'vertragsabschluss'
                      WHEN v_m.mietende IS NULL THEN 'laufende_vermietung'
                      WHEN v_m.mietende >= v_heute OR v_offen THEN 'gekuendigt'
                      ELSE 'mietvertrag_abgeschlossen' END;
    v_master := engine.uebernehmen(v_m.traeger_id, 'vermietung', '', v_zustand, v_m.mietbeginn::timestamp AT TIME ZONE 'Europe/Berlin',
                  CASE WHEN v_zustand = 'mietvertrag_abgeschlossen' THEN coalesce(v_m.mietende, v_heute)::timestamp AT TIME ZONE 'Europe/Berlin' END, NULL,
                  pg_catalog.jsonb_build_object('vertragsnummer', v_m.vertragsnummer, 'herkunft', v_m.herkunft));
    v_vorgaenge := v_vorgaenge || v_master;

    IF v_zustand = 'mietvertrag_abgeschlossen' AND v_m.ausgang IS NULL THEN
      UPDATE akte.mietverhaeltnisse AS m SET ausgang = 'regulaer' WHERE m.mandant_id = v_m.mandant_id AND m.id = v_m.id;

    ELSIF v_zustand = 'vertragsabschluss' THEN
      -- an export lists contracts that are signed
      v_vorgang := engine.uebernehmen(v_m.traeger_id, 'vertragsabschluss', '', 'unterzeichnet', v_s.zeit, NULL, v_master, '{}');
      INSERT INTO akte.vertragsabschluesse (mandant_id, vorgang_id, mietverhaeltnis_id) VALUES (v_m.mandant_id, v_vorgang, v_m.id);
      v_vorgaenge := v_vorgaenge || v_vorgang;
      SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_m.mandant_id AND t.id = v_m.traeger_id;
      PERFORM engine.vorgang_beginnen(v_s, 'wohnungsuebergabe', 'einzug', v_t, pg_catalog.jsonb_build_object('geplant_am', v_m.mietbeginn), '{}', v_master);

    ELSIF v_zustand = 'gekuendigt' THEN
      SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_m.mandant_id AND t.id = v_m.traeger_id;
      IF v_m.mietende >= v_heute THEN
        v_k := coalesce(p_kuendigungen->v_m.id::text, '{}');
        v_vorgang := api.bestand_kuendigung_uebernehmen(v_s, v_m, v_t, v_master, coalesce(v_k->>'durch', 'mieter'), (v_k->>'zugang')::date);
        v_vorgaenge := v_vorgaenge || v_vorgang;
        PERFORM engine.vorgang_beginnen(v_s, 'wohnungsuebergabe', 'auszug', v_t, pg_catalog.jsonb_build_object('geplant_am', v_m.mietende), '{}', v_vorgang);
      ELSE
        PERFORM engine.vorgang_beginnen(v_s, 'kaution_rueckzahlung', '', v_t, '{"maengel": []}', '{}', v_master);
      END IF;
    END IF;
    mietverhaeltnis_id := v_m.id;
    zustand := v_zustand;
    RETURN NEXT;
  END LOOP;
  -- the business rows exist only now: let the mirror write their status
  UPDATE engine.vorgang AS v SET zustand = v.zustand WHERE v.mandant_id = p_s.mandant_id AND v.id = ANY (v_vorgaenge);
END
$fn$;
ALTER FUNCTION api.bestand_master_uebernehmen(sitzung.person, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_master_uebernehmen(sitzung.person, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_master_uebernehmen(sitzung.person, jsonb) IS
'Gibt jedem Mietverhältnis ohne Master seinen Master im Stand der Daten: vertragsabschluss (Mietbeginn in der Zukunft), laufende_vermietung, gekuendigt (Mietende in der Zukunft, oder Kaution noch nicht
abgerechnet), mietvertrag_abgeschlossen. p_kuendigungen: Mietverhältnis → durch, zugang. Fristen und geplante Übergaben entstehen wie sonst auch.';
