-- Each position over all units by its key. Cents left by rounding down go to the largest remainders, so that every position adds up.
-- SELECT einheit_id, betrag FROM regel.wirtschaftsplan_verteilen(1, 3) WHERE position_id = 8;   →  21 | 201.34
CREATE FUNCTION regel.wirtschaftsplan_verteilen(p_mandant_id bigint, p_plan_id bigint)
RETURNS TABLE (position_id bigint, einheit_id bigint, anteil numeric, gesamt numeric, betrag numeric)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH werte AS (
  SELECT p.id AS position_id, p.betrag AS summe, e.id AS einheit_id,
         CASE p.schluessel WHEN 'mea' THEN coalesce(regel.weg_mea(e.mandant_id, e.id, w.gueltig_ab), 0) WHEN 'flaeche' THEN coalesce(e.wohnflaeche, 0)
                           WHEN 'heizflaeche' THEN coalesce(e.heizflaeche, e.wohnflaeche, 0) ELSE 1 END AS anteil
    FROM akte.wirtschaftsplaene w
    CROSS JOIN LATERAL regel.wirtschaftsplan_posten(w.mandant_id, w.id) p
    JOIN akte.einheiten e ON e.mandant_id = w.mandant_id AND e.objekt_id = w.objekt_id
   WHERE w.mandant_id = p_mandant_id AND w.id = p_plan_id
), roh AS (
  SELECT x.*, sum(x.anteil) OVER je_position AS gesamt, x.summe * x.anteil / nullif(sum(x.anteil) OVER je_position, 0) AS genau
    FROM werte x WINDOW je_position AS (PARTITION BY x.position_id)
), abgerundet AS (
  SELECT r.*, pg_catalog.trunc(r.genau, 2) AS unten,
         row_number() OVER (PARTITION BY r.position_id ORDER BY r.genau - pg_catalog.trunc(r.genau, 2) DESC, r.einheit_id) AS rang
    FROM roh r
)
SELECT a.position_id, a.einheit_id, a.anteil, a.gesamt,
       (a.unten + CASE WHEN a.rang <= (a.summe - sum(a.unten) OVER (PARTITION BY a.position_id)) * 100 THEN 0.01 ELSE 0 END)::numeric(12,2)
  FROM abgerundet a
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_verteilen(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_verteilen(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_verteilen(bigint, bigint) IS
'Verteilt jede Position eines Wirtschaftsplans nach ihrem Schlüssel auf die Einheiten; die Summen stimmen auf den Cent. Norm: § 16 Abs. 2 WEG.';
