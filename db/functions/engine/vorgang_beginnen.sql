-- Starts a Vorgang: by hand (engine.starten), by a reaction of the bracket, or as the master itself.
CREATE FUNCTION engine.vorgang_beginnen(
  p_s sitzung.person,
  p_automat text,
  p_variante text,
  p_t engine.traeger,
  p_daten jsonb,
  p_uebersteuerung jsonb,
  p_quelle_id bigint
)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_jetzt   timestamptz := coalesce(p_s.zeit, pg_catalog.statement_timestamp());
  v_a       engine.automaten;
  v_u       engine.uebergaenge;
  v_k       engine.kontext;
  v_abl     engine.ablehnung;
  v_erste   engine.ablehnung;
  v_offen   jsonb := '{}'::jsonb;
  v_name    text;
  v_wirkung jsonb;
  v_wirkungen jsonb := '{}'::jsonb;
  v_id      bigint;
BEGIN
  SELECT a.* INTO v_a FROM engine.automaten a WHERE a.automat = p_automat AND a.aktuell;
  SELECT u.* INTO v_u FROM engine.uebergaenge u
   WHERE u.automat = v_a.automat AND u.version = v_a.version AND u.von = '' AND u.ereignis = 'starten';

  v_k := ROW(p_s.mandant_id, NULL::bigint, p_t.id, p_t.art, p_t.bezug_id, p_automat, v_a.version, p_variante, '', v_u.nach, 'starten',
             p_daten, v_jetzt, (v_jetzt AT TIME ZONE 'Europe/Berlin')::date, p_s.akteur, p_s.rolle, p_quelle_id);
  -- as in engine.uebergang: what nobody may override first, the rest together
  FOREACH v_name IN ARRAY v_u.guards_zustand || v_u.guards_eingabe LOOP
    v_abl := engine.verteiler_guard(v_name, v_k);
    IF v_abl.fehlercode IS NOT NULL AND p_uebersteuerung->v_name IS NULL THEN
      IF NOT v_name = ANY (v_u.uebersteuerbar) THEN
        PERFORM engine.werfen(v_abl);
      END IF;
      v_erste := CASE WHEN v_erste.fehlercode IS NULL THEN v_abl ELSE v_erste END;
      v_offen := v_offen || pg_catalog.jsonb_build_object(v_name, v_abl.meldung);
    END IF;
  END LOOP;
  IF v_erste.fehlercode IS NOT NULL THEN
    PERFORM engine.werfen(v_erste, v_offen);
  END IF;

  INSERT INTO engine.vorgang (mandant_id, traeger_id, automat, version, variante, zustand, zustand_seit, exklusiv, ist_klammer,
                              entstanden_aus, gestartet_am, gestartet_von, uebernommen)
  VALUES (p_s.mandant_id, p_t.id, p_automat, v_a.version, p_variante, v_u.nach, v_jetzt, v_a.exklusiv, v_a.ist_klammer,
          p_quelle_id, v_jetzt, p_s.akteur, p_s.zeit IS NOT NULL)
  RETURNING id INTO v_id;
  v_k.vorgang_id := v_id;

  FOREACH v_name IN ARRAY v_u.effekte LOOP
    v_wirkung := engine.verteiler_effekt(v_name, v_k);
    IF v_wirkung IS NOT NULL THEN
      v_wirkungen := v_wirkungen || v_wirkung;
    END IF;
  END LOOP;
  -- the business row exists only now: let the mirror write its first status
  UPDATE engine.vorgang AS v SET zustand = v_u.nach WHERE v.mandant_id = p_s.mandant_id AND v.id = v_id;
  IF v_u.nach_fristen THEN
    PERFORM engine.fristen_setzen(v_k);
  END IF;

  PERFORM audit.schreiben(p_s, p_t.id, v_id, p_automat, 'starten', NULL, v_u.nach, NULL,
                          CASE WHEN NOT v_a.ist_klammer THEN 'child_started:' || p_automat END,
                          engine.nutzlast(p_daten, v_wirkungen, p_uebersteuerung));
  PERFORM engine.melden(p_s, p_t, CASE WHEN v_a.ist_klammer THEN 'erstellt' ELSE 'child_started:' || p_automat END, p_variante, v_id);
  RETURN v_id;
END
$fn$;
ALTER FUNCTION engine.vorgang_beginnen(sitzung.person, text, text, engine.traeger, jsonb, jsonb, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.vorgang_beginnen(sitzung.person, text, text, engine.traeger, jsonb, jsonb, bigint) FROM PUBLIC;
COMMENT ON FUNCTION engine.vorgang_beginnen(sitzung.person, text, text, engine.traeger, jsonb, jsonb, bigint) IS
'Beginnt einen Vorgang auf der Klammer und gibt seine Nummer zurück. Wirft bei jeder Ablehnung.';
