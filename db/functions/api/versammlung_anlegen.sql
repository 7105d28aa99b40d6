-- A meeting of a community of owners: its row, its bracket, and the master on it.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, versammlung_id, traeger_id, vorgang_id, nach FROM api.versammlung_anlegen('{
--   "objekt": "9", "art": "ordentlich", "termin": "20.05.2027 18:00", "ort": "Gemeindesaal, Kirchstraße 2, Berlin", "prinzip": "mea"}');
--  ok | versammlung_id | traeger_id | vorgang_id | nach
--  t  |              3 |         71 |        214 | geplant
-- COMMIT;
CREATE FUNCTION api.versammlung_anlegen(p_daten jsonb)
RETURNS TABLE (versammlung_id bigint, traeger_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "objekt", "typ": "text", "titel": "Objekt", "pflicht": true},
    {"name": "art", "typ": "auswahl", "titel": "Art", "pflicht": true, "optionen": [{"wert": "ordentlich"}, {"wert": "ausserordentlich"}, {"wert": "umlauf"}]},
    {"name": "termin", "typ": "zeitpunkt", "titel": "Termin", "pflicht": true},
    {"name": "ort", "typ": "text", "titel": "Ort", "pflicht": true, "min_laenge": 2},
    {"name": "prinzip", "typ": "auswahl", "titel": "Stimmkraft", "pflicht": true, "optionen": [{"wert": "kopf"}, {"wert": "objekt"}, {"wert": "mea"}]},
    {"name": "leitung", "typ": "text", "titel": "Vorsitz der Versammlung", "min_laenge": 3},
    {"name": "beirat_vorsitz", "typ": "text", "titel": "Vorsitz des Verwaltungsbeirats", "min_laenge": 3}]'::jsonb;
  v_s      sitzung.person := engine.tuer();
  v_strom  bigint;
  v_u      engine.uebergaenge;
  v_daten  jsonb := '{}'::jsonb;
  v_fehler jsonb := '{}'::jsonb;
  v_o      akte.objekte;
  v_a      engine.ablehnung;
  v_master bigint;
  v_ergebnis engine.ergebnis;
  v_state text; v_meldung text; v_detail text; v_hinweis text; v_norm text; v_feld text;
BEGIN
  -- LOCK ACQUISITION: the client's own bracket, where a refusal is written
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_strom);

  -- GUARD
  SELECT u.* INTO v_u FROM engine.automaten a
    JOIN engine.uebergaenge u ON u.automat = a.automat AND u.version = a.version AND u.von = '' AND u.ereignis = 'starten'
   WHERE a.automat = 'eigentuemerversammlung' AND a.aktuell;
  IF pg_catalog.jsonb_typeof(p_daten) IS DISTINCT FROM 'object' THEN
    v_a := engine.ablehnung('MAC00', 'Die Angaben sind kein Objekt.', 'Ein JSON-Objekt mit objekt, art, termin, ort und prinzip übergeben.', '§ 24 WEG');
  ELSE
    SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, p_daten) f;
    SELECT o.* INTO v_o FROM akte.objekte o
     WHERE o.mandant_id = v_s.mandant_id AND (o.id::text = v_daten->>'objekt' OR o.kennung::text = pg_catalog.lower(v_daten->>'objekt'));
    IF v_o.id IS NULL AND v_daten ? 'objekt' THEN
      v_fehler := v_fehler || '{"objekt": "Dieses Objekt gibt es nicht."}'::jsonb;
    END IF;
    v_a := CASE
      WHEN v_fehler <> '{}' THEN engine.ablehnung('MAC00', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 24 WEG')
      WHEN v_o.verwaltungsart = 'MV' THEN
        engine.ablehnung('MAC01', v_o.name || ' ist kein Objekt einer Wohnungseigentümergemeinschaft.', 'Ein Objekt mit Verwaltungsart WEG oder WEG+SEV wählen.', '§ 9a WEG', 'objekt')
      WHEN (v_daten->>'termin')::timestamptz <= engine.jetzt() THEN
        engine.ablehnung('MAC02', 'Der Termin liegt in der Vergangenheit.', 'Einen Tag angeben, zu dem noch eingeladen werden kann.', '§ 24 Abs. 4 WEG', 'termin') END;
  END IF;
  IF NOT v_s.rolle = ANY (v_u.rollen) THEN
    v_a := engine.rolle_fehlt(v_s, v_u);
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_strom, NULL, 'eigentuemerversammlung', 'anlegen', NULL, coalesce(p_daten, '{}'), v_a, nullif(v_fehler, '{}'));
    RETURN QUERY SELECT NULL::bigint, NULL::bigint, (v_ergebnis).*;
    RETURN;
  END IF;

  BEGIN
    INSERT INTO engine.traeger AS t (mandant_id, art) VALUES (v_s.mandant_id, 'eigentuemerversammlung') RETURNING t.id INTO traeger_id;
    INSERT INTO akte.eigentuemerversammlungen AS v (mandant_id, traeger_id, objekt_id, art, termin, ort, prinzip, leitung, beirat_vorsitz, angelegt_am, angelegt_von)
    VALUES (v_s.mandant_id, traeger_id, v_o.id, v_daten->>'art', (v_daten->>'termin')::timestamptz, v_daten->>'ort', v_daten->>'prinzip',
            v_daten->>'leitung', v_daten->>'beirat_vorsitz', engine.jetzt(), v_s.akteur)
    RETURNING v.id INTO versammlung_id;
    UPDATE engine.traeger AS t SET bezug_id = versammlung_id WHERE t.mandant_id = v_s.mandant_id AND t.id = traeger_id;
    v_master   := engine.klammer_beginnen(p_automat => 'eigentuemerversammlung', p_traeger_id => traeger_id);
    SET CONSTRAINTS ALL IMMEDIATE;
    v_ergebnis := ROW(true, v_master, NULL, v_u.nach, NULL, NULL, NULL, NULL, v_u.norm, NULL)::engine.ergebnis;
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
      v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME;
    IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
      RAISE;                                    -- deadlock, out of space, cancelled: the caller repeats or reports
    END IF;
    versammlung_id := NULL;
    traeger_id := NULL;
    v_ergebnis := engine.abgelehnt(v_s, v_strom, NULL, 'eigentuemerversammlung', 'anlegen', NULL, p_daten,
      engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld), NULL);
  END;
  RETURN QUERY SELECT versammlung_anlegen.versammlung_id, versammlung_anlegen.traeger_id, (v_ergebnis).*;
END
$fn$;
ALTER FUNCTION api.versammlung_anlegen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.versammlung_anlegen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.versammlung_anlegen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.versammlung_anlegen(jsonb) IS
'Legt eine Eigentümerversammlung oder ein Umlaufverfahren an und beginnt den Master eigentuemerversammlung. Danach COMMIT.
p_daten, Pflicht: objekt (Nummer oder Kennung eines Objekts mit Verwaltungsart WEG oder WEG+SEV), art (ordentlich, ausserordentlich, umlauf), termin (Tag und Uhrzeit; bei umlauf das Ende der Stimmabgabe), ort, prinzip (kopf, objekt, mea). Wahlfrei: leitung, beirat_vorsitz (nur wenn ein Verwaltungsbeirat bestellt ist).
Ergebnis: versammlung_id, traeger_id und engine.ergebnis (vorgang_id ist der Master); felder nennt Feld → Meldung. Eine Ablehnung steht im Protokoll des Mandanten.
Norm: § 24, § 25 Abs. 2 WEG. Fehler: MA001, MA002; als Zeile MA014, MAC00–MAC02 und die der Engine.';
