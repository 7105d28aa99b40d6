-- Who is there: all owners of a meeting on one page. What did not change makes no new row.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, fehlercode, felder FROM api.teilnahmen_erfassen(214, '{"teilnahmen": [{"nummer": 1, "anwesenheit": "anwesend"},
--   {"nummer": 2, "anwesenheit": "vertreten", "vertreter": "Jörg Albers", "vollmacht": "textform"}]}');
--  ok | fehlercode | felder
--  t  |            |
-- COMMIT;
CREATE FUNCTION api.teilnahmen_erfassen(p_vorgang_id bigint, p_daten jsonb)
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
  v_zeile  jsonb;
  v_nr     bigint;
  v_r      record;
  v_code   text;
  v_text   text;
  v_erster text;
  v_fehler jsonb := '{}'::jsonb;
  v_neu    int := 0;
  v_a      engine.ablehnung;
BEGIN
  SELECT t.* INTO v_t FROM engine.vorgang v JOIN engine.traeger t ON t.mandant_id = v.mandant_id AND t.id = v.traeger_id
   WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id;
  IF NOT FOUND THEN
    RETURN engine.vorgang_unbekannt(v_s, p_vorgang_id, 'teilnahmen_erfassen');
  END IF;
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_t.id);
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id;

  -- GUARD
  IF v_v.automat <> 'eigentuemerversammlung' THEN
    v_a := engine.ablehnung('MAC26', 'Dieser Vorgang ist keine Eigentümerversammlung.', 'Teilnahme an der Versammlung selbst erfassen.');
  ELSIF NOT v_s.rolle IN ('sachbearbeitung', 'teamleitung', 'verwalter-admin') THEN
    v_a := engine.ablehnung('MA014', 'Dafür fehlt Ihnen die Berechtigung.', 'Sachbearbeitung oder Teamleitung ansprechen.');
  ELSIF v_v.zustand <> 'durchgefuehrt' THEN
    v_a := engine.ablehnung('MAC24', 'Teilnahme wird erfasst, sobald die Versammlung durchgeführt wird und bis die Niederschrift unterschrieben ist.', 'An der Versammlung zuerst „Durchführen“ auslösen.', '§ 24 Abs. 6 WEG');
  ELSIF pg_catalog.jsonb_typeof(p_daten->'teilnahmen') IS DISTINCT FROM 'array' OR p_daten->'teilnahmen' = '[]' THEN
    v_a := engine.ablehnung('MAC25', 'Es ist niemand angegeben.', 'Eine Liste teilnahmen mit nummer und anwesenheit übergeben.', '§ 25 WEG');
  ELSE
    FOR v_zeile, v_nr IN SELECT x.z, x.nr FROM pg_catalog.jsonb_array_elements(p_daten->'teilnahmen') WITH ORDINALITY AS x(z, nr) LOOP
      SELECT a.* INTO v_r FROM regel.weg_anwesenheit(v_s.mandant_id, v_t.bezug_id) a WHERE a.nummer::text = v_zeile->>'nummer';
      v_code := NULL;
      IF NOT FOUND THEN
        v_code := 'MAC20'; v_text := 'Diese Nummer steht nicht auf der Liste der Stimmberechtigten.';
      ELSIF (SELECT count(*) FROM pg_catalog.jsonb_array_elements(p_daten->'teilnahmen') AS y(z) WHERE y.z->>'nummer' = v_zeile->>'nummer') > 1 THEN
        v_code := 'MAC21'; v_text := v_r.name || ' steht zweimal in der Liste.';
      ELSIF coalesce(v_zeile->>'anwesenheit', '') NOT IN ('anwesend', 'online', 'vertreten', 'abwesend') THEN
        v_code := 'MAC25'; v_text := 'Bitte anwesend, online, vertreten oder abwesend angeben.';
      ELSIF v_zeile->>'anwesenheit' = 'vertreten' AND pg_catalog.btrim(coalesce(v_zeile->>'vertreter', '')) = '' THEN
        v_code := 'MAC23'; v_text := 'Bitte angeben, wer ' || v_r.name || ' vertritt.';
      ELSIF v_zeile->>'anwesenheit' = 'vertreten' AND coalesce(v_zeile->>'vollmacht', '') NOT IN ('textform', 'schriftform', 'gesetzlich') THEN
        v_code := 'MAC22'; v_text := 'Die Vollmacht braucht Textform; eine mündliche genügt nicht.';
      END IF;
      IF v_code IS NOT NULL THEN
        v_erster := coalesce(v_erster, v_code);
        v_fehler := v_fehler || pg_catalog.jsonb_build_object('teilnahmen.' || coalesce(v_zeile->>'nummer', v_nr::text), v_text);
      END IF;
    END LOOP;
    IF v_erster IS NOT NULL THEN
      v_a := engine.ablehnung(v_erster, (SELECT min(f.value) FROM pg_catalog.jsonb_each_text(v_fehler) f), 'Nichts ist gespeichert. Die markierten Zeilen berichtigen.', '§ 25 Abs. 2, 3 WEG');
    END IF;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN engine.abgelehnt(v_s, v_t.id, v_v.id, v_v.automat, 'teilnahmen_erfassen', v_v.zustand, coalesce(p_daten, '{}'), v_a, nullif(v_fehler, '{}'));
  END IF;

  INSERT INTO akte.teilnahmen (mandant_id, stimmrecht_id, fassung, anwesenheit, vertreter, vollmacht, erfasst_am, erfasst_von)
  SELECT v_s.mandant_id, a.id, coalesce((SELECT max(t.fassung) FROM akte.teilnahmen t WHERE t.mandant_id = v_s.mandant_id AND t.stimmrecht_id = a.id), 0) + 1, n.anwesenheit, n.vertreter, n.vollmacht,
         engine.jetzt(), v_s.akteur
    FROM (SELECT x.z->>'nummer' AS nummer, x.z->>'anwesenheit' AS anwesenheit,
                 CASE x.z->>'anwesenheit' WHEN 'vertreten' THEN pg_catalog.left(pg_catalog.btrim(x.z->>'vertreter'), 200) END AS vertreter,
                 CASE x.z->>'anwesenheit' WHEN 'vertreten' THEN x.z->>'vollmacht' END AS vollmacht
            FROM pg_catalog.jsonb_array_elements(p_daten->'teilnahmen') AS x(z)) n
    JOIN regel.weg_anwesenheit(v_s.mandant_id, v_t.bezug_id) a ON a.nummer::text = n.nummer
   WHERE (a.anwesenheit, a.vertreter, a.vollmacht) IS DISTINCT FROM (n.anwesenheit, n.vertreter, n.vollmacht)
      OR NOT EXISTS (SELECT FROM akte.teilnahmen t WHERE t.mandant_id = v_s.mandant_id AND t.stimmrecht_id = a.id)
   ORDER BY a.nummer;
  GET DIAGNOSTICS v_neu = ROW_COUNT;
  PERFORM audit.schreiben(v_s, v_t.id, v_v.id, v_v.automat, 'teilnahmen_erfassen', v_v.zustand, v_v.zustand, NULL, NULL,
    engine.nutzlast(p_daten, pg_catalog.jsonb_build_object('eingetragen', v_neu,
      'anwesend_oder_vertreten', (SELECT count(*) FROM regel.weg_anwesenheit(v_s.mandant_id, v_t.bezug_id) a WHERE a.da)), '{}'));
  RETURN ROW(true, v_v.id, v_v.zustand, v_v.zustand, NULL, NULL, NULL, NULL, '§ 25 Abs. 2, 3 WEG', NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.teilnahmen_erfassen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.teilnahmen_erfassen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.teilnahmen_erfassen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.teilnahmen_erfassen(bigint, jsonb) IS
'Erfasst die Teilnahme an einer Versammlung für viele Eigentümer auf einmal; alles oder nichts. Danach COMMIT.
p_daten: {"teilnahmen": [{nummer (der Liste der Stimmberechtigten), anwesenheit (anwesend, online, vertreten, abwesend), vertreter, vollmacht (textform, schriftform, gesetzlich)}, …]}. Eine neue Angabe ersetzt die frühere als neue Fassung.
Norm: § 25 Abs. 2, 3 WEG. Fehler: MA001, MA002; als Zeile MA014, MA015, MAC20–MAC26; felder nennt teilnahmen.<nummer> → Meldung.';
