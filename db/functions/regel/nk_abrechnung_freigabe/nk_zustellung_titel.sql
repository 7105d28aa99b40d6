-- How a list names a delivery: tenants and flat.
-- SELECT regel.nk_zustellung_titel(1, 5);   →  Wohnung 3: Katrin Ostermann (01.01.2025 bis 30.06.2025)
CREATE FUNCTION regel.nk_zustellung_titel(p_mandant_id bigint, p_zustellung_id bigint)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT u.bezeichnung || ': ' || coalesce((SELECT pg_catalog.string_agg(regel.personenname(p.titel, p.vorname, p.nachname, p.firma), ', ' ORDER BY vp.nummer)
         FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
        WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id AND vp.von <= e.bis AND coalesce(vp.bis, 'infinity') >= e.von), m.vertragsnummer)
       || ' (' || regel.datum(e.von) || ' bis ' || regel.datum(e.bis) || ')'
  FROM akte.nk_zustellungen z JOIN akte.nk_einzelabrechnungen e ON e.mandant_id = z.mandant_id AND e.id = z.einzelabrechnung_id
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = e.mandant_id AND m.id = e.mietverhaeltnis_id
  JOIN akte.einheiten u ON u.mandant_id = m.mandant_id AND u.id = m.einheit_id
 WHERE z.mandant_id = p_mandant_id AND z.id = p_zustellung_id
$fn$;
ALTER FUNCTION regel.nk_zustellung_titel(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_zustellung_titel(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_zustellung_titel(bigint, bigint) IS
'Mieter, Wohnung und Nutzung einer Zustellung.';
