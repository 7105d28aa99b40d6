-- The share of a unit: as the unit says, else as its owner on that day does (stock taken over keeps it there).
-- SELECT regel.weg_mea(1, 21, '2027-01-01');   →  92.000
CREATE FUNCTION regel.weg_mea(p_mandant_id bigint, p_einheit_id bigint, p_tag date)
RETURNS numeric
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(e.mea, (SELECT max(v.mea) FROM akte.eigentumsverhaeltnisse v
                         WHERE v.mandant_id = e.mandant_id AND v.einheit_id = e.id AND v.von <= p_tag AND coalesce(v.bis, 'infinity') >= p_tag))
  FROM akte.einheiten e WHERE e.mandant_id = p_mandant_id AND e.id = p_einheit_id
$fn$;
ALTER FUNCTION regel.weg_mea(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.weg_mea(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.weg_mea(bigint, bigint, date) IS
'Miteigentumsanteil einer Einheit an einem Tag; NULL, wenn er nirgends erfasst ist.';
