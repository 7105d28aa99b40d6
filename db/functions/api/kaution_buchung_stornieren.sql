-- A deposit payment that was posted by mistake: a second row takes it back.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT ok, buchung_id, fehlercode FROM api.kaution_buchung_stornieren(17, 'Zahlung gehört zu einem anderen Mieter');
--  ok | buchung_id | fehlercode
--  t  |         18 |
-- COMMIT;
CREATE FUNCTION api.kaution_buchung_stornieren(p_buchung_id bigint, p_grund text)
RETURNS TABLE (buchung_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text,
               hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s  sitzung.person := engine.tuer();
  v_b  akte.kaution_buchungen;
  v_m  akte.mietverhaeltnisse;
  v_v  engine.vorgang;
  v_a  engine.ablehnung;
  v_ergebnis engine.ergebnis;
  v_daten jsonb := pg_catalog.jsonb_build_object('buchung_id', p_buchung_id, 'grund', p_grund);
BEGIN
  SELECT b.* INTO v_b FROM akte.kaution_buchungen b WHERE b.mandant_id = v_s.mandant_id AND b.id = p_buchung_id;
  IF NOT FOUND THEN
    v_ergebnis := api.kaution_unbekannt(p_ereignis => 'kaution_buchung_stornieren', p_daten => v_daten,
      p_a => engine.ablehnung('MA334', 'Diese Buchung gibt es nicht.', 'Buchung über die Akte wählen.'));
    RETURN QUERY SELECT NULL::bigint, (v_ergebnis).*;
    RETURN;
  END IF;
  SELECT m.* INTO v_m FROM akte.kautionen k JOIN akte.mietverhaeltnisse m ON m.mandant_id = k.mandant_id AND m.id = k.mietverhaeltnis_id
   WHERE k.mandant_id = v_s.mandant_id AND k.id = v_b.kaution_id;
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_m.traeger_id);
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.traeger_id = v_m.traeger_id AND v.ist_klammer;

  -- GUARD
  v_a := api.kaution_buchbar(p_mietverhaeltnis_id => v_m.id);
  IF v_a.fehlercode IS NULL THEN
    v_a := CASE
      WHEN pg_catalog.length(pg_catalog.btrim(coalesce(p_grund, ''))) < 5 THEN
        engine.ablehnung('MA012', 'Zum Storno gehört ein Grund.', 'Grund in einem Satz angeben (mindestens 5 Zeichen).', NULL, 'grund')
      WHEN v_b.art <> 'einzahlung' THEN
        engine.ablehnung('MA334', 'Stornieren lassen sich nur Einzahlungen.', 'Zinsen, Einbehalte und Auszahlungen gehören zur Kautionsabrechnung.', '§ 551 BGB')
      WHEN EXISTS (SELECT FROM akte.kaution_buchungen x WHERE x.mandant_id = v_s.mandant_id AND x.storno_von = v_b.id) THEN
        engine.ablehnung('MA334', 'Diese Buchung ist schon storniert.', 'Nichts zu tun.') END;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_m.traeger_id, v_v.id, 'vermietung', 'kaution_buchung_stornieren', v_v.zustand, v_daten, v_a, NULL);
    RETURN QUERY SELECT NULL::bigint, (v_ergebnis).*;
    RETURN;
  END IF;

  INSERT INTO akte.kaution_buchungen AS b (mandant_id, kaution_id, art, betrag, wertstellung, text, storno_von, vorgang_id)
  VALUES (v_s.mandant_id, v_b.kaution_id, 'storno', -v_b.betrag, v_b.wertstellung, 'Storno: ' || pg_catalog.btrim(p_grund), v_b.id, v_v.id)
  RETURNING b.id INTO buchung_id;
  PERFORM audit.schreiben(v_s, v_m.traeger_id, v_v.id, 'vermietung', 'kaution_buchung_stornieren', v_v.zustand, v_v.zustand, NULL, NULL,
    engine.nutzlast(v_daten, pg_catalog.jsonb_build_object('storno_buchung_id', buchung_id, 'betrag', (-v_b.betrag)::text), '{}'));
  RETURN QUERY SELECT kaution_buchung_stornieren.buchung_id, true, v_v.id, v_v.zustand, v_v.zustand, NULL::text, NULL::text, NULL::text, NULL::text, '§ 551 BGB'::text, NULL::jsonb;
END
$fn$;
ALTER FUNCTION api.kaution_buchung_stornieren(bigint, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.kaution_buchung_stornieren(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.kaution_buchung_stornieren(bigint, text) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.kaution_buchung_stornieren(bigint, text) IS
'Storniert eine falsch gebuchte Kautionszahlung mit Grund; die Wertstellung ist die der Buchung. Ergebnis: buchung_id der Stornobuchung und engine.ergebnis. Fehler: MA001, MA002; als Zeile MA012, MA014, MA333, MA334.';
