-- Reads an uploaded stock in; its rows are not kept any longer then.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 3);
-- SELECT zeile, ok, meldung FROM api.bestand_abgelegt_einlesen('8f0c2c1e-…');
-- COMMIT;
CREATE FUNCTION api.bestand_abgelegt_einlesen(p_kennung uuid)
RETURNS SETOF api.bestand_befund
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_e       akte.einlesungen;
  v_befunde api.bestand_befund[];
BEGIN
  SELECT e.* INTO v_e FROM akte.einlesungen e WHERE e.mandant_id = v_s.mandant_id AND e.kennung = p_kennung FOR UPDATE;
  IF v_e.zeilen IS NULL THEN
    RETURN NEXT api.bestand_befund(NULL, NULL, NULL, NULL, 'fehler', 'MA723',
      CASE WHEN v_e.eingelesen_am IS NULL THEN 'Diese Dateien liegen nicht mehr bereit.' ELSE 'Diese Dateien sind schon eingelesen.' END, 'Die Dateien noch einmal hochladen.');
    RETURN;
  END IF;
  v_befunde := ARRAY(SELECT b FROM api.bestand_einlesen(p_zeilen => v_e.zeilen, p_quelle => v_e.quelle) b);
  IF NOT EXISTS (SELECT FROM pg_catalog.unnest(v_befunde) b WHERE NOT b.ok) THEN
    UPDATE akte.einlesungen AS e
       SET zeilen = NULL, eingelesen_am = pg_catalog.clock_timestamp(),
           ergebnis = coalesce((SELECT pg_catalog.jsonb_object_agg(z.datei, z.stufen)
                                  FROM (SELECT y.datei, pg_catalog.jsonb_object_agg(y.stufe, y.anzahl) AS stufen
                                          FROM (SELECT b.datei, b.stufe, count(*) AS anzahl FROM pg_catalog.unnest(v_befunde) b
                                                 WHERE b.stufe IN ('neu', 'gleich', 'geaendert', 'ausgelassen') GROUP BY 1, 2) y GROUP BY y.datei) z), '{}')
     WHERE e.mandant_id = v_s.mandant_id AND e.id = v_e.id;
  END IF;
  RETURN QUERY SELECT * FROM pg_catalog.unnest(v_befunde);
END
$fn$;
ALTER FUNCTION api.bestand_abgelegt_einlesen(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_abgelegt_einlesen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bestand_abgelegt_einlesen(uuid) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.bestand_abgelegt_einlesen(uuid) IS
'Liest abgelegte Zeilen ein (api.bestand_ablegen, dann wie api.bestand_einlesen) und verwirft sie danach. Als Zeile auch MA723: nicht mehr da oder schon eingelesen.';
