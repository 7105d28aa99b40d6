-- Where the leases of the tenant who is acting are, and who else is party: what the chooser of the portal shows.
--   SELECT strasse, einheit, mieter FROM portal.wohnungen();   →  Hauptstraße 47 | Wohnung 7 | Katrin Ostermann, Jonas Ostermann
CREATE FUNCTION portal.wohnungen()
RETURNS TABLE (mietverhaeltnis_id bigint, objekt text, strasse text, plz text, ort text, einheit text, lage text, mieter text, ende date, beendet boolean, heute date)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT m.id, o.name, o.strasse, o.plz, o.ort, e.bezeichnung, e.lage,
       (SELECT pg_catalog.string_agg(regel.personenname(p.titel, p.vorname, p.nachname, p.firma), ', ' ORDER BY vp.nummer, vp.id)
          FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
         WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id
           -- those one is or was party with at the same time
           AND EXISTS (SELECT FROM akte.vertragsparteien i WHERE i.mandant_id = vp.mandant_id AND i.mietverhaeltnis_id = vp.mietverhaeltnis_id AND i.mieter_id = sitzung.mieter_id()
                          AND i.von <= coalesce(vp.bis, 'infinity') AND vp.von <= coalesce(i.bis, 'infinity'))),
       z.ende, coalesce(z.ende < engine.heute(), false), engine.heute()
  FROM akte.mietverhaeltnisse m
  JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
  JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
 -- who left the contract is out of it, though it goes on
 CROSS JOIN LATERAL (SELECT least(m.mietende, ((SELECT sitzung.meine_zeiten())->m.id::text->>1)::date) AS ende) z
 WHERE m.mandant_id = (SELECT sitzung.mandant_id()) AND m.id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])
$fn$;
ALTER FUNCTION portal.wohnungen() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.wohnungen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.wohnungen() TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.wohnungen() IS
'Wohnungen des angemeldeten Mieters, eine je Mietverhältnis: Anschrift, Einheit, Mietparteien, ende (des Mietverhältnisses oder des eigenen Anteils daran), beendet (es liegt zurück), heute. Keine Zeile ohne angemeldeten Mieter.';
