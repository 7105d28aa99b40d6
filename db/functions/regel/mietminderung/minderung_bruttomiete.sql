-- The gross rent in force on a day: everything the tenant owes for the month, prepayments and surcharges included (§ 536 reduces all of it).
-- SELECT regel.minderung_bruttomiete(1, 7, '2021-03-01');   →  1130.00
CREATE FUNCTION regel.minderung_bruttomiete(p_mandant_id bigint, p_mietverhaeltnis_id bigint, p_tag date)
RETURNS numeric
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce((SELECT k.nettokaltmiete + k.vorauszahlung_bk + k.vorauszahlung_hk + k.garage + k.stellplatz + k.sonstige
                   FROM regel.kondition(p_mandant_id, p_mietverhaeltnis_id, p_tag) k), 0.00)
       + regel.untermietzuschlag_am(p_mandant_id, p_mietverhaeltnis_id, p_tag)
$fn$;
ALTER FUNCTION regel.minderung_bruttomiete(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_bruttomiete(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_bruttomiete(bigint, bigint, date) IS
'Bruttowarmmiete eines Monats, wie sie an einem Tag gilt, mit Vorauszahlungen und Zuschlägen, in Euro; 0 vor der ersten Miete. Norm: § 536 Abs. 1 BGB.';
