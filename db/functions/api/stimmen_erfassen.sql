-- The votes on a motion: all owners on one page. Nobody votes twice; a vote written down wrongly is put right with a reason.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, fehlercode FROM api.stimmen_erfassen(215, '{"stimmen": [{"nummer": 1, "stimme": "ja"}, {"nummer": 2, "stimme": "nein"},
--   {"nummer": 3, "stimme": "ausgeschlossen", "grund": "Vertrag mit ihm selbst"}]}');
--  ok | fehlercode
--  t  |
-- COMMIT;
CREATE FUNCTION api.stimmen_erfassen(p_vorgang_id bigint, p_daten jsonb)
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
  v_b      akte.beschluesse;
  v_offen  boolean;
  v_korrektur text := nullif(pg_catalog.btrim(coalesce(p_daten->>'korrektur', '')), '');
  v_zeile  jsonb;
  v_nr     bigint;
  v_r      record;
  v_alt    record;
  v_code   text;
  v_text   text;
  v_erster text;
  v_fehler jsonb := '{}'::jsonb;
  v_aus    text[];
  v_neu    int := 0;
  v_a      engine.ablehnung;
BEGIN
  SELECT t.* INTO v_t FROM engine.vorgang v JOIN engine.traeger t ON t.mandant_id = v.mandant_id AND t.id = v.traeger_id
   WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id;
  IF NOT FOUND THEN
    RETURN engine.vorgang_unbekannt(v_s, p_vorgang_id, 'stimmen_erfassen');
  END IF;
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_t.id);
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id;
  SELECT b.* INTO v_b FROM akte.beschluesse b WHERE b.mandant_id = v_s.mandant_id AND b.vorgang_id = p_vorgang_id;
  SELECT v.status = 'durchgefuehrt' INTO v_offen FROM akte.eigentuemerversammlungen v WHERE v.mandant_id = v_s.mandant_id AND v.id = v_b.versammlung_id;

  -- GUARD
  IF v_b.id IS NULL THEN
    v_a := engine.ablehnung('MAC26', 'Dieser Vorgang ist kein Beschluss der Eigentümer.', 'Stimmen am Beschluss selbst erfassen.');
  ELSIF NOT v_s.rolle IN ('sachbearbeitung', 'teamleitung', 'verwalter-admin') THEN
    v_a := engine.ablehnung('MA014', 'Dafür fehlt Ihnen die Berechtigung.', 'Sachbearbeitung oder Teamleitung ansprechen.');
  ELSIF NOT v_offen OR v_v.zustand <> 'antrag' THEN
    v_a := engine.ablehnung('MAC24', CASE WHEN v_v.zustand = 'antrag' THEN 'Abgestimmt wird, wenn die Versammlung eröffnet ist.' ELSE 'Über diesen Antrag ist schon ausgezählt.' END,
      CASE WHEN v_v.zustand = 'antrag' THEN 'An der Versammlung zuerst „Durchführen“ auslösen.' ELSE 'Vor der Verkündung lässt sich neu auszählen.' END, '§ 25 WEG');
  ELSIF pg_catalog.jsonb_typeof(p_daten->'stimmen') IS DISTINCT FROM 'array' OR p_daten->'stimmen' = '[]' THEN
    v_a := engine.ablehnung('MAC25', 'Es ist keine Stimme angegeben.', 'Eine Liste stimmen mit nummer und stimme übergeben.', '§ 25 WEG');
  ELSE
    -- who is excluded, by this list or before
    SELECT coalesce(pg_catalog.array_agg(DISTINCT a.name), '{}') INTO v_aus
      FROM regel.weg_anwesenheit(v_s.mandant_id, v_b.versammlung_id) a
     WHERE CASE WHEN EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(p_daten->'stimmen') AS y(z) WHERE y.z->>'nummer' = a.nummer::text)
                THEN EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(p_daten->'stimmen') AS y(z) WHERE y.z->>'nummer' = a.nummer::text AND y.z->>'stimme' = 'ausgeschlossen')
                ELSE EXISTS (SELECT FROM regel.etv_stimmen(v_s.mandant_id, v_b.id) s WHERE s.stimmrecht_id = a.id AND s.stimme = 'ausgeschlossen') END;
    FOR v_zeile, v_nr IN SELECT x.z, x.nr FROM pg_catalog.jsonb_array_elements(p_daten->'stimmen') WITH ORDINALITY AS x(z, nr) LOOP
      v_code := NULL;
      SELECT a.* INTO v_r FROM regel.weg_anwesenheit(v_s.mandant_id, v_b.versammlung_id) a WHERE a.nummer::text = v_zeile->>'nummer';
      IF NOT FOUND THEN
        v_code := 'MAC20'; v_text := 'Diese Nummer steht nicht auf der Liste der Stimmberechtigten.';
      ELSE
        SELECT s.stimme INTO v_alt FROM regel.etv_stimmen(v_s.mandant_id, v_b.id) s WHERE s.stimmrecht_id = v_r.id;
        IF (SELECT count(*) FROM pg_catalog.jsonb_array_elements(p_daten->'stimmen') AS y(z) WHERE y.z->>'nummer' = v_zeile->>'nummer') > 1 THEN
          v_code := 'MAC21'; v_text := v_r.name || ' steht zweimal in der Liste.';
        ELSIF coalesce(v_zeile->>'stimme', '') NOT IN ('ja', 'nein', 'enthaltung', 'ausgeschlossen') THEN
          v_code := 'MAC25'; v_text := 'Bitte ja, nein, enthaltung oder ausgeschlossen angeben.';
        ELSIF v_zeile->>'stimme' = 'ausgeschlossen' AND pg_catalog.length(pg_catalog.btrim(coalesce(v_zeile->>'grund', ''))) < 3 THEN
          v_code := 'MAC45'; v_text := 'Bitte angeben, warum ' || v_r.name || ' nicht stimmberechtigt ist.';
        ELSIF v_alt.stimme IS NOT NULL AND v_korrektur IS NULL THEN
          v_code := CASE WHEN v_alt.stimme = 'ausgeschlossen' THEN 'MAC35' ELSE 'MAC33' END;
          v_text := CASE WHEN v_alt.stimme = 'ausgeschlossen' THEN v_r.name || ' ist zu diesem Gegenstand vom Stimmrecht ausgeschlossen.' ELSE v_r.name || ' hat schon gestimmt.' END;
        ELSIF NOT v_r.da AND v_zeile->>'stimme' <> 'ausgeschlossen' THEN
          v_code := 'MAC34'; v_text := v_r.name || ' ist weder anwesend noch vertreten.';
        ELSIF v_r.vertreter = ANY (v_aus) AND v_zeile->>'stimme' <> 'ausgeschlossen' THEN
          v_code := 'MAC35'; v_text := v_r.vertreter || ' ist ausgeschlossen und kann auch nicht für ' || v_r.name || ' stimmen.';
        END IF;
      END IF;
      IF v_code IS NOT NULL THEN
        v_erster := coalesce(v_erster, v_code);
        v_fehler := v_fehler || pg_catalog.jsonb_build_object('stimmen.' || coalesce(v_zeile->>'nummer', v_nr::text), v_text);
      END IF;
    END LOOP;
    IF v_erster IS NOT NULL THEN
      v_a := engine.ablehnung(v_erster, (SELECT min(f.value) FROM pg_catalog.jsonb_each_text(v_fehler) f),
        CASE v_erster WHEN 'MAC33' THEN 'Eine falsch erfasste Stimme mit Begründung der Berichtigung neu eintragen.' ELSE 'Nichts ist gespeichert. Die markierten Zeilen berichtigen.' END, '§ 25 Abs. 1, 2, 4 WEG');
    END IF;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN engine.abgelehnt(v_s, v_t.id, v_v.id, v_v.automat, 'stimmen_erfassen', v_v.zustand, coalesce(p_daten, '{}'), v_a, nullif(v_fehler, '{}'));
  END IF;

  INSERT INTO akte.stimmen (mandant_id, beschluss_id, stimmrecht_id, fassung, stimme, grund, korrektur, erfasst_am, erfasst_von)
  SELECT v_s.mandant_id, v_b.id, a.id, m.fassung + 1, n.stimme, n.grund, CASE WHEN m.fassung > 0 THEN v_korrektur END, engine.jetzt(), v_s.akteur
    FROM (SELECT x.z->>'nummer' AS nummer, x.z->>'stimme' AS stimme,
                 CASE x.z->>'stimme' WHEN 'ausgeschlossen' THEN pg_catalog.left(pg_catalog.btrim(x.z->>'grund'), 300) END AS grund
            FROM pg_catalog.jsonb_array_elements(p_daten->'stimmen') AS x(z)) n
    JOIN regel.weg_anwesenheit(v_s.mandant_id, v_b.versammlung_id) a ON a.nummer::text = n.nummer
    CROSS JOIN LATERAL (SELECT coalesce(max(s.fassung), 0) AS fassung FROM akte.stimmen s WHERE s.mandant_id = v_s.mandant_id AND s.beschluss_id = v_b.id AND s.stimmrecht_id = a.id) m
    LEFT JOIN regel.etv_stimmen(v_s.mandant_id, v_b.id) alt ON alt.stimmrecht_id = a.id
   WHERE (alt.stimme, alt.grund) IS DISTINCT FROM (n.stimme, n.grund)
   ORDER BY a.nummer;
  GET DIAGNOSTICS v_neu = ROW_COUNT;
  PERFORM audit.schreiben(v_s, v_t.id, v_v.id, v_v.automat, 'stimmen_erfassen', v_v.zustand, v_v.zustand, NULL, NULL,
    engine.nutzlast(p_daten, pg_catalog.jsonb_build_object('eingetragen', v_neu), '{}'));
  RETURN ROW(true, v_v.id, v_v.zustand, v_v.zustand, NULL, NULL, NULL, NULL, '§ 25 WEG', NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.stimmen_erfassen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.stimmen_erfassen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.stimmen_erfassen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.stimmen_erfassen(bigint, jsonb) IS
'Erfasst die Stimmen zu einem Antrag für viele Eigentümer auf einmal; alles oder nichts. Danach COMMIT.
p_daten: {"stimmen": [{nummer (der Liste der Stimmberechtigten), stimme (ja, nein, enthaltung, ausgeschlossen), grund (des Ausschlusses)}, …], "korrektur": Begründung, wenn schon erfasste Stimmen berichtigt werden}. Berichtigt wird als neue Fassung, die alte bleibt.
Norm: § 25 WEG. Fehler: MA001, MA002; als Zeile MA014, MA015, MAC20, MAC21, MAC24–MAC26, MAC33–MAC35, MAC45; felder nennt stimmen.<nummer> → Meldung.';
