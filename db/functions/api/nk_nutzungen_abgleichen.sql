-- Takes over from the leases who used which flat from when to when, while the costs are still open.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, anzahl FROM api.nk_nutzungen_abgleichen(7, '{}');
--  ok | anzahl
--  t  |      2
-- COMMIT;
CREATE FUNCTION api.nk_nutzungen_abgleichen(p_abrechnung_id bigint, p_daten jsonb)
RETURNS TABLE (anzahl bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_jetzt  timestamptz := engine.jetzt();
  v_a      akte.nk_abrechnungen;
  v_v      engine.vorgang;
  v_t      api.nk_offen;
  v_daten  jsonb := '{}'::jsonb;
  v_fehler jsonb := '{}'::jsonb;
  v_abl    engine.ablehnung;
  v_state text; v_meldung text; v_detail text; v_hinweis text; v_norm text; v_feld text;
BEGIN
  -- LOCK ACQUISITION, GUARD
  v_t := api.nk_tuer(v_s, p_abrechnung_id);
  v_a := v_t.a; v_v := v_t.v; v_abl := v_t.ablehnung;
  IF v_abl.fehlercode IS NULL THEN
    SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen('[]', coalesce(p_daten, '{}')) f;
    IF v_fehler <> '{}' THEN
      v_abl := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 556 Abs. 3 BGB');
    END IF;
  END IF;
  IF v_abl.fehlercode IS NULL THEN
    BEGIN
      anzahl := regel.nk_nutzungen_abgleichen(v_s.mandant_id, v_a.id, v_s.akteur, v_jetzt);
      PERFORM audit.schreiben(v_s, v_a.traeger_id, v_v.id, v_v.automat, 'nk_nutzungen_abgleichen', v_v.zustand, v_v.zustand, NULL, NULL, engine.nutzlast(v_daten, pg_catalog.jsonb_build_object('geaendert', anzahl), '{}'));
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
        v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME;
      IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
        RAISE;
      END IF;
      anzahl := NULL;
      v_abl := engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld);
    END;
  END IF;
  RETURN QUERY SELECT nk_nutzungen_abgleichen.anzahl, e.* FROM api.nk_antwort(v_s, v_t.strom, v_v, p_abrechnung_id, 'nk_nutzungen_abgleichen', p_daten, v_abl, v_fehler) e;
END
$fn$;
ALTER FUNCTION api.nk_nutzungen_abgleichen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nk_nutzungen_abgleichen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.nk_nutzungen_abgleichen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.nk_nutzungen_abgleichen(bigint, jsonb) IS
'Gleicht die Nutzungszeiträume einer Abrechnung im Zustand Erstellt mit den Mietverhältnissen ab. p_daten: leer. Ergebnis: anzahl geänderter Zeilen und engine.ergebnis. Fehler: MA001, MA002; als Zeile MA012, MA014, MAD00, MAD04.';
