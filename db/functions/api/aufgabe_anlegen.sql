-- A task, by itself or on any Vorgang: then it hangs on that Vorgang's bracket and is linked to it.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, vorgang_id FROM api.aufgabe_anlegen(4711, '{"titel": "Angebot der Heizungsfirma nachfassen", "faellig_am": "27.11.2026"}');
--  ok | vorgang_id
--  t  |       4730
-- COMMIT;
CREATE FUNCTION api.aufgabe_anlegen(p_vorgang_id bigint, p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_v      engine.vorgang;
  v_t      engine.traeger;
  v_u      engine.uebergaenge;
  v_a      engine.ablehnung;
  v_daten  jsonb;
  v_felder jsonb;
  v_id     bigint;
  v_state text; v_meldung text; v_detail text; v_hinweis text; v_norm text; v_feld text;
BEGIN
  IF p_vorgang_id IS NULL THEN
    SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  ELSE
    SELECT t.* INTO v_t FROM engine.vorgang v JOIN engine.traeger t ON t.mandant_id = v.mandant_id AND t.id = v.traeger_id
     WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id;
    IF NOT FOUND THEN
      RETURN engine.vorgang_unbekannt(v_s, p_vorgang_id, 'aufgabe_anlegen');
    END IF;
  END IF;
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_t.id);
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id;

  -- GUARD: a task may hang on a Vorgang that is over, and in any state of its master: it is no event of the file
  SELECT u.* INTO v_u FROM engine.automaten a
    JOIN engine.uebergaenge u ON u.automat = a.automat AND u.version = a.version AND u.von = '' AND u.ereignis = 'starten'
   WHERE a.automat = 'aufgabe_status' AND a.aktuell;
  IF NOT v_s.rolle = ANY (v_u.rollen) THEN
    v_a := engine.rolle_fehlt(v_s, v_u);
  ELSIF pg_catalog.jsonb_typeof(coalesce(p_daten, '{}')) <> 'object' THEN
    v_a := engine.ablehnung('MA012', 'Die Angaben sind kein JSON-Objekt.', 'Felder als {"feld": "wert"} angeben.', v_u.norm);
  ELSE
    SELECT f.daten, f.fehler INTO v_daten, v_felder FROM engine.felder_pruefen(
      engine.felder_aufloesen(v_u.felder, NULL, (SELECT engine.start_kontext(v_s, v_t, a, '') FROM engine.automaten a WHERE a.automat = 'aufgabe_status' AND a.aktuell)),
      coalesce(p_daten, '{}')) f;
    IF v_felder <> '{}' THEN
      v_a := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', v_u.norm);
    ELSE
      v_felder := NULL;
    END IF;
  END IF;
  IF v_a.fehlercode IS NULL THEN
    BEGIN
      v_id := engine.vorgang_beginnen(v_s, 'aufgabe_status', '', v_t, v_daten, '{}', CASE WHEN v_v.ist_klammer THEN NULL ELSE v_v.id END);
      RETURN ROW(true, v_id, NULL, v_u.nach, NULL, NULL, NULL, NULL, v_u.norm, NULL)::engine.ergebnis;
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
        v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME;
      IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
        RAISE;                                  -- deadlock, out of space, cancelled: the caller repeats or reports
      END IF;
      v_a := engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld);
    END;
  END IF;
  RETURN engine.abgelehnt(v_s, v_t.id, v_v.id, 'aufgabe_status', 'starten', NULL, coalesce(p_daten, '{}'), v_a, v_felder);
END
$fn$;
ALTER FUNCTION api.aufgabe_anlegen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.aufgabe_anlegen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.aufgabe_anlegen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.aufgabe_anlegen(bigint, jsonb) IS
'Legt eine Aufgabe an. p_vorgang_id: der Vorgang, an dem sie hängt (auf dessen Klammer, entstanden_aus zeigt auf ihn); NULL für eine Aufgabe für sich.
p_daten: titel (Pflicht), beschreibung, faellig_am, zustaendig (Kennung eines Benutzers). Fehler: MA001, MA002; als Zeile MA012, MA014, MA015, MAE03, MAE20.';
