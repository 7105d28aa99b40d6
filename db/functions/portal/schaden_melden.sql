-- A tenant reports damage. The same form sent twice (double click, replay after a lost connection) is one report with one receipt.
--
-- BEGIN; SELECT sitzung.als_mieter(1, 5);
-- SELECT ok, nummer, doppelt FROM portal.schaden_melden('{"gewerk": "wasser", "raum": "Bad", "seit": "29.11.2026", "text": "Es tropft von der Decke.",
--   "schluessel": "6f1c0f5e-8f0a-4f0e-9d3b-0a4a2c1f7b11"}');
--  ok | nummer       | doppelt
--  t  | A-2026-00017 | f
-- COMMIT;
CREATE FUNCTION portal.schaden_melden(p_daten jsonb)
RETURNS TABLE (nummer text, kennung uuid, eingegangen_am timestamptz, doppelt boolean, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text,
               detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := portal.mieter_tuer();
  v_m      akte.mietverhaeltnisse;
  v_gewerk text := CASE p_daten->>'gewerk' WHEN 'heizung' THEN 'Heizung' WHEN 'wasser' THEN 'Wasser' WHEN 'elektrik' THEN 'Elektrik'
                                           WHEN 'sanitaer' THEN 'Sanitär' WHEN 'sonstiges' THEN 'Sonstiges' END;
BEGIN
  IF v_gewerk IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE60', MESSAGE = 'Worum geht es?', COLUMN = 'gewerk', HINT = 'Heizung, Wasser, Elektrik, Sanitär oder Sonstiges wählen.';
  END IF;
  v_m := portal.laufendes_mietverhaeltnis(p_daten->>'mietverhaeltnis');
  RETURN QUERY SELECT * FROM api.anfrage_eingang(pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
    'kanal', 'portal', 'kategorie', 'schaden', 'vertragsnummer', v_m.kennung, 'gewerk', v_gewerk, 'raum', p_daten->>'raum', 'seit', p_daten->>'seit',
    'text', p_daten->>'text', 'telefon', p_daten->>'telefon', 'dringend', p_daten->>'dringend',
    -- the key of a form belongs to the person: nobody finds somebody else's report by it
    'externe_id', v_s.mieter_id || ':' || nullif(pg_catalog.btrim(p_daten->>'schluessel'), ''))));
END
$fn$;
ALTER FUNCTION portal.schaden_melden(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.schaden_melden(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.schaden_melden(jsonb) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.schaden_melden(jsonb) IS
'Meldet einen Schaden als angemeldeter Mieter, durch api.anfrage_eingang. Danach Fotos mit portal.foto_anhaengen, dann COMMIT. Ergebnis: nummer (Eingangsnummer), kennung, eingegangen_am, doppelt (diese Meldung lag schon vor) und engine.ergebnis.
p_daten, Pflicht: gewerk (heizung, wasser, elektrik, sanitaer, sonstiges), text. Wahlfrei: mietverhaeltnis (Kennung; nötig bei mehreren laufenden), raum, seit, dringend, telefon, schluessel (Kennung des Formulars: dieselbe noch einmal ergibt dieselbe Meldung).
Norm: § 536c Abs. 1 BGB (Anzeige), § 130 Abs. 1 BGB (Zugang). Fehler: MA001, MA002, MAE60, MAE61; als Zeile wie api.anfrage_eingang.';
