-- The dry run: everything api.bestand_einlesen would say, and nothing written.
--
-- BEGIN; SELECT sitzung.als_dienst(1);
-- SELECT datei, zeile, spalte, stufe, meldung FROM api.bestand_pruefen('[{"datei": "vertraege", "zeile": 2, "OBJ_ID": "3", "von": "31.02.2006"}]') WHERE NOT ok;
--  datei     | zeile | spalte | stufe  | meldung
--  vertraege |     2 | VE_ID  | fehler | VE_ID fehlt.
--  …
CREATE FUNCTION api.bestand_pruefen(p_zeilen jsonb, p_quelle text DEFAULT 'bestand')
RETURNS SETOF api.bestand_befund
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s    sitzung.person := engine.tuer();
  v_b    jsonb;
  v_c    api.bestand_befund[];
BEGIN
  IF (api.bestand_tuer(v_s, p_quelle)).meldung IS NOT NULL THEN
    RETURN NEXT api.bestand_tuer(v_s, p_quelle);
    RETURN;
  END IF;
  RAISE NOTICE '0 %%: Zellen lesen';
  SELECT l.zeilen, l.befunde INTO v_b, v_c FROM api.bestand_lesen(p_zeilen) l;
  RETURN QUERY SELECT * FROM pg_catalog.unnest(v_c);
  v_b := api.bestand_vorgaenge_zuordnen(p_b => v_b, p_quelle => p_quelle, p_mandant_id => v_s.mandant_id);
  RAISE NOTICE '35 %%: Zusammenhänge prüfen';
  RETURN QUERY SELECT * FROM api.bestand_befunde(v_b, p_quelle, v_s.mandant_id, engine.heute());
  RAISE NOTICE '80 %%: Mit dem Vorhandenen vergleichen';
  RETURN QUERY SELECT x.zeile, true, x.meldung, x.datei, NULL::text, x.schluessel, NULL::text, CASE x.stufe WHEN 'geaendert' THEN 'MA720' END, x.stufe
                 FROM api.bestand_status(v_b, p_quelle, v_s.mandant_id) x;
END
$fn$;
ALTER FUNCTION api.bestand_pruefen(jsonb, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_pruefen(jsonb, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bestand_pruefen(jsonb, text) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.bestand_pruefen(jsonb, text) IS
'Prüft einen Bestand, ohne etwas zu schreiben. p_zeilen: Liste von Objekten mit datei, zeile und den Spalten aus api.bestand_spalten() (Werte wie in der Datei); p_quelle: Name des alten Programms oder Bestands,
unter dem Zeilen wiedererkannt werden. Ergebnis: je Befund eine Zeile (stufe fehler, warnung, hinweis) und je gelesener Zeile eine mit stufe neu, gleich, geaendert oder ausgelassen.
Fehler: MA001, MA002; als Zeile MA701 bis MA729.';
