-- BEGIN;
-- SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, vorgang_id, nach FROM engine.starten('kuendigung', 42, '{"durch":"mieter","art":"ordentlich"}');
--  ok | vorgang_id | nach
--  t  |       4712 | entwurf
-- COMMIT;
CREATE FUNCTION engine.starten(
  p_automat text,
  p_traeger_id bigint,
  p_daten jsonb DEFAULT '{}',
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
  v_name   text := pg_catalog.left(pg_catalog.split_part(coalesce(p_automat, ''), '[', 1), 100);   -- it goes into the log
  v_var    text := pg_catalog.rtrim(pg_catalog.split_part(coalesce(p_automat, ''), '[', 2), ']');
  v_daten  jsonb := coalesce(p_daten, '{}'::jsonb);
  v_ueber  jsonb := '{}'::jsonb;
  v_felder jsonb;
  v_t      engine.traeger;
  v_u      engine.uebergaenge;
  v_a      engine.ablehnung;
  v_alt    jsonb;
  v_anfrage bytea;
  v_id     bigint;
  v_ergebnis engine.ergebnis;
  v_state text; v_meldung text; v_detail text; v_hinweis text; v_norm text; v_feld text; v_offen text;
BEGIN
  IF p_schluessel IS NOT NULL THEN
    v_anfrage := engine.anfrage_digest('starten', p_traeger_id, p_automat, p_daten);
    v_alt := engine.schluessel_einloesen(v_s, p_schluessel, v_anfrage);
    IF v_alt IS NOT NULL THEN
      RETURN pg_catalog.jsonb_populate_record(NULL::engine.ergebnis, v_alt);
    END IF;
  END IF;

  SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.id = p_traeger_id;
  IF NOT FOUND THEN
    RETURN engine.vorgang_unbekannt(v_s, NULL, 'starten:' || v_name);
  END IF;
  PERFORM engine.sperren(v_s.mandant_id, v_t.id);

  SELECT u.* INTO v_u FROM engine.automaten a
    JOIN engine.uebergaenge u ON u.automat = a.automat AND u.version = a.version AND u.von = '' AND u.ereignis = 'starten'
   WHERE a.automat = v_name AND a.aktuell;
  v_a := engine.start_pruefen(v_s, v_t, v_name, v_var, v_u);
  IF v_a.fehlercode IS NULL AND pg_catalog.jsonb_typeof(v_daten) <> 'object' THEN
    v_a := engine.ablehnung('MA012', 'Die Angaben sind kein JSON-Objekt.', 'Felder als {"feld": "wert"} angeben.', v_u.norm);
  END IF;
  IF v_a.fehlercode IS NULL THEN
    IF v_daten ? '_uebersteuern' THEN
      v_ueber := CASE pg_catalog.jsonb_typeof(v_daten->'_uebersteuern') WHEN 'object' THEN v_daten->'_uebersteuern' ELSE '{"":""}' END;
      v_daten := v_daten - '_uebersteuern';
      v_a     := engine.uebersteuerung_pruefen(v_s, v_u, v_ueber);
    END IF;
  END IF;
  IF v_a.fehlercode IS NULL THEN
    SELECT f.daten, f.fehler INTO v_daten, v_felder FROM engine.felder_pruefen(
      CASE WHEN v_u.felder @? '$[*].optionen_aus'
           THEN engine.felder_aufloesen(v_u.felder, NULL,
                  (SELECT engine.start_kontext(v_s, v_t, a, v_var) FROM engine.automaten a WHERE a.automat = v_name AND a.aktuell))
           ELSE v_u.felder END,
      v_daten) f;
    IF v_felder <> '{}' THEN
      v_a := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', v_u.norm);
    ELSE
      v_felder := NULL;
    END IF;
  END IF;

  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_t.id, NULL, v_name, 'starten', NULL, coalesce(p_daten, '{}'), v_a, v_felder);
  ELSE
    BEGIN
      v_id := engine.vorgang_beginnen(v_s, v_name, v_var, v_t, v_daten, v_ueber,
                (SELECT m.id FROM engine.vorgang m WHERE m.mandant_id = v_s.mandant_id AND m.traeger_id = v_t.id AND m.ist_klammer));
      SET CONSTRAINTS ALL IMMEDIATE;
      v_ergebnis := ROW(true, v_id, NULL, v_u.nach, NULL, NULL, NULL, NULL, v_u.norm, NULL)::engine.ergebnis;
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
        v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME, v_offen = PG_DATATYPE_NAME;
      IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
        RAISE;
      END IF;
      v_a := engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld);
      v_ergebnis := engine.abgelehnt(v_s, v_t.id, NULL, v_name, 'starten', NULL, v_daten, v_a,
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
ALTER FUNCTION engine.starten(text, bigint, jsonb, uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.starten(text, bigint, jsonb, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.starten(text, bigint, jsonb, uuid) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION engine.starten(text, bigint, jsonb, uuid) IS
'Startet einen Vorgang von Hand auf seiner Klammer, wo deren Zustand es erlaubt. Varianten in Klammern: wohnungsuebergabe[auszug].
Ablehnungen kommen als Zeile zurück und stehen im Protokoll der Klammer. Fehler: MA001, MA002; als Zeile MA006, MA012, MA014, MA015, MA017–MA019 und die der Bedingungen.';
