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
  v_strom  bigint;
  v_daten  jsonb := '{}'::jsonb;
  v_fehler jsonb := '{}'::jsonb;
  v_abl    engine.ablehnung;
  v_ergebnis engine.ergebnis;
  v_state text; v_meldung text; v_detail text; v_hinweis text; v_norm text; v_feld text;
BEGIN
  SELECT a.* INTO v_a FROM akte.nk_abrechnungen a WHERE a.mandant_id = v_s.mandant_id AND a.id = p_abrechnung_id;
  v_strom := coalesce(v_a.traeger_id, (SELECT t.id FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone'));
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = v_a.vorgang_id;

  -- GUARD
  v_abl := api.nk_aenderbar(v_s, v_a, v_v);
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
      v_ergebnis := ROW(true, v_v.id, v_v.zustand, v_v.zustand, NULL, NULL, NULL, NULL, '§ 556 Abs. 3 BGB', NULL)::engine.ergebnis;
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
  IF v_abl.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_strom, v_v.id, 'nk_abrechnung_freigabe', 'nk_nutzungen_abgleichen', v_v.zustand, coalesce(p_daten, '{}') || CASE WHEN v_a.id IS NULL THEN pg_catalog.jsonb_build_object('abrechnung_id', p_abrechnung_id) ELSE '{}' END,
                                   v_abl, nullif(v_fehler, '{}'));
  END IF;
  RETURN QUERY SELECT nk_nutzungen_abgleichen.anzahl, (v_ergebnis).*;
END
$fn$;
ALTER FUNCTION api.nk_nutzungen_abgleichen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nk_nutzungen_abgleichen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.nk_nutzungen_abgleichen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.nk_nutzungen_abgleichen(bigint, jsonb) IS
'Gleicht die Nutzungszeiträume einer Abrechnung im Zustand Erstellt mit den Mietverhältnissen ab. p_daten: leer. Ergebnis: anzahl geänderter Zeilen und engine.ergebnis. Fehler: MA001, MA002; als Zeile MA012, MA014, MAD00, MAD04.';
