-- A new period to be accounted for: its bracket, the period itself, the Vorgang of its release and who lived where.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, nk_abrechnung_id, vorgang_id, nach, fehlercode, felder FROM api.nk_abrechnung_anlegen('{"objekt": "4", "zeitraum_von": "01.01.2025", "zeitraum_bis": "31.12.2025"}');
--  ok | nk_abrechnung_id | vorgang_id | nach     | fehlercode | felder
--  t  |                7 |        512 | erstellt |            |
-- COMMIT;
CREATE FUNCTION api.nk_abrechnung_anlegen(p_daten jsonb)
RETURNS TABLE (nk_abrechnung_id bigint, traeger_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "objekt", "typ": "text", "titel": "Objekt", "pflicht": true},
    {"name": "zeitraum_von", "typ": "datum", "titel": "Zeitraum von", "pflicht": true},
    {"name": "zeitraum_bis", "typ": "datum", "titel": "Zeitraum bis", "pflicht": true}]'::jsonb;
  v_s      sitzung.person := engine.tuer();
  v_strom  bigint;
  v_sperre bigint;
  v_o      akte.objekte;
  v_u      engine.uebergaenge;
  v_t      engine.traeger;
  v_daten  jsonb;
  v_fehler jsonb;
  v_abl    engine.ablehnung;
  v_von    date;
  v_bis    date;
  v_id     bigint;
  v_ergebnis engine.ergebnis;
  v_state text; v_meldung text; v_detail text; v_hinweis text; v_norm text; v_feld text;
BEGIN
  -- LOCK ACQUISITION: the client's own bracket (a refusal is written there) and the object, so that two periods of it meet
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  SELECT o.* INTO v_o FROM akte.objekte o
   WHERE o.mandant_id = v_s.mandant_id AND (o.id::text = pg_catalog.btrim(p_daten->>'objekt') OR o.kennung::text = pg_catalog.lower(pg_catalog.btrim(p_daten->>'objekt')));
  FOR v_sperre IN SELECT x.id FROM (SELECT v_strom AS id UNION SELECT v_o.traeger_id) x WHERE x.id IS NOT NULL ORDER BY x.id LOOP
    PERFORM engine.sperren(v_s.mandant_id, v_sperre);
  END LOOP;

  -- GUARD
  SELECT u.* INTO v_u FROM engine.automaten a
    JOIN engine.uebergaenge u ON u.automat = a.automat AND u.version = a.version AND u.von = '' AND u.ereignis = 'starten'
   WHERE a.automat = 'nk_abrechnung_freigabe' AND a.aktuell;
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;
  IF v_o.id IS NULL AND NOT v_fehler ? 'objekt' THEN
    v_fehler := v_fehler || '{"objekt": "Dieses Objekt gibt es nicht."}';
  END IF;
  v_von := (v_daten->>'zeitraum_von')::date;
  v_bis := (v_daten->>'zeitraum_bis')::date;
  IF v_bis < v_von THEN
    v_fehler := v_fehler || '{"zeitraum_bis": "Das Ende liegt vor dem Anfang."}';
  END IF;
  IF NOT v_s.rolle = ANY (v_u.rollen) THEN
    v_abl := engine.rolle_fehlt(v_s, v_u);
  ELSIF v_fehler <> '{}' THEN
    v_abl := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 556 Abs. 3 BGB');
  ELSIF v_bis >= (v_von + interval '1 year')::date THEN
    v_abl := engine.ablehnung('MAD01', 'Ein Abrechnungszeitraum hat höchstens zwölf Monate.', 'Das Ende auf den ' || regel.datum((v_von + interval '1 year' - interval '1 day')::date) || ' oder früher legen.', '§ 556 Abs. 3 Satz 1 BGB', 'zeitraum_bis');
  ELSIF EXISTS (SELECT FROM akte.nk_abrechnungen a WHERE a.mandant_id = v_s.mandant_id AND a.objekt_id = v_o.id AND a.status <> 'verworfen' AND a.zeitraum_von <= v_bis AND a.zeitraum_bis >= v_von) THEN
    v_abl := engine.ablehnung('MAD02', 'Für ' || v_o.name || ' gibt es in diesem Zeitraum schon eine Abrechnung.', 'Die vorhandene Abrechnung öffnen, oder sie verwerfen, wenn sie irrtümlich angelegt wurde.', '§ 556 Abs. 3 Satz 1 BGB', 'zeitraum_von');
  END IF;
  IF v_abl.fehlercode IS NULL THEN
    BEGIN
      INSERT INTO engine.traeger AS t (mandant_id, art) VALUES (v_s.mandant_id, 'nk_abrechnung') RETURNING t.id INTO traeger_id;
      INSERT INTO akte.nk_abrechnungen AS a (mandant_id, traeger_id, objekt_id, zeitraum_von, zeitraum_bis, erstellt_von, erstellt_am)
      VALUES (v_s.mandant_id, traeger_id, v_o.id, v_von, v_bis, v_s.akteur, engine.jetzt()) RETURNING a.id INTO nk_abrechnung_id;
      UPDATE engine.traeger AS t SET bezug_id = nk_abrechnung_id WHERE t.mandant_id = v_s.mandant_id AND t.id = traeger_id RETURNING t.* INTO v_t;
      PERFORM engine.sperren(v_s.mandant_id, v_t.id);
      v_id := engine.vorgang_beginnen(v_s, 'nk_abrechnung_freigabe', '', v_t, '{}', '{}', NULL);
      SET CONSTRAINTS ALL IMMEDIATE;
      v_ergebnis := ROW(true, v_id, NULL, v_u.nach, NULL, NULL, NULL, NULL, v_u.norm, NULL)::engine.ergebnis;
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
        v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME;
      IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
        RAISE;
      END IF;
      nk_abrechnung_id := NULL;
      traeger_id := NULL;
      v_abl := engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld);
    END;
  END IF;
  IF v_abl.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_strom, NULL, 'nk_abrechnung_freigabe', 'anlegen', NULL, coalesce(p_daten, '{}'), v_abl, CASE WHEN v_abl.fehlercode = 'MA012' THEN v_fehler END);
  END IF;
  RETURN QUERY SELECT nk_abrechnung_anlegen.nk_abrechnung_id, nk_abrechnung_anlegen.traeger_id, (v_ergebnis).*;
END
$fn$;
ALTER FUNCTION api.nk_abrechnung_anlegen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nk_abrechnung_anlegen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.nk_abrechnung_anlegen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.nk_abrechnung_anlegen(jsonb) IS
'Legt die Nebenkostenabrechnung eines Objekts und Zeitraums an: Klammer, Abrechnung, Vorgang nk_abrechnung_freigabe und die Nutzungszeiträume aus den Mietverhältnissen. Danach COMMIT.
p_daten, Pflicht: objekt (Nummer oder Kennung), zeitraum_von, zeitraum_bis (höchstens zwölf Monate).
Ergebnis: nk_abrechnung_id, traeger_id und engine.ergebnis (vorgang_id ist die Freigabe); eine Ablehnung steht im Protokoll des Mandanten. Norm: § 556 Abs. 3 Satz 1 BGB. Fehler: MA001, MA002; als Zeile MA012, MA014, MAD01, MAD02.';
