-- Default interest for many items at once.
--
--   SELECT posten, von, bis, tage, saldo, zinssatz, round(zinsen, 4)
--   FROM recht.verzugszinsen_menge('[{"posten": "A", "betrag": "420.00", "von": "2026-02-05"},
--                                    {"posten": "B", "betrag": "420.00", "von": "2026-03-05", "zahlungen": [["2026-04-01", "400.00"]]}]', DATE '2026-04-12');
--    → A | 2026-02-05 | 2026-04-12 | 67 | 420.00 | 6.27 | 4.8339
--      B | 2026-03-05 | 2026-03-31 | 27 | 420.00 | 6.27 | 1.9480
--      B | 2026-04-01 | 2026-04-12 | 12 |  20.00 | 6.27 | 0.0412
CREATE FUNCTION recht.verzugszinsen_menge(p_posten jsonb, p_bis date)
RETURNS TABLE (posten text, von date, bis date, tage int, saldo numeric, basiszinssatz numeric, zinssatz numeric, zinsen numeric)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_falsch record;
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := 'p_posten', p_fehlt := p_posten IS NULL);
  PERFORM recht.tag_pruefen(p_name := 'p_bis', p_tag := p_bis);
  IF jsonb_typeof(p_posten) <> 'array' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA214', MESSAGE = 'p_posten ist keine Liste.', DETAIL = left(p_posten::text, 200),
      HINT = 'Eine Liste angeben: [{"posten": "A", "betrag": "420.00", "von": "2026-02-05"}, …].';
  END IF;

  -- First the shape (in one go), so that every conversion after it succeeds.
  SELECT e.nummer, e.wert INTO v_falsch
  FROM jsonb_array_elements(p_posten) WITH ORDINALITY AS e (wert, nummer)
  WHERE coalesce(e.wert->>'betrag', '') !~ '^[0-9]{1,10}(\.[0-9]{1,10})?$'
     OR coalesce(e.wert->>'von', '') !~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
     OR (right(e.wert->>'von', 2) > '28' AND NOT recht.ist_tag(e.wert->>'von'))
     OR coalesce(e.wert->>'prozentpunkte', '5') !~ '^([1-9]|[1-4][0-9]|50)(\.[0-9]{1,4})?$'
     OR jsonb_typeof(coalesce(e.wert->'zahlungen', '[]')) <> 'array'
  ORDER BY e.nummer
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = CASE WHEN v_falsch.wert->>'betrag' LIKE '-%' THEN 'MA203' ELSE 'MA214' END,
      MESSAGE = format('Der %s. Posten ist nicht lesbar.', v_falsch.nummer),
      DETAIL  = left(v_falsch.wert::text, 200),
      HINT    = 'Verlangt sind betrag (Euro, nicht negativ) und von (JJJJ-MM-TT), erlaubt posten, prozentpunkte (1 bis 50) und zahlungen.';
  END IF;

  SELECT e.nummer, e.wert INTO v_falsch
  FROM jsonb_array_elements(p_posten) WITH ORDINALITY AS e (wert, nummer)
  WHERE (e.wert->>'von')::date > p_bis
     OR (jsonb_array_length(coalesce(e.wert->'zahlungen', '[]')) > 0
         AND (SELECT sum(z.betrag) FROM recht.paare_lesen(p_name := 'zahlungen', p_paare := e.wert->'zahlungen') AS z) > (e.wert->>'betrag')::numeric)
  ORDER BY e.nummer
  LIMIT 1;
  IF FOUND THEN
    PERFORM recht.reihenfolge_pruefen(
      p_name_von := format('von (%s. Posten)', v_falsch.nummer), p_von := (v_falsch.wert->>'von')::date, p_name_bis := 'p_bis', p_bis := p_bis);
    RAISE EXCEPTION USING
      ERRCODE = 'MA215',
      MESSAGE = format('Auf den %s. Posten ist mehr gezahlt als geschuldet.', v_falsch.nummer),
      DETAIL  = left(v_falsch.wert::text, 200),
      HINT    = 'Nur den Teil der Zahlungen angeben, der auf die Hauptforderung fällt (recht.tilgung).';
  END IF;

  RETURN QUERY
  WITH liste AS (
    SELECT e.nummer, coalesce(e.wert->>'posten', e.nummer::text) AS posten, (e.wert->>'betrag')::numeric AS betrag, (e.wert->>'von')::date AS ab,
           coalesce((e.wert->>'prozentpunkte')::numeric, 5) AS punkte, coalesce(e.wert->'zahlungen', '[]') AS zahlungen
    FROM jsonb_array_elements(p_posten) WITH ORDINALITY AS e (wert, nummer)
  ), aenderung AS (       -- nur Posten mit Zahlungen brauchen die Zerlegung nach Salden
    SELECT l.nummer, l.posten, l.betrag AS offen, l.punkte, a.tag, a.betrag
    FROM liste AS l
    CROSS JOIN LATERAL (SELECT l.ab AS tag, 0.00 AS betrag
                        UNION ALL
                        SELECT greatest(z.tag, l.ab), z.betrag
                        FROM recht.paare_lesen(p_name := 'zahlungen', p_paare := l.zahlungen) AS z
                        WHERE z.tag <= p_bis) AS a
    WHERE jsonb_array_length(l.zahlungen) > 0
  ), stand AS (
    SELECT a.nummer, a.posten, a.punkte, a.tag AS ab,
           coalesce(lead(a.tag) OVER w - 1, p_bis) AS bis,
           a.offen - sum(sum(a.betrag)) OVER w AS saldo
    FROM aenderung AS a
    GROUP BY a.nummer, a.posten, a.punkte, a.offen, a.tag
    WINDOW w AS (PARTITION BY a.nummer ORDER BY a.tag)
    UNION ALL
    SELECT l.nummer, l.posten, l.punkte, l.ab, p_bis, l.betrag FROM liste AS l WHERE jsonb_array_length(l.zahlungen) = 0
  )
  SELECT s.posten, z.von, z.bis, z.tage, z.saldo, z.basiszinssatz, z.zinssatz, z.zinsen
  FROM stand AS s
  CROSS JOIN LATERAL recht.zinsabschnitte(p_saldo := s.saldo, p_von := s.ab, p_bis := s.bis, p_prozentpunkte := s.punkte) AS z
  WHERE s.saldo > 0
  ORDER BY s.nummer, z.von;
END
$fn$;
ALTER FUNCTION recht.verzugszinsen_menge(jsonb, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.verzugszinsen_menge(jsonb, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.verzugszinsen_menge(jsonb, date) TO PUBLIC;
COMMENT ON FUNCTION recht.verzugszinsen_menge(jsonb, date) IS
'Verzugszinsen für viele Posten in einer Abfrage, bis p_bis eingeschlossen. p_posten: Liste von {"betrag": Euro, "von": erster Tag des Verzugs, "posten": Kennung (sonst die Nummer in der Liste), "prozentpunkte": 5, "zahlungen": [["2026-04-01","400.00"]]}. Zeilen wie recht.verzugszinsen, mit posten davor, geordnet wie die Liste; zinsen ungerundet, zu runden einmal je Posten.
Über eine Tabelle geht es ohne JSON: CROSS JOIN LATERAL recht.zinsabschnitte(saldo, verzug_ab, stichtag, punkte).
Norm: §§ 247, 288 BGB. Fehler: MA201, MA202 von nach p_bis, MA203 negativ, MA206, MA214 Posten nicht lesbar, MA215 mehr gezahlt als geschuldet.';
