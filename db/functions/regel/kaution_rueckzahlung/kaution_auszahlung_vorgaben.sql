-- The account on file: of the party named first that has one, the newest that is in force.   → {"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051"}
CREATE FUNCTION regel.kaution_auszahlung_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
                   'kontoinhaber', coalesce(b.inhaber, regel.personenname(p.titel, p.vorname, p.nachname, p.firma)), 'iban', b.iban))
            FROM akte.vertragsparteien vp
            JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
            LEFT JOIN akte.bankkonten b ON b.mandant_id = p.mandant_id AND b.mieter_id = p.id AND coalesce(b.gueltig_ab, p_k.heute) <= p_k.heute
           WHERE vp.mandant_id = p_k.mandant_id AND vp.mietverhaeltnis_id = p_k.bezug_id
           ORDER BY (b.iban IS NULL), vp.nummer, b.gueltig_ab DESC NULLS LAST, b.id DESC LIMIT 1);
END
$fn$;
ALTER FUNCTION regel.kaution_auszahlung_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_auszahlung_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_auszahlung_vorgaben(engine.kontext) IS
'Vorbelegung der Auszahlung: hinterlegtes Konto der Mieterseite.';
