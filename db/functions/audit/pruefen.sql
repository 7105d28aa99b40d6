-- SELECT * FROM audit.pruefen(4711);
--  vorgang_id | eintraege | unversehrt | erste_abweichung
--        4711 |         6 | t          |
CREATE FUNCTION audit.pruefen(p_vorgang_id bigint DEFAULT NULL)
RETURNS TABLE (vorgang_id bigint, eintraege bigint, unversehrt boolean, erste_abweichung text)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_mandant bigint := sitzung.mandant_id();
BEGIN
  IF v_mandant IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA002', MESSAGE = 'Ohne gültige Sitzung gibt es nichts zu prüfen.',
      HINT = 'In der Transaktion zuerst eine Sitzung betreten.';
  END IF;
  RETURN QUERY
  WITH streams AS (
    -- the whole chain of a bracket is checked even when one Vorgang is asked for: a chain has no smaller proof
    SELECT t.id AS strom_id FROM engine.traeger t
     WHERE t.mandant_id = v_mandant
       AND (p_vorgang_id IS NULL
            OR t.id = (SELECT v.traeger_id FROM engine.vorgang v WHERE v.mandant_id = v_mandant AND v.id = p_vorgang_id))
  ), checked AS (
    SELECT e.strom_id, e.nr, e.vorgang_id,
      CASE
        WHEN e.nr <> row_number() OVER w THEN 'Nummer fehlt vor ' || e.nr
        WHEN e.kanonisch <> audit.kanonisch(e.vorgang_id, e.zeit, e.akteur, e.kanal, e.rolle, e.automat, e.ereignis, e.von, e.nach,
               e.ergebnis, e.fehlercode, e.lifecycle, e.uebernommen, e.nutzlast_digest) THEN 'Spalte verändert in Nr. ' || e.nr
        WHEN e.hash <> pg_catalog.sha256(coalesce(lag(e.hash) OVER w, audit.anfang(v_mandant, e.strom_id))
               || pg_catalog.convert_to(e.nr::text || e.kanonisch, 'UTF8')) THEN 'Kette gebrochen bei Nr. ' || e.nr
        WHEN n.text IS NOT NULL AND (e.nutzlast_digest IS NULL OR e.nutzlast_digest <> pg_catalog.sha256(pg_catalog.convert_to(n.text, 'UTF8')))
          THEN 'Nutzlast verändert in Nr. ' || e.nr
        WHEN a.hash IS NOT NULL AND a.hash <> e.hash THEN 'Anker stimmt nicht bei Nr. ' || e.nr
      END AS fault
    FROM audit.eintraege e
    JOIN streams s ON s.strom_id = e.strom_id
    LEFT JOIN audit.nutzlast n ON n.mandant_id = e.mandant_id AND n.strom_id = e.strom_id AND n.nr = e.nr
    LEFT JOIN LATERAL (SELECT a.hash FROM audit.anker a
                        WHERE a.mandant_id = e.mandant_id AND a.strom_id = e.strom_id AND a.nr = e.nr LIMIT 1) a ON true
    WHERE e.mandant_id = v_mandant
    WINDOW w AS (PARTITION BY e.strom_id ORDER BY e.nr)
  ), chains AS MATERIALIZED (
    SELECT c.strom_id, count(*) AS anzahl, max(c.nr) AS last_nr,
           (pg_catalog.array_agg(c.fault ORDER BY c.nr) FILTER (WHERE c.fault IS NOT NULL))[1] AS fault
      FROM checked c GROUP BY c.strom_id
  ), counts AS MATERIALIZED (
    SELECT c.vorgang_id, count(*) AS anzahl FROM checked c GROUP BY c.vorgang_id
  ), anchors AS MATERIALIZED (
    SELECT a.strom_id, max(a.nr) AS nr FROM audit.anker a WHERE a.mandant_id = v_mandant GROUP BY a.strom_id
  ), faults AS MATERIALIZED (
    -- a cut-off end leaves a perfect chain: head row and anchors know how long it was
    SELECT s.strom_id, coalesce(c.anzahl, 0) AS anzahl,
      CASE
        WHEN c.fault IS NOT NULL THEN c.fault
        WHEN c.last_nr IS NOT NULL AND k.nr IS NULL THEN 'Kopf fehlt zu Nr. ' || c.last_nr
        WHEN k.nr IS DISTINCT FROM c.last_nr THEN 'Ende fehlt: Kopf steht auf Nr. ' || k.nr
        WHEN k.hash <> e.hash THEN 'Kopf stimmt nicht bei Nr. ' || k.nr
        WHEN a.nr > coalesce(c.last_nr, 0) THEN 'Ende fehlt: Anker steht auf Nr. ' || a.nr
      END AS fault
    FROM streams s
    LEFT JOIN chains c ON c.strom_id = s.strom_id
    LEFT JOIN audit.koepfe k ON k.mandant_id = v_mandant AND k.strom_id = s.strom_id
    LEFT JOIN audit.eintraege e ON e.mandant_id = v_mandant AND e.strom_id = s.strom_id AND e.nr = c.last_nr
    LEFT JOIN anchors a ON a.strom_id = s.strom_id
  )
  SELECT v.id, coalesce(c.anzahl, 0), f.fault IS NULL AND c.anzahl IS NOT NULL,
         coalesce(f.fault, CASE WHEN c.anzahl IS NULL THEN 'Kein Eintrag zu diesem Vorgang' END)
    FROM engine.vorgang v
    JOIN faults f ON f.strom_id = v.traeger_id
    LEFT JOIN counts c ON c.vorgang_id = v.id
   WHERE v.mandant_id = v_mandant AND (p_vorgang_id IS NULL OR v.id = p_vorgang_id)
  UNION ALL
  -- chains of a bracket without a Vorgang: attempts on what is not ours are on the client's own
  SELECT NULL::bigint, f.anzahl, f.fault IS NULL, f.fault
    FROM faults f
   WHERE p_vorgang_id IS NULL AND (f.anzahl > 0 OR f.fault IS NOT NULL)
     AND NOT EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = v_mandant AND v.traeger_id = f.strom_id)
   ORDER BY 1;
END
$fn$;
ALTER FUNCTION audit.pruefen(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION audit.pruefen(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.pruefen(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION audit.pruefen(bigint) IS
'Prüft das Protokoll: Nummern lückenlos, Spalten unverändert, Kette ungebrochen, Nutzlast unverändert, Ende vollständig (Kopf und Anker), kein Vorgang ohne Eintrag.
Ohne Argument alle Vorgänge des Mandanten, dazu mit vorgang_id NULL die Ketten der Klammern ohne Vorgang (Versuche an Unbekanntem). Geprüft wird immer die ganze Kette der Klammer. Fehler: MA002 ohne Sitzung.';
