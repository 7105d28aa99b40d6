-- What a letter of this debtor would carry on a day: overdue, neither disputed nor deferred, in the order of the due days.
-- SELECT nummer, bezeichnung, offen, zinsen FROM regel.mahnung_posten(1, NULL, 7, 31, DATE '2026-04-12');
--  1 | Hausgeld Februar 2026 | 420.00 | 4.83
CREATE FUNCTION regel.mahnung_posten(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint,
  p_eigentuemer_id bigint,
  p_einheit_id bigint,
  p_stichtag date
)
RETURNS TABLE (nummer int, quelle text, forderung_id bigint, bezeichnung text, faellig_am date, verzug_ab date, soll numeric, offen numeric, prozentpunkte numeric, zinsen numeric, tage int)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.row_number() OVER (ORDER BY x.faellig_am, x.forderung_id)::int, x.quelle, x.forderung_id, x.bezeichnung, x.faellig_am, x.verzug_ab, x.soll, x.offen, x.prozentpunkte, x.zinsen, x.tage
  FROM regel.posten_zinsen(p_mandant_id => p_mandant_id, p_stichtag => p_stichtag) x
 WHERE x.frei AND (x.mietverhaeltnis_id = p_mietverhaeltnis_id OR (x.eigentuemer_id = p_eigentuemer_id AND x.einheit_id = p_einheit_id))
$fn$;
ALTER FUNCTION regel.mahnung_posten(bigint, bigint, bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_posten(bigint, bigint, bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_posten(bigint, bigint, bigint, bigint, date) IS
'Posten, die ein Mahnschreiben an diesem Tag aufnähme: überfällig, nicht bestritten, nicht gestundet. Norm: § 286 BGB.';
