-- BEGIN;
-- SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, von, nach, fehlercode, meldung FROM engine.ausloesen(4711, 'termin_vereinbaren', '{"termin":"30.11.2026 10:00"}');
--  ok | von     | nach      | fehlercode | meldung
--  t  | geplant | terminiert |            |
-- COMMIT;
CREATE FUNCTION engine.ausloesen(
  p_vorgang_id bigint,
  p_ereignis text,
  p_daten jsonb DEFAULT '{}',
  p_erwarteter_zustand text DEFAULT NULL,
  p_schluessel uuid DEFAULT NULL
)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_daten  jsonb := coalesce(p_daten, '{}'::jsonb);
  v_ueber  jsonb := '{}'::jsonb;
  v_felder jsonb;
  v_v      engine.vorgang;
  v_t      engine.traeger;
  v_u      engine.uebergaenge;
  v_a      engine.ablehnung;
  v_alt    jsonb;
  v_anfrage bytea;
  v_ergebnis engine.ergebnis;
  v_zeile  record;
  v_ok     boolean;
  v_state text; v_meldung text; v_detail text; v_hinweis text; v_norm text; v_feld text; v_offen text;
BEGIN
  p_ereignis := pg_catalog.left(coalesce(p_ereignis, ''), 100);      -- it goes into the log as it is
  IF p_schluessel IS NOT NULL THEN
    v_anfrage := engine.anfrage_digest('ausloesen', p_vorgang_id, p_ereignis, p_daten);
    v_alt := engine.schluessel_einloesen(v_s, p_schluessel, v_anfrage);
    IF v_alt IS NOT NULL THEN
      RETURN pg_catalog.jsonb_populate_record(NULL::engine.ergebnis, v_alt);
    END IF;
  END IF;

  -- LOCK ACQUISITION: bracket, then row; everything is read after the lock
  SELECT t.* INTO v_t FROM engine.vorgang v JOIN engine.traeger t ON t.mandant_id = v.mandant_id AND t.id = v.traeger_id
   WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id;
  IF NOT FOUND THEN
    RETURN engine.vorgang_unbekannt(v_s, p_vorgang_id, p_ereignis);
  END IF;
  v_ok := engine.sperren(v_s.mandant_id, v_t.id);
  SELECT v AS v, u AS u INTO v_zeile
    FROM engine.vorgang v
    LEFT JOIN engine.uebergaenge u ON u.automat = v.automat AND u.version = v.version AND u.von = v.zustand AND u.ereignis = p_ereignis
   WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id FOR UPDATE OF v;
  v_v := v_zeile.v;
  v_u := v_zeile.u;

  -- GUARD: what needs no look into the file
  IF p_erwarteter_zustand IS NOT NULL AND p_erwarteter_zustand <> v_v.zustand THEN
    v_a := engine.ablehnung('MA003', 'Jemand war schneller: Der Vorgang ist inzwischen weiter.', 'Seite neu laden und den neuen Stand ansehen.',
                            NULL, NULL, 'erwartet ' || p_erwarteter_zustand || ', ist ' || v_v.zustand);
  ELSIF v_u.ereignis IS NULL THEN
    v_a := engine.uebergang_fehlt(v_v, p_ereignis);
  ELSIF v_u.art = 'automatisch' OR NOT v_s.rolle = ANY (v_u.rollen) THEN
    v_a := engine.rolle_fehlt(v_s, v_u);
  ELSIF pg_catalog.jsonb_typeof(v_daten) <> 'object' THEN
    v_a := engine.ablehnung('MA012', 'Die Angaben sind kein JSON-Objekt.', 'Felder als {"feld": "wert"} angeben.', v_u.norm);
  ELSE
    IF v_daten ? '_uebersteuern' THEN
      v_ueber := CASE pg_catalog.jsonb_typeof(v_daten->'_uebersteuern') WHEN 'object' THEN v_daten->'_uebersteuern' ELSE '{"":""}' END;
      v_daten := v_daten - '_uebersteuern';
      v_a     := engine.uebersteuerung_pruefen(v_s, v_u, v_ueber);
    END IF;
    IF v_a.fehlercode IS NULL AND (v_u.felder <> '[]' OR v_daten <> '{}') THEN
      SELECT f.daten, f.fehler INTO v_daten, v_felder FROM engine.felder_pruefen(
        -- choices that only the file knows are looked up; most forms have none
        CASE WHEN v_u.felder @? '$[*].optionen_aus'
             THEN engine.felder_aufloesen(v_u.felder, NULL, engine.kontext_von(v_s, v_v, v_u, v_t, v_daten)) ELSE v_u.felder END,
        v_daten) f;
      IF v_felder <> '{}' THEN
        v_a := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', v_u.norm);
      ELSE
        v_felder := NULL;
      END IF;
    END IF;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_v.traeger_id, v_v.id, v_v.automat, p_ereignis, v_v.zustand, coalesce(p_daten, '{}'), v_a, v_felder);
  ELSE
    -- the one subtransaction: all of it, or nothing but the record of the attempt
    BEGIN
      v_ok := engine.uebergang(v_s, v_v, v_u, v_t, v_daten, v_ueber, NULL);
      SET CONSTRAINTS ALL IMMEDIATE;             -- what would fail at the commit fails here, where it can be recorded
      v_ergebnis := ROW(v_ok, v_v.id, v_v.zustand, v_u.nach, NULL, NULL, NULL, NULL, v_u.norm, NULL)::engine.ergebnis;
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
        v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME, v_offen = PG_DATATYPE_NAME;
      IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
        RAISE;                                  -- deadlock, out of space, cancelled: the caller repeats or reports
      END IF;
      v_a := engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld);
      v_ergebnis := engine.abgelehnt(v_s, v_v.traeger_id, v_v.id, v_v.automat, p_ereignis, v_v.zustand, v_daten, v_a,
        engine.felder_offen(v_a, v_state, v_offen));
    END;
  END IF;

  IF p_schluessel IS NOT NULL THEN
    INSERT INTO engine.idempotenz (mandant_id, schluessel, akteur, anfrage, ergebnis, zeit)
    VALUES (v_s.mandant_id, p_schluessel, v_s.akteur, v_anfrage, pg_catalog.to_jsonb(v_ergebnis), pg_catalog.clock_timestamp());
  END IF;
  RETURN v_ergebnis;
END
$fn$;
ALTER FUNCTION engine.ausloesen(bigint, text, jsonb, text, uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.ausloesen(bigint, text, jsonb, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.ausloesen(bigint, text, jsonb, text, uuid) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION engine.ausloesen(bigint, text, jsonb, text, uuid) IS
'Löst ein Ereignis an einem Vorgang aus. Alles geschieht in dieser Transaktion: Bedingungen, neuer Zustand, Status, Wirkungen, Protokoll, Folgevorgänge.
Eine Ablehnung kommt als Zeile zurück (ok=false mit MA…-Code, Meldung, Hinweis, Norm, Feldern) und steht im Protokoll; sonst ist nichts geschehen. Danach COMMIT.
p_daten: Felder des Ereignisses, dazu {"_uebersteuern":{"bedingung":"Grund"}} für die Teamleitung. p_erwarteter_zustand: ablehnen, wenn jemand schneller war.
p_schluessel: derselbe Schlüssel liefert das erste Ergebnis noch einmal. Fehler: MA001, MA002; als Zeile MA003–MA012, MA099 und die der Bedingungen.';
