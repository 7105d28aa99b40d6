-- Spreads a payment over several open claims.
--
--   SELECT * FROM recht.tilgung_verteilung('[{"id": "A", "betrag": "300.00", "faellig": "2026-01-07"},
--                                            {"id": "B", "betrag": "600.00", "faellig": "2026-01-07"}]', 300.00);
--    → A | 100.00 | 200.00
--      B | 200.00 | 400.00
CREATE FUNCTION recht.tilgung_verteilung(p_offen jsonb, p_zahlung numeric, p_tag date DEFAULT NULL)
RETURNS TABLE (id text, zahlung numeric, rest numeric)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_falsch record;
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_zahlung', p_betrag := p_zahlung);
  PERFORM recht.pflicht_pruefen(p_name := 'p_offen', p_fehlt := p_offen IS NULL);
  IF jsonb_typeof(p_offen) <> 'array' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA214', MESSAGE = 'p_offen ist keine Liste.', DETAIL = left(p_offen::text, 200),
      HINT = 'Eine Liste angeben: [{"id": "A", "betrag": "300.00", "faellig": "2026-01-07"}, …].';
  END IF;
  SELECT e.nummer, e.wert INTO v_falsch
  FROM jsonb_array_elements(p_offen) WITH ORDINALITY AS e (wert, nummer)
  WHERE e.wert->>'id' IS NULL
     OR coalesce(e.wert->>'betrag', '') !~ '^[0-9]{1,10}(\.[0-9]{1,2})?$'
     OR NOT recht.ist_tag(e.wert->>'faellig')
     OR coalesce(e.wert->>'bestimmt', 'false') NOT IN ('true', 'false')
     OR coalesce(e.wert->>'sicherheit', '0') !~ '^[0-9]{1,4}$'
     OR coalesce(e.wert->>'last', '0') !~ '^[0-9]{1,4}$'
  ORDER BY e.nummer
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = CASE WHEN v_falsch.wert->>'betrag' LIKE '-%' THEN 'MA203' ELSE 'MA214' END,
      MESSAGE = format('Die %s. Forderung ist nicht lesbar.', v_falsch.nummer),
      DETAIL  = left(v_falsch.wert::text, 200),
      HINT    = 'Verlangt sind id, betrag (Euro, nicht negativ) und faellig (JJJJ-MM-TT), erlaubt bestimmt (true/false), sicherheit und last (ganze Zahlen).';
  END IF;

  RETURN QUERY
  WITH offen AS (
    SELECT e.nummer, e.wert->>'id' AS kennung, (e.wert->>'betrag')::numeric AS betrag,
           -- The order of § 366: designated, due, less secured, more burdensome, older; equal rank is paid pro rata.
           dense_rank() OVER (ORDER BY
             coalesce((e.wert->>'bestimmt')::boolean, false) DESC,
             coalesce((e.wert->>'faellig')::date <= p_tag, true) DESC,
             coalesce((e.wert->>'sicherheit')::int, 0),
             coalesce((e.wert->>'last')::int, 0) DESC,
             (e.wert->>'faellig')::date) AS rang
    FROM jsonb_array_elements(p_offen) WITH ORDINALITY AS e (wert, nummer)
  ), rang AS (            -- was für einen Rang übrig ist, wenn die Ränge davor bedient sind
    SELECT o.rang, sum(o.betrag) AS schuld,
           least(sum(o.betrag), greatest(p_zahlung - coalesce(sum(sum(o.betrag)) OVER (ORDER BY o.rang ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0), 0)) AS da
    FROM offen AS o
    GROUP BY o.rang
  ), anteil AS (          -- anteilig, auf den Cent abgerundet
    SELECT o.nummer, o.kennung, o.betrag, r.rang, r.da,
           CASE WHEN r.schuld = 0 THEN 0 ELSE trunc(r.da * o.betrag / r.schuld, 2) END AS teil,
           CASE WHEN r.schuld = 0 THEN 0 ELSE r.da * o.betrag / r.schuld - trunc(r.da * o.betrag / r.schuld, 2) END AS bruch
    FROM offen AS o JOIN rang AS r ON r.rang = o.rang
  ), rest AS (            -- die übrigen Cent bekommen die größten Bruchteile, je einen
    SELECT a.nummer, a.kennung, a.betrag, a.teil,
           ((a.da - sum(a.teil) OVER (PARTITION BY a.rang)) * 100)::int AS cent,
           row_number() OVER (PARTITION BY a.rang ORDER BY a.bruch DESC, a.nummer) AS platz
    FROM anteil AS a
  )
  SELECT t.kennung, t.teil + CASE WHEN t.platz <= t.cent THEN 0.01 ELSE 0.00 END,
         t.betrag - t.teil - CASE WHEN t.platz <= t.cent THEN 0.01 ELSE 0.00 END
  FROM rest AS t
  ORDER BY t.nummer;
END
$fn$;
ALTER FUNCTION recht.tilgung_verteilung(jsonb, numeric, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.tilgung_verteilung(jsonb, numeric, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.tilgung_verteilung(jsonb, numeric, date) TO PUBLIC;
COMMENT ON FUNCTION recht.tilgung_verteilung(jsonb, numeric, date) IS
'Verteilt p_zahlung (Euro) auf mehrere Forderungen. p_offen: Liste von {"id", "betrag" (offen, Euro), "faellig" (JJJJ-MM-TT), wahlfrei "bestimmt" (true: Tilgungsbestimmung des Schuldners), "sicherheit" (kleiner = weniger sicher, zuerst: Nebenkostenvorauszahlung vor Nettomiete), "last" (größer = lästiger, zuerst)}. p_tag: Tag der Zahlung; was danach fällig wird, kommt nach dem Fälligen; NULL: alles gilt als fällig.
Reihenfolge: bestimmt, fällig, geringere Sicherheit, größere Last, älter; gleicher Rang anteilig, Centreste an die größten Bruchteile. zahlung: was auf die Forderung fällt; rest: was offen bleibt. Eine Überzahlung ist p_zahlung minus Summe von zahlung. Innerhalb einer Forderung: recht.tilgung.
Norm: § 366 BGB. Fehler: MA201, MA203 negativ, MA214 nicht lesbar, MA215.';
