-- Rows of an export → the same rows in canonical form, by file, and what is wrong with single cells.
-- SELECT zeilen->'vertraege' FROM api.bestand_lesen('[{"datei": "vertraege", "zeile": 2, "OBJ_ID": "3", "von": "01.02.2006", "Z_Miete": "1.705,06"}]');
--  [{"von": "2006-02-01", "zeile": 2, "OBJ_ID": "3", "Z_Miete": "1705.06"}]
CREATE FUNCTION api.bestand_lesen(
  p_zeilen jsonb,
  OUT zeilen jsonb,
  OUT befunde api.bestand_befund[]
)
RETURNS record
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  zeilen := '{}';
  befunde := '{}';
  IF coalesce(pg_catalog.jsonb_typeof(p_zeilen), 'null') <> 'array' OR pg_catalog.jsonb_path_exists(p_zeilen, '$[*] ? (@.type() != "object")') THEN
    befunde := ARRAY[ROW(NULL, false, 'Die Zeilen sind keine Liste von Objekten.', NULL, NULL, NULL,
      'Gestalt: [{"datei": "vertraege", "zeile": 2, "OBJ_ID": "3", …}, …], Schlüssel wie die Überschriften der Datei.', 'MA701', 'fehler')::api.bestand_befund];
    RETURN;
  END IF;
  IF p_zeilen = '[]' THEN
    befunde := ARRAY[ROW(NULL, false, 'Es ist keine Zeile da.', NULL, NULL, NULL, 'Mindestens eine der Dateien auswählen, zum Beispiel vertraege.csv.', 'MA723', 'fehler')::api.bestand_befund];
    RETURN;
  END IF;

  WITH spalten AS MATERIALIZED (
    SELECT * FROM api.bestand_spalten()
  ), roh AS MATERIALIZED (
    SELECT x.e, x.nr, x.e->>'datei' AS datei,
           CASE WHEN x.e->>'zeile' ~ '^[0-9]{1,8}$' THEN (x.e->>'zeile')::int ELSE x.nr::int END AS zeile
      FROM pg_catalog.jsonb_array_elements(p_zeilen) WITH ORDINALITY AS x(e, nr)
  ), zellen AS MATERIALIZED (
    SELECT r.nr, r.zeile, r.datei, s.nr AS spaltennr, s.spalte, s.pflicht, s.streng, s.typ, s.werte, w.roh, z.wert, z.fehlercode, z.meldung
      FROM roh r JOIN spalten s ON s.datei = r.datei
      -- exports pad cells with blanks of every kind
      CROSS JOIN LATERAL (SELECT nullif(pg_catalog.btrim(r.e->>s.spalte, E' \u00a0\t\r\n'), '') AS roh) w
      LEFT JOIN LATERAL api.bestand_zelle(s.typ, s.laenge, s.werte, w.roh) z ON w.roh IS NOT NULL
     WHERE w.roh IS NOT NULL OR s.pflicht
  ), gelesen AS (
    SELECT d.datei, pg_catalog.jsonb_agg(d.werte ORDER BY d.nr) AS zeilen
      FROM (SELECT r.datei, r.nr,
                   coalesce(pg_catalog.jsonb_object_agg(z.spalte, z.wert) FILTER (WHERE z.wert IS NOT NULL), '{}')
                   || pg_catalog.jsonb_build_object('zeile', r.zeile) AS werte
              FROM roh r JOIN zellen z USING (nr)
             GROUP BY r.datei, r.nr, r.zeile) d
     GROUP BY d.datei
  ), faelle AS (
    SELECT r.nr, 0::bigint AS spaltennr, ROW(r.zeile, false, 'Unbekannte Datei: ' || coalesce(nullif(r.datei, ''), '(ohne Namen)') || '.', r.datei, NULL, NULL,
             'Bekannt sind: ' || (SELECT pg_catalog.string_agg(n.datei, ', ' ORDER BY n.nr) FROM (SELECT s.datei, min(s.nr) AS nr FROM spalten s GROUP BY s.datei) n) || '.',
             'MA701', 'fehler')::api.bestand_befund AS b
      FROM roh r WHERE NOT EXISTS (SELECT FROM spalten s WHERE s.datei = r.datei)
    UNION ALL
    SELECT z.nr, z.spaltennr, ROW(z.zeile, false, z.spalte || ' fehlt.', z.datei, z.spalte, NULL,
             CASE z.typ WHEN 'datum' THEN 'Ein Datum wie 31.08.2026 eintragen.' WHEN 'auswahl' THEN 'Möglich sind: ' || pg_catalog.array_to_string(z.werte, ', ') || '.'
                        ELSE 'Ohne diese Angabe lässt sich die Zeile nicht zuordnen.' END, 'MA702', 'fehler')::api.bestand_befund
      FROM zellen z WHERE z.roh IS NULL
    UNION ALL
    SELECT z.nr, z.spaltennr, ROW(z.zeile, NOT (z.streng AND z.wert IS NULL), z.meldung, z.datei, z.spalte, pg_catalog.left(z.roh, 200),
             CASE WHEN z.wert IS NOT NULL THEN 'Bitte vergleichen; sonst ist nichts zu tun.'
                  WHEN NOT z.streng THEN 'Bleibt beim Einlesen leer. In der Datei berichtigen oder später in der Mietakte nachtragen.'
                  ELSE CASE z.typ WHEN 'datum' THEN 'Tag, Monat und vierstelliges Jahr angeben, zum Beispiel 31.08.2026.'
                                  WHEN 'betrag' THEN 'Einen Betrag ab 0 in Euro angeben, zum Beispiel 1.234,56.'
                                  WHEN 'auswahl' THEN 'Möglich sind: ' || pg_catalog.array_to_string(z.werte, ', ') || '.'
                                  WHEN 'text' THEN 'Den Text kürzen.'
                                  WHEN 'plz' THEN 'Fünf Ziffern angeben, zum Beispiel 10115. Sind PLZ und Ort vertauscht?'
                                  WHEN 'iban' THEN 'Mit dem Kontoauszug oder dem Mandat vergleichen und berichtigen.'
                                  ELSE 'In der Datei berichtigen.' END END,
             z.fehlercode, CASE WHEN z.streng AND z.wert IS NULL THEN 'fehler' ELSE 'warnung' END)::api.bestand_befund
      FROM zellen z WHERE z.fehlercode IS NOT NULL
  )
  SELECT coalesce((SELECT pg_catalog.jsonb_object_agg(g.datei, g.zeilen) FROM gelesen g), '{}')
         -- later checks must not call a value missing that was there and could not be read
         || pg_catalog.jsonb_build_object('_unlesbar', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('datei', z.datei, 'zeile', z.zeile, 'spalte', z.spalte))
                                                        FROM zellen z WHERE z.roh IS NOT NULL AND z.wert IS NULL), '[]')),
         coalesce((SELECT pg_catalog.array_agg(f.b ORDER BY f.nr, f.spaltennr) FROM faelle f), '{}')
    INTO zeilen, befunde;
END
$fn$;
ALTER FUNCTION api.bestand_lesen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_lesen(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_lesen(jsonb) IS
'Liest die Zellen eines Exports: zeilen = Datei → Zeilen in kanonischer Form (Daten ISO, Beträge mit Punkt), befunde zu einzelnen Zellen.
Codes: MA701 Gestalt, MA702 Angabe fehlt, MA703 Datum, MA704 Zahl, MA705 negativ, MA706 unbekanntes Wort, MA707 zu lang, MA708 IBAN, MA723 leer, MA726 PLZ, MA727 E-Mail.';
