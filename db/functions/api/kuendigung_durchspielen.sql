-- "Was wäre, wenn": a notice of this side, arriving on this day, played through the engine on the clock of that day and undone.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT x->>'mietende', x->>'frist_monate', x->'bild'->'gestartet'->0->>'titel' FROM api.kuendigung_durchspielen(31, 'vermieter', '2026-12-01') x;
--  2027-08-31 | 9 | Wohnungsübergabe
-- ROLLBACK;
CREATE FUNCTION api.kuendigung_durchspielen(
  p_mietverhaeltnis_id bigint,
  p_durch text,
  p_tag date DEFAULT NULL
)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := engine.tuer();
  v_tag   date := coalesce(p_tag, engine.heute());
  v_t     engine.traeger;
  v_u     engine.uebergaenge;
  v_v     engine.vorgang;
  v_a     engine.ablehnung;
  v_kopf  bigint;
  v_jetzt timestamptz := pg_catalog.clock_timestamp();
  v_frist jsonb;
  v_bild  jsonb;
  v_state text; v_meldung text; v_detail text; v_hinweis text; v_norm text; v_feld text;
BEGIN
  SELECT t.* INTO v_t FROM akte.mietverhaeltnisse m JOIN engine.traeger t ON t.mandant_id = m.mandant_id AND t.id = m.traeger_id
   WHERE m.mandant_id = v_s.mandant_id AND m.id = p_mietverhaeltnis_id;
  IF NOT FOUND THEN
    RETURN pg_catalog.jsonb_build_object('ok', false, 'fehlercode', 'MA015', 'meldung', 'Dieses Mietverhältnis gibt es nicht.');
  END IF;
  -- the law alone: it answers for a day long ago as for one to come, and while another notice runs
  SELECT pg_catalog.to_jsonb(k) INTO v_frist FROM api.kuendigungsfrist(p_mietverhaeltnis_id, v_tag, p_durch) k;
  v_frist := v_frist || pg_catalog.jsonb_build_object('durch', p_durch, 'tag', v_tag);
  IF v_tag < engine.heute() THEN
    RETURN v_frist || '{"ok": true, "bild": null}';
  END IF;

  -- the engine: what would follow in this file
  PERFORM engine.sperren(v_s.mandant_id, v_t.id);
  SELECT k.nr INTO v_kopf FROM audit.koepfe k WHERE k.mandant_id = v_s.mandant_id AND k.strom_id = v_t.id;
  SELECT u.* INTO v_u FROM engine.automaten a
    JOIN engine.uebergaenge u ON u.automat = a.automat AND u.version = a.version AND u.von = '' AND u.ereignis = 'starten'
   WHERE a.automat = 'kuendigung' AND a.aktuell;
  v_a := engine.start_pruefen(v_s, v_t, 'kuendigung', '', v_u);
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN v_frist || pg_catalog.jsonb_build_object('ok', false) || pg_catalog.to_jsonb(v_a);
  END IF;
  IF v_tag > engine.heute() THEN
    v_s.zeit := (v_tag + time '09:00') AT TIME ZONE 'Europe/Berlin';     -- of this step only; the seal stays as it is
  END IF;
  BEGIN
    v_v.id := engine.vorgang_beginnen(v_s, 'kuendigung', '', v_t,
      CASE p_durch WHEN 'vermieter' THEN '{"durch": "vermieter", "art": "ordentlich", "grund_art": "berechtigtes_interesse", "grund": "Durchgespielt, um die Frist zu sehen"}'::jsonb
           ELSE '{"durch": "mieter", "art": "ordentlich"}' END, '{}', NULL);
    SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = v_v.id;
    v_u := engine.uebergang_suchen(v_v, 'zugang_erfassen');
    PERFORM engine.uebergang(v_s, v_v, v_u, v_t,
      pg_catalog.jsonb_build_object('form', 'papier', 'zugang_am', v_tag, 'alle_unterschriften', true, 'hinweis_widerspruch', p_durch = 'vermieter'), '{}', NULL);
    v_bild := engine.kaskade(v_s, v_t, coalesce(v_kopf, 0), v_jetzt,
                ROW(true, v_v.id, v_v.zustand, v_u.nach, NULL, NULL, NULL, NULL, v_u.norm, NULL)::engine.ergebnis);
    RAISE EXCEPTION USING ERRCODE = 'MA000', MESSAGE = 'Vorschau';
  EXCEPTION
    WHEN SQLSTATE 'MA000' THEN
      RETURN v_frist || pg_catalog.jsonb_build_object('ok', true, 'bild', v_bild || '{"vorgang_id": null}');
    WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
        v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME;
      IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
        RAISE;                                  -- deadlock, out of space, cancelled: the caller repeats or reports
      END IF;
      RETURN v_frist || pg_catalog.jsonb_build_object('ok', false)
             || pg_catalog.to_jsonb(engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld));
  END;
END
$fn$;
ALTER FUNCTION api.kuendigung_durchspielen(bigint, text, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.kuendigung_durchspielen(bigint, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.kuendigung_durchspielen(bigint, text, date) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.kuendigung_durchspielen(bigint, text, date) IS
'Was wäre, wenn diese Seite (mieter, vermieter) an diesem Tag ordentlich kündigte? Frist und Mietende aus dem Recht (frist_monate, mietende, mietende_anders, strittig, widerspruch_bis, rechenweg), dazu bild wie engine.vorschau:
was der Zugang auslöste. Ein künftiger Tag wird mit der Uhr dieses Tages gerechnet, für einen vergangenen ist bild NULL. ok=false mit fehlercode, meldung, hinweis, wenn hier gerade nicht gekündigt werden kann. Nichts bleibt.
Norm: §§ 542, 568, 573c, 574b BGB. Fehler: MA001, MA002, MA201.';
