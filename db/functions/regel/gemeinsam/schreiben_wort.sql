-- What a derivation found, in words: the letter freezes the words, so that a reprint in ten years says the same.
-- SELECT regel.schreiben_wort('{"mietende": "2026-05-31", "strittig": false}');   →  Mietende 31.05.2026, strittig nein
CREATE FUNCTION regel.schreiben_wort(p_wert jsonb, p_schluessel text DEFAULT '')
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  -- parts of keys that are not written as a noun in plain letters
  c_teile constant jsonb := '{"am": "am", "bis": "bis", "ab": "ab", "von": "von", "je": "je", "und": "und", "mit": "mit", "zu": "zu", "im": "im", "der": "der",
    "des": "des", "ist": "ist", "spaetestens": "spätestens", "fruehestens": "frühestens", "frueheste": "früheste", "fruehester": "frühester", "fruehestes": "frühestes", "spaeteste": "späteste", "ueberlassung": "Überlassung",
    "kuendigung": "Kündigung", "verlaengerung": "Verlängerung", "uebergabe": "Übergabe", "maengel": "Mängel", "verjaehrung": "Verjährung",
    "rueckgabe": "Rückgabe", "gerechnet": "gerechnet", "strittig": "strittig", "sicher": "sicher", "hoechstbetrag": "Höchstbetrag",
    "hoechstmiete": "Höchstmiete", "faellig": "fällig", "erklaerung": "Erklärung", "begruendung": "Begründung", "eigentuemer": "Eigentümer",
    "gueltig": "gültig", "raeumung": "Räumung", "rueckstand": "Rückstand", "rueckstaende": "Rückstände", "flaeche": "Fläche", "erhoehung": "Erhöhung",
    "mieterhoehung": "Mieterhöhung", "ueberfaellig": "überfällig", "zulaessig": "zulässig", "nk": "Nebenkosten", "erhoeht": "erhöht",
    "naechste": "nächste", "gekuerzt": "gekürzt", "kuerzung": "Kürzung", "ueberlegungsfrist": "Überlegungsfrist", "wirksam": "wirksam",
    "gekappt": "gekappt", "ungekappt": "ungekappt", "vpi": "VPI", "waermeanteil": "Wärmeanteil", "co2": "CO₂", "mea": "Miteigentumsanteile"}'::jsonb;
  c_geld constant text := '(betrag|zinsen|kaution|kosten|miete|rate|rueckstand|gebuehr|anteil_euro|guthaben|einzahlung|auszahlung)';
  v_text text;
BEGIN
  CASE pg_catalog.jsonb_typeof(p_wert)
    WHEN 'boolean' THEN
      RETURN CASE WHEN p_wert::boolean THEN 'ja' ELSE 'nein' END;
    WHEN 'number' THEN
      v_text := p_wert #>> '{}';
      IF v_text ~ '\.\d\d$' AND p_schluessel ~ c_geld AND p_schluessel !~ '(prozent|anteil$)' THEN
        RETURN regel.euro(v_text::numeric);
      END IF;
      RETURN pg_catalog.translate(v_text, '.-', ',−') || CASE WHEN p_schluessel ~ '^prozent|_prozent$' THEN pg_catalog.chr(160) || '%' ELSE '' END;
    WHEN 'string' THEN
      v_text := p_wert #>> '{}';
      RETURN CASE
        WHEN v_text ~ '^\d{4}-\d\d-\d\d$' THEN regel.datum(v_text::date)
        WHEN v_text ~ '^-?\d{1,10}\.\d\d$' THEN regel.euro(v_text::numeric)
        ELSE v_text END;
    WHEN 'array' THEN
      SELECT pg_catalog.string_agg(regel.schreiben_wort(e, p_schluessel), '; ' ORDER BY nr) INTO v_text
        FROM pg_catalog.jsonb_array_elements(p_wert) WITH ORDINALITY AS x(e, nr);
      RETURN coalesce(v_text, '–');
    WHEN 'object' THEN
      SELECT pg_catalog.string_agg(name || ' ' || regel.schreiben_wort(wert, schluessel), ', ' ORDER BY nr) INTO v_text
        FROM (SELECT schluessel, wert, nr,
                     (SELECT pg_catalog.string_agg(coalesce(c_teile->>teil, pg_catalog.upper(pg_catalog.left(teil, 1)) || pg_catalog.substr(teil, 2)), ' ' ORDER BY t)
                        FROM pg_catalog.string_to_table(schluessel, '_') WITH ORDINALITY AS s(teil, t)) AS name
                FROM pg_catalog.jsonb_each(p_wert) WITH ORDINALITY AS x(schluessel, wert, nr)
               WHERE pg_catalog.jsonb_typeof(wert) <> 'null') AS y;
      RETURN coalesce(v_text, '–');
    ELSE
      RETURN '–';
  END CASE;
END
$fn$;
ALTER FUNCTION regel.schreiben_wort(jsonb, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schreiben_wort(jsonb, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.schreiben_wort(jsonb, text) IS
'Ergebnis eines Rechenschritts in Worten für Briefe: Tage als 31.05.2026, Geld als 180,00 €, ja/nein, Objekte als Aufzählung mit lesbaren Namen.';
