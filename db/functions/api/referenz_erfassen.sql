-- Adds one reference row that holds for every client. A value that contradicts a recorded one is refused; a correction is marked as
-- one and becomes the next fassung, the old row stays.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 17);
-- SELECT ok, fehlercode FROM api.referenz_erfassen('basiszinssaetze',
--   '{"gueltig_ab": "01.01.2027", "prozent": "1,52", "quelle": "Deutsche Bundesbank, Pressenotiz", "abgerufen_am": "04.01.2027"}');
--  f | MA116        (person is no operator)
CREATE FUNCTION api.referenz_erfassen(p_reihe text, p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_haus    bigint;
  v_reihe   record;
  v_daten   jsonb := '{}'::jsonb;
  v_fehler  jsonb := '{}'::jsonb;
  v_a       engine.ablehnung;
  v_alt     record;
  v_fassung int;
  v_zahl    numeric;
  v_state   text;
  v_meldung text;
BEGIN
  -- LOCK ACQUISITION: the bracket of the house carries the log of what belongs to no tenancy
  INSERT INTO engine.traeger (mandant_id, art) VALUES (v_s.mandant_id, 'standalone') ON CONFLICT DO NOTHING;
  SELECT t.id INTO v_haus FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_haus);

  SELECT r.* INTO v_reihe FROM api.referenz_reihen() r WHERE r.reihe = p_reihe;
  IF NOT sitzung.ist_betreiber() THEN
    v_a := engine.ablehnung('MA116', 'Referenzwerte gelten für alle Mandanten; ergänzen darf sie nur der Betreiber.', 'Den Wert dem Betreiber melden; der DBA ernennt ihn mit sitzung.betreiber_ernennen.', v_reihe.norm);
  ELSIF v_reihe.reihe IS NULL THEN
    v_a := engine.ablehnung('MA225', 'Diese Reihe von Referenzwerten gibt es hier nicht.', 'api.referenz_reihen() nennt die Reihen.');
  ELSE
    SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_reihe.felder, coalesce(p_daten, '{}')) f;
    IF v_fehler <> '{}' THEN
      v_a := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', v_reihe.norm);
    END IF;
  END IF;

  IF v_a.fehlercode IS NULL THEN
    v_zahl := coalesce(v_daten->>'prozent', v_daten->>'wert')::numeric;
    CASE p_reihe
    WHEN 'basiszinssaetze' THEN
      SELECT max(x.fassung) AS fassung, (pg_catalog.array_agg(x.prozent ORDER BY x.fassung DESC))[1] AS wert INTO v_alt
        FROM recht.basiszinssaetze x WHERE x.gueltig_ab = (v_daten->>'gueltig_ab')::date;
    WHEN 'vpi' THEN
      SELECT max(x.fassung) AS fassung, (pg_catalog.array_agg(x.wert ORDER BY x.fassung DESC))[1] AS wert INTO v_alt
        FROM recht.vpi x WHERE x.basisjahr = 2020 AND x.monat = (v_daten->>'gueltig_ab')::date;
    WHEN 'kautionszinssaetze' THEN
      SELECT max(x.fassung) AS fassung, (pg_catalog.array_agg(x.prozent ORDER BY x.fassung DESC))[1] AS wert INTO v_alt
        FROM recht.kautionszinssaetze x WHERE x.reihe = 'SUD105' AND x.gueltig_ab = (v_daten->>'gueltig_ab')::date;
    ELSE
      SELECT max(x.fassung) AS fassung, (pg_catalog.array_agg(x.prozent ORDER BY x.fassung DESC))[1] AS wert INTO v_alt
        FROM recht.kappungsgrenzen x WHERE x.land = v_daten->>'land' AND x.gemeinde = v_daten->>'gemeinde' AND x.gueltig_ab = (v_daten->>'gueltig_ab')::date;
    END CASE;
    v_a := CASE
      WHEN v_alt.fassung IS NOT NULL AND NOT coalesce((v_daten->>'berichtigung')::boolean, false) THEN
        engine.ablehnung('MA223', 'Dazu ist schon ein Wert erfasst: ' || pg_catalog.replace(v_alt.wert::text, '.', ',') || '.',
          'Stimmt er nicht, „Berichtigt einen erfassten Wert“ wählen; der alte bleibt nachlesbar.', v_reihe.norm, 'gueltig_ab')
      WHEN v_alt.fassung IS NULL AND (v_daten->>'berichtigung')::boolean THEN
        engine.ablehnung('MA224', 'Dazu ist noch kein Wert erfasst, den man berichtigen könnte.', 'Ohne „Berichtigt einen erfassten Wert“ eintragen.', v_reihe.norm, 'berichtigung')
    END;
  END IF;

  IF v_a.fehlercode IS NULL THEN
    v_fassung := coalesce(v_alt.fassung, 0) + 1;
    BEGIN
      CASE p_reihe
      WHEN 'basiszinssaetze' THEN
        INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am, fassung, erfasst_von)
        VALUES ((v_daten->>'gueltig_ab')::date, v_zahl, v_daten->>'quelle', (v_daten->>'abgerufen_am')::date, v_fassung, v_s.akteur);
      WHEN 'vpi' THEN
        INSERT INTO recht.vpi (monat, wert, quelle, abgerufen_am, fassung, erfasst_von)
        VALUES ((v_daten->>'gueltig_ab')::date, v_zahl, v_daten->>'quelle', (v_daten->>'abgerufen_am')::date, v_fassung, v_s.akteur);
      WHEN 'kautionszinssaetze' THEN
        INSERT INTO recht.kautionszinssaetze (gueltig_ab, gueltig_bis, prozent, aus_zweiter_hand, quelle, abgerufen_am, fassung, erfasst_von)
        VALUES ((v_daten->>'gueltig_ab')::date, (v_daten->>'gueltig_bis')::date, v_zahl, false, v_daten->>'quelle', (v_daten->>'abgerufen_am')::date, v_fassung, v_s.akteur);
      ELSE
        INSERT INTO recht.kappungsgrenzen (land, gemeinde, gueltig_ab, gueltig_bis, prozent, norm, quelle, abgerufen_am, fassung, erfasst_von)
        VALUES (v_daten->>'land', v_daten->>'gemeinde', (v_daten->>'gueltig_ab')::date, (v_daten->>'gueltig_bis')::date, v_zahl, v_daten->>'norm',
                v_daten->>'quelle', (v_daten->>'abgerufen_am')::date, v_fassung, v_s.akteur);
      END CASE;
    EXCEPTION WHEN check_violation OR foreign_key_violation OR numeric_value_out_of_range OR exclusion_violation THEN
      GET STACKED DIAGNOSTICS v_state = CONSTRAINT_NAME, v_meldung = MESSAGE_TEXT;
      v_a := CASE
        WHEN v_state = 'halbjahr' THEN engine.ablehnung('MA226', 'Der Basiszinssatz ändert sich nur zum 1. Januar und 1. Juli.', 'Den Tag prüfen.', v_reihe.norm, 'gueltig_ab')
        WHEN v_state = 'vpi_monat_check' THEN engine.ablehnung('MA226', 'Der Index gilt für einen ganzen Monat.', 'Den Ersten des Monats angeben.', v_reihe.norm, 'gueltig_ab')
        WHEN v_state = 'in_einem_jahr' THEN engine.ablehnung('MA226', 'Der Zeitraum muss in einem Kalenderjahr liegen und vorwärts laufen.', 'Für jedes Jahr eine Zeile erfassen.', v_reihe.norm, 'gueltig_bis')
        WHEN v_state = 'kappungsgrenzen_check' THEN engine.ablehnung('MA226', 'Das Ende liegt vor dem Beginn.', 'Beide Tage prüfen.', v_reihe.norm, 'gueltig_bis')
        WHEN v_state = 'kappungsgrenzen_land_fkey' THEN engine.ablehnung('MA226', 'Dieses Land gibt es nicht.', 'Kürzel wie BY, BE oder NW.', v_reihe.norm, 'land')
        ELSE engine.ablehnung('MA226', 'Dieser Wert ist nicht annehmbar.', 'Stellen und Bereich prüfen.', v_reihe.norm, NULL, v_meldung) END;
    END;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN engine.abgelehnt(v_s, v_haus, NULL, NULL, 'referenz_erfassen', NULL, coalesce(p_daten, '{}') || pg_catalog.jsonb_build_object('reihe', pg_catalog.left(p_reihe, 100)),
                            v_a, CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
  END IF;
  PERFORM audit.schreiben(v_s, v_haus, NULL, NULL, 'referenz_erfassen', NULL, NULL, NULL, NULL,
                          engine.nutzlast(v_daten || pg_catalog.jsonb_build_object('reihe', p_reihe, 'fassung', v_fassung), '{}', '{}'));
  RETURN ROW(true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, v_reihe.norm, NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.referenz_erfassen(text, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.referenz_erfassen(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.referenz_erfassen(text, jsonb) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.referenz_erfassen(text, jsonb) IS
'Ergänzt einen Referenzwert, der für alle Mandanten gilt (Basiszinssatz, Verbraucherpreisindex, Sparzins, Kappungsgrenze). p_reihe und die Felder von p_daten nennt api.referenz_reihen(). Nur für den Betreiber; ein widersprechender Wert wird abgelehnt, eine Berichtigung wird die nächste Fassung.
Ergebnis: engine.ergebnis; steht im Protokoll des Hauses. Fehler: MA001, MA002; als Zeile MA012, MA116, MA223–MA226.';
