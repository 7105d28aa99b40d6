-- The one path of every transition: guards → state → effects → timers → audit → bracket. Raises when anything refuses;
-- engine.ausloesen catches it once, at the door, so that a refusal leaves nothing behind.
CREATE FUNCTION engine.uebergang(
  p_s sitzung.person,
  p_v engine.vorgang,
  p_u engine.uebergaenge,
  p_t engine.traeger,
  p_daten jsonb,
  p_uebersteuerung jsonb,
  p_quelle_id bigint
)
RETURNS boolean
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_jetzt    timestamptz := coalesce(p_s.zeit, pg_catalog.statement_timestamp());
  v_k        engine.kontext;
  v_a        engine.ablehnung;
  v_erste    engine.ablehnung;
  v_offen    jsonb := '{}'::jsonb;
  v_name     text;
  v_wirkung  jsonb;
  v_wirkungen jsonb := '{}'::jsonb;
  v_lifecycle text;
  v_nr       bigint;
  v_ok       boolean;
BEGIN
  v_k := ROW(p_s.mandant_id, p_v.id, p_v.traeger_id, p_t.art, p_t.bezug_id, p_v.automat, p_v.version, p_v.variante, p_v.zustand, p_u.nach,
             p_u.ereignis, p_daten, v_jetzt, (v_jetzt AT TIME ZONE 'Europe/Berlin')::date, p_s.akteur, p_s.rolle,
             coalesce(p_quelle_id, p_v.entstanden_aus));

  -- GUARD: the law first. An override is possible only where the row of the machine says so; engine.ausloesen checked by whom.
  -- What nobody may override is named at once; what the team lead may is named together, so that all reasons are asked for in one go.
  FOREACH v_name IN ARRAY p_u.guards_zustand || p_u.guards_eingabe LOOP
    v_a := engine.verteiler_guard(v_name, v_k);
    IF v_a.fehlercode IS NOT NULL AND p_uebersteuerung->v_name IS NULL THEN
      IF NOT v_name = ANY (p_u.uebersteuerbar) THEN
        PERFORM engine.werfen(v_a);
      END IF;
      v_erste := CASE WHEN v_erste.fehlercode IS NULL THEN v_a ELSE v_erste END;
      v_offen := v_offen || pg_catalog.jsonb_build_object(v_name, v_a.meldung);
    END IF;
  END LOOP;
  IF v_erste.fehlercode IS NOT NULL THEN
    PERFORM engine.werfen(v_erste, v_offen);
  END IF;

  -- STATE: the trigger on this table mirrors it into the operative status
  IF p_u.nach <> p_v.zustand THEN
    UPDATE engine.vorgang AS v
       SET zustand      = p_u.nach,
           zustand_seit = v_jetzt,
           ende_art     = CASE WHEN p_u.nach_art IN ('erfolg', 'abbruch') THEN p_u.nach_art END,
           beendet_am   = CASE WHEN p_u.nach_art IN ('erfolg', 'abbruch') THEN v_jetzt END
     WHERE v.mandant_id = p_v.mandant_id AND v.id = p_v.id;
    IF p_u.von_fristen THEN
      UPDATE engine.fristen AS f
         SET erledigt_am = v_jetzt, ausgang = 'entfallen'
       WHERE f.mandant_id = p_v.mandant_id AND f.vorgang_id = p_v.id AND f.erledigt_am IS NULL;
    END IF;
  END IF;

  -- EFFECTS
  FOREACH v_name IN ARRAY p_u.effekte LOOP
    v_wirkung := engine.verteiler_effekt(v_name, v_k);
    IF v_wirkung IS NOT NULL THEN
      v_wirkungen := v_wirkungen || v_wirkung;
    END IF;
  END LOOP;
  -- after the effects: what they wrote is what the dates are computed from
  IF p_u.nach_fristen AND p_u.nach <> p_v.zustand THEN
    PERFORM engine.fristen_setzen(v_k);
  END IF;

  -- AUDIT
  v_lifecycle := CASE WHEN p_v.ist_klammer OR p_u.nach = p_v.zustand THEN NULL
                      WHEN p_u.nach_art = 'erfolg' THEN 'child_completed:' || p_v.automat
                      WHEN p_u.nach_art = 'abbruch' THEN 'child_cancelled:' || p_v.automat END;
  -- assignments, not PERFORM: an expression without a query needs no executor (bench/uebergang)
  v_nr := audit.schreiben(p_s, p_v.traeger_id, p_v.id, p_v.automat, p_u.ereignis, p_v.zustand, p_u.nach, NULL, v_lifecycle,
                          CASE WHEN p_daten = '{}' AND v_wirkungen = '{}' AND p_uebersteuerung = '{}' THEN NULL
                               ELSE engine.nutzlast(p_daten, v_wirkungen, p_uebersteuerung) END);

  -- BRACKET: tell the master; its reactions are part of this transition
  IF v_lifecycle IS NOT NULL THEN
    v_ok := engine.melden(p_s, p_t, v_lifecycle, p_v.variante, p_v.id);
  END IF;
  IF p_u.signal IS NOT NULL THEN
    v_ok := engine.melden(p_s, p_t, 'signal:' || p_v.automat || '.' || p_u.signal, p_v.variante, p_v.id);
  END IF;
  RETURN v_nr IS NOT NULL AND v_ok IS NOT FALSE;
END
$fn$;
ALTER FUNCTION engine.uebergang(sitzung.person, engine.vorgang, engine.uebergaenge, engine.traeger, jsonb, jsonb, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.uebergang(sitzung.person, engine.vorgang, engine.uebergaenge, engine.traeger, jsonb, jsonb, bigint) FROM PUBLIC;
COMMENT ON FUNCTION engine.uebergang(sitzung.person, engine.vorgang, engine.uebergaenge, engine.traeger, jsonb, jsonb, bigint) IS
'Führt einen Übergang aus: Bedingungen, Zustand, Wirkungen, Fristen, Protokoll, Meldung an die Klammer. Gibt immer wahr zurück; wirft bei jeder Ablehnung.';
