-- Somebody looked at a page or file: once per session, page, address and quarter of an hour. Called after the page has been read.
-- BEGIN; SELECT sitzung.betreten('9f2c…'); SELECT audit.zugriff_vermerken('verwaltung.akte', '0d6f…'); COMMIT;
CREATE FUNCTION audit.zugriff_vermerken(p_seite text, p_bezug text)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := engine.tuer();
  v_bezug text := pg_catalog.left(coalesce(p_bezug, ''), 100);
  v_mv    bigint;
BEGIN
  IF v_bezug ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
    v_mv := coalesce(
      (SELECT m.id FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.kennung = v_bezug::uuid),
      (SELECT d.mietverhaeltnis_id FROM akte.dokumente d WHERE d.mandant_id = v_s.mandant_id AND d.kennung = v_bezug::uuid),
      (SELECT a.mietverhaeltnis_id FROM akte.anfragen a WHERE a.mandant_id = v_s.mandant_id AND a.kennung = v_bezug::uuid));
  ELSIF v_bezug ~ '^[0-9]{1,18}$' AND p_seite LIKE '%.vorgang' THEN
    SELECT m.id INTO v_mv FROM engine.vorgang v JOIN akte.mietverhaeltnisse m ON m.mandant_id = v.mandant_id AND m.traeger_id = v.traeger_id
     WHERE v.mandant_id = v_s.mandant_id AND v.id = v_bezug::bigint;
  ELSIF v_bezug ~ '^[0-9]{1,18}$' AND p_seite LIKE '%\_miete' THEN
    SELECT m.id INTO v_mv FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.id = v_bezug::bigint;
  END IF;
  INSERT INTO audit.zugriffe (mandant_id, am, viertel, akteur, kanal, sitzung_id, seite, bezug, mietverhaeltnis_id)
  VALUES (v_s.mandant_id, engine.jetzt(), pg_catalog.date_bin('15 minutes', engine.jetzt(), '2020-01-01Z'), v_s.akteur, v_s.kanal, sitzung.sitzung_id(), pg_catalog.left(p_seite, 100), v_bezug, v_mv)
  ON CONFLICT DO NOTHING;
END
$fn$;
ALTER FUNCTION audit.zugriff_vermerken(text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION audit.zugriff_vermerken(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.zugriff_vermerken(text, text) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION audit.zugriff_vermerken(text, text) IS
'Vermerkt, dass die handelnde Person eine Seite oder Datei angesehen hat (p_seite: Name der Seite, p_bezug: Kennung oder Nummer aus der Adresse), einmal je Sitzung, Seite und Viertelstunde. Zwölf Monate aufbewahrt.
Norm: Art. 32, 33 DSGVO. Fehler: MA001, MA002.';
