-- Brings a lifecycle event or a signal to the master of the bracket and runs the reactions its rows declare.
CREATE FUNCTION engine.melden(
  p_s sitzung.person,
  p_t engine.traeger,
  p_ausloeser text,
  p_variante text,
  p_quelle_id bigint
)
RETURNS boolean
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m      engine.vorgang;
  v_kind   engine.vorgang;
  v_u      engine.uebergaenge;
  v_r      engine.reaktionen;
  v_k      engine.kontext;
  v_daten  jsonb;
  v_anzahl int;
BEGIN
  -- The reactions of the state the master was in when the news came; what they do may change that state. A bracket without a
  -- machine (objekt, nk_abrechnung, standalone) has no master and so no reaction.
  FOR v_r IN
    SELECT r.* FROM engine.vorgang v
      JOIN engine.reaktionen r ON r.automat = v.automat AND r.version = v.version AND r.zustand = v.zustand
     WHERE v.mandant_id = p_s.mandant_id AND v.traeger_id = p_t.id AND v.ist_klammer
       AND r.ausloeser = p_ausloeser AND r.variante IN ('', p_variante)
     ORDER BY r.nr
  LOOP
    IF v_m.id IS NULL THEN
      SELECT v.* INTO v_m FROM engine.vorgang v WHERE v.mandant_id = p_s.mandant_id AND v.traeger_id = p_t.id AND v.ist_klammer;
    END IF;
    CASE v_r.aktion
    WHEN 'uebergang' THEN
      SELECT v.* INTO v_m FROM engine.vorgang v WHERE v.mandant_id = p_s.mandant_id AND v.id = v_m.id FOR UPDATE;
      v_u := engine.uebergang_suchen(v_m, v_r.ziel_ereignis);
      PERFORM engine.uebergang(p_s, v_m, v_u, p_t, '{}'::jsonb, '{}'::jsonb, p_quelle_id);
    WHEN 'starten' THEN
      v_daten := '{}'::jsonb;
      IF v_r.daten_funktion IS NOT NULL THEN
        v_k := ROW(p_s.mandant_id, p_quelle_id, p_t.id, p_t.art, p_t.bezug_id, v_r.ziel_automat, v_m.version, v_r.ziel_variante, v_m.zustand,
                   '', p_ausloeser, '{}'::jsonb, coalesce(p_s.zeit, pg_catalog.statement_timestamp()),
                   (coalesce(p_s.zeit, pg_catalog.statement_timestamp()) AT TIME ZONE 'Europe/Berlin')::date, p_s.akteur, p_s.rolle, p_quelle_id);
        v_daten := coalesce(engine.verteiler_daten(v_r.daten_funktion, v_k), '{}');
      END IF;
      PERFORM engine.vorgang_beginnen(p_s, v_r.ziel_automat, v_r.ziel_variante, p_t, v_daten, '{}'::jsonb, p_quelle_id);
    WHEN 'kind_ereignis' THEN
      v_anzahl := 0;
      FOR v_kind IN
        SELECT v.* FROM engine.vorgang v
         WHERE v.mandant_id = p_s.mandant_id AND v.traeger_id = p_t.id AND NOT v.ist_klammer AND v.beendet_am IS NULL
           AND v.automat = v_r.ziel_automat AND (v_r.ziel_variante = '' OR v.variante = v_r.ziel_variante)
         ORDER BY v.id FOR UPDATE
      LOOP
        v_u := engine.uebergang_suchen(v_kind, v_r.ziel_ereignis);
        PERFORM engine.uebergang(p_s, v_kind, v_u, p_t, '{}'::jsonb, '{}'::jsonb, p_quelle_id);
        v_anzahl := v_anzahl + 1;
      END LOOP;
      IF v_anzahl = 0 AND NOT v_r.nur_wenn_offen THEN
        RAISE EXCEPTION USING ERRCODE = 'MA010',
          MESSAGE = 'Der erwartete Vorgang läuft nicht: ' || v_r.ziel_automat || '.',
          DETAIL  = 'Klammer ' || p_t.id || ', Auslöser ' || p_ausloeser,
          HINT    = 'In der Akte prüfen, ob der Vorgang von Hand beendet wurde.';
      END IF;
    END CASE;
  END LOOP;
  RETURN true;
END
$fn$;
ALTER FUNCTION engine.melden(sitzung.person, engine.traeger, text, text, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.melden(sitzung.person, engine.traeger, text, text, bigint) FROM PUBLIC;
COMMENT ON FUNCTION engine.melden(sitzung.person, engine.traeger, text, text, bigint) IS
'Meldet der Klammer ein Ereignis (erstellt, child_…:typ, signal:typ.name) und führt die Reaktionen des Masters aus. Fehler: MA010.';
