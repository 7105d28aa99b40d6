-- SELECT regel.miethoehe_flaeche(1, 7);   →  84.00
CREATE FUNCTION regel.miethoehe_flaeche(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint
)
RETURNS numeric
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT e.wohnflaeche
  FROM akte.mietverhaeltnisse m JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
 WHERE m.mandant_id = p_mandant_id AND m.id = p_mietverhaeltnis_id
$fn$;
ALTER FUNCTION regel.miethoehe_flaeche(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.miethoehe_flaeche(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.miethoehe_flaeche(bigint, bigint) IS
'Wohnfläche der Einheit eines Mietverhältnisses in m²; NULL, wenn nicht erfasst.';
