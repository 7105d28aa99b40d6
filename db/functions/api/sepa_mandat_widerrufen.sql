-- A mandate is revoked: nothing is collected with it any more; it stays on file.
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT api.sepa_mandat_widerrufen(3, '{"am": "20.11.2026", "grund": "Schreiben vom 18.11.2026"}');
-- COMMIT;
CREATE FUNCTION api.sepa_mandat_widerrufen(p_mandat_id bigint, p_daten jsonb)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "am", "typ": "datum", "titel": "Widerrufen am", "pflicht": true, "nicht_in_zukunft": true},
    {"name": "grund", "typ": "text", "titel": "Wie und warum", "pflicht": true, "min_laenge": 3, "max_laenge": 300}]'::jsonb;
  v_s       sitzung.person := engine.tuer();
  v_m       akte.sepa_mandate;
  v_d       jsonb;
  v_strom   bigint;
  v_traeger bigint;
BEGIN
  IF v_s.kanal = 'portal' OR NOT coalesce(v_s.rolle = ANY (ARRAY['sachbearbeitung', 'buchhaltung', 'teamleitung', 'verwalter-admin']), false) THEN
    PERFORM engine.werfen(engine.ablehnung('MA014', 'Ihre Rolle darf kein Mandat widerrufen.', 'Zuständig ist die Verwaltung.'));
  END IF;
  SELECT m.* INTO v_m FROM akte.sepa_mandate m WHERE m.mandant_id = v_s.mandant_id AND m.id = p_mandat_id;
  IF NOT FOUND THEN
    PERFORM engine.werfen(engine.ablehnung('MAK06', 'Dieses Mandat gibt es nicht.', 'Mandat über die Akte öffnen.'));
  END IF;
  v_d := regel.angaben_lesen(v_felder, p_daten, '§ 675p Abs. 2 BGB');
  -- LOCK ACQUISITION: with the bracket of the client, so that a release sees the revocation or comes first
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  v_traeger := regel.schuldner_traeger(v_s.mandant_id, v_m.mietverhaeltnis_id, v_m.einheit_id);
  PERFORM engine.sperren(v_s.mandant_id, v_traeger);
  IF EXISTS (SELECT FROM akte.sepa_widerrufe w WHERE w.mandant_id = v_s.mandant_id AND w.mandat_id = v_m.id) THEN
    PERFORM engine.werfen(engine.ablehnung('MAK07', 'Dieses Mandat ist schon widerrufen.', 'Seite neu laden.'));
  END IF;
  INSERT INTO akte.sepa_widerrufe (mandant_id, mandat_id, widerrufen_am, grund, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, v_m.id, (v_d->>'am')::date, v_d->>'grund', engine.jetzt(), v_s.akteur);
  PERFORM audit.schreiben(v_s, v_traeger, NULL, NULL, 'sepa_mandat_widerrufen', NULL, NULL, NULL, NULL, engine.nutzlast(v_d, pg_catalog.jsonb_build_object('mandat_id', v_m.id), '{}'));
END
$fn$;
ALTER FUNCTION api.sepa_mandat_widerrufen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.sepa_mandat_widerrufen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.sepa_mandat_widerrufen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.sepa_mandat_widerrufen(bigint, jsonb) IS
'Hält den Widerruf eines SEPA-Mandats fest; es wird nicht mehr eingezogen. Das Mandat selbst bleibt in der Akte. p_daten: am, grund. Fehler: MA001, MA002, MA012, MA014, MAK06, MAK07. Norm: § 675p Abs. 2 BGB.';
