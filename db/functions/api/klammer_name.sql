-- What a bracket is called where its Vorgänge are listed beside those of other brackets.
-- SELECT api.klammer_name(1, 42);   →  Katrin Ostermann, Jonas Ostermann · Hauptstraße 47, WE 07
CREATE FUNCTION api.klammer_name(p_mandant_id bigint, p_traeger_id bigint)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT CASE t.art
         WHEN 'vermietung' THEN (
           SELECT coalesce((SELECT string_agg(api.personenname(p.titel, p.vorname, p.nachname, p.firma), ', ' ORDER BY vp.nummer, vp.id)
                              FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
                             WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id
                               AND (vp.bis IS NULL OR vp.bis >= least(engine.heute(), coalesce(m.mietende, engine.heute())))), m.vertragsnummer)
                  || ' · ' || o.strasse || ', ' || e.bezeichnung
             FROM akte.mietverhaeltnisse m
             JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
             JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
            WHERE m.mandant_id = p_mandant_id AND m.traeger_id = p_traeger_id)
         WHEN 'objekt' THEN (SELECT 'Objekt ' || o.nummer || ' · ' || o.name FROM akte.objekte o WHERE o.mandant_id = p_mandant_id AND o.traeger_id = p_traeger_id)
         WHEN 'eigentuemerversammlung' THEN coalesce((
           SELECT CASE w.art WHEN 'umlauf' THEN 'Umlaufbeschluss bis ' ELSE 'Eigentümerversammlung am ' END || to_char(w.termin AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY') || ' · ' || o.name
             FROM akte.eigentuemerversammlungen w JOIN akte.objekte o ON o.mandant_id = w.mandant_id AND o.id = w.objekt_id
            WHERE w.mandant_id = p_mandant_id AND w.traeger_id = p_traeger_id), 'Eigentümerversammlung')
         WHEN 'nk_abrechnung' THEN coalesce((
           SELECT 'Nebenkosten ' || to_char(n.zeitraum_von, 'DD.MM.YYYY') || ' bis ' || to_char(n.zeitraum_bis, 'DD.MM.YYYY') || ' · ' || o.name
             FROM akte.nk_abrechnungen n JOIN akte.objekte o ON o.mandant_id = n.mandant_id AND o.id = n.objekt_id
            WHERE n.mandant_id = p_mandant_id AND n.traeger_id = p_traeger_id), 'Nebenkostenabrechnung')
         ELSE 'Verwaltung' END
  FROM engine.traeger t
 WHERE t.mandant_id = p_mandant_id AND t.id = p_traeger_id
$fn$;
ALTER FUNCTION api.klammer_name(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.klammer_name(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.klammer_name(bigint, bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.klammer_name(bigint, bigint) IS
'Name einer Klammer für Listen: Mieter und Wohnung, Objekt, Eigentümerversammlung, Nebenkostenabrechnung oder Verwaltung.';
