-- Keeps a lease beyond its retention (legal hold): a law suit, an assessment that is still open.
-- SELECT ok FROM api.loeschsperre_setzen('0d6f…', 'rechtsstreit', 'AG Schöneberg 12 C 34/26');
--  t
CREATE FUNCTION api.loeschsperre_setzen(p_mietverhaeltnis uuid, p_art text, p_grund text)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s  sitzung.person := engine.tuer();
  v_mv akte.mietverhaeltnisse;
  v_a  engine.ablehnung;
  v_strom bigint;
BEGIN
  SELECT m.* INTO v_mv FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.kennung = p_mietverhaeltnis;
  v_strom := coalesce(v_mv.traeger_id, (SELECT t.id FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone'));
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_strom);

  -- GUARD
  v_a := regel.datenschutz_berechtigt(v_s);
  IF v_a.fehlercode IS NULL THEN
    v_a := CASE
      WHEN v_mv.id IS NULL THEN engine.ablehnung('MAH10', 'Dieses Mietverhältnis gibt es nicht.', 'Über die Akte des Mietverhältnisses gehen.')
      WHEN coalesce(p_art, '') NOT IN ('rechtsstreit', 'festsetzungsfrist', 'behoerde', 'sonstiges') THEN engine.ablehnung('MAH11', 'Warum muss das länger bleiben?', 'Rechtsstreit, Festsetzungsfrist, Behörde oder Sonstiges wählen.', 'Art. 17 Abs. 3 DSGVO', 'art')
      WHEN pg_catalog.length(pg_catalog.btrim(coalesce(p_grund, ''))) NOT BETWEEN 3 AND 500 THEN engine.ablehnung('MAH08', 'Worum geht es genau?', 'Zum Beispiel Gericht und Aktenzeichen, 3 bis 500 Zeichen.', 'Art. 17 Abs. 3 DSGVO', 'grund')
    END;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN engine.abgelehnt(v_s, v_strom, NULL, NULL, 'loeschsperre', NULL, pg_catalog.jsonb_build_object('mietverhaeltnis', p_mietverhaeltnis, 'art', p_art), v_a, NULL);
  END IF;
  INSERT INTO akte.loeschsperren (mandant_id, mietverhaeltnis_id, art, grund, gesetzt_am, gesetzt_von) VALUES (v_s.mandant_id, v_mv.id, p_art, pg_catalog.btrim(p_grund), engine.jetzt(), v_s.akteur);
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'loeschsperre', NULL, NULL, NULL, NULL, engine.nutzlast(pg_catalog.jsonb_build_object('art', p_art, 'grund', p_grund), '{}', '{}'));
  RETURN ROW(true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Art. 17 Abs. 3 DSGVO', NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.loeschsperre_setzen(uuid, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.loeschsperre_setzen(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.loeschsperre_setzen(uuid, text, text) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.loeschsperre_setzen(uuid, text, text) IS
'Hält ein Mietverhältnis (kennung) über die Aufbewahrungsfrist hinaus. p_art: rechtsstreit, festsetzungsfrist (§ 147 Abs. 3 S. 5 AO), behoerde, sonstiges.
Norm: Art. 17 Abs. 3 Buchst. b, e DSGVO. Fehler: MA001, MA002; als Ablehnung MAH02, MAH08, MAH10, MAH11.';
