-- What the monthly claim is to be reduced by: a positive amount, 0.00 without a reduction. The claim takes it as a part with minus.
-- SELECT regel.minderung_fuer_monat(1, 7, '2021-03-01');   →  109.35
CREATE FUNCTION regel.minderung_fuer_monat(p_mandant_id bigint, p_mietverhaeltnis_id bigint, p_monat date)
RETURNS numeric
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT (regel.minderung_rechnen(p_mandant_id, p_mietverhaeltnis_id, p_monat)->>'betrag')::numeric
$fn$;
ALTER FUNCTION regel.minderung_fuer_monat(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_fuer_monat(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_fuer_monat(bigint, bigint, date) IS
'Minderung der Miete eines Monats in Euro (positiv; 0.00 ohne Minderung), für die monatlichen Sollstellungen: dort ein Bestandteil der Art minderung mit Minus. p_monat: irgendein Tag des Monats. Norm: § 536 Abs. 1 BGB.';
