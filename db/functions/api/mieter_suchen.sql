-- Known tenants for a new lease, found by name, address or contract number as in the stock; typing errors are forgiven.
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT name, wo FROM api.mieter_suchen('Ostermnan');
--  Katrin Ostermann | Hauptstraße 47, WE 07 (Vertrag MV-0047)
CREATE FUNCTION api.mieter_suchen(p_text text)
RETURNS TABLE (kennung uuid, name text, wo text, email text)
LANGUAGE sql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT t.kennung, t.name, t.wo, t.email
  FROM (
    SELECT DISTINCT ON (p.id) p.id, p.kennung, api.personenname(p.titel, p.vorname, p.nachname, p.firma) AS name, p.email, p.sortname, s.rang,
           -- a lease finds all its parties: who bears more of the names that were asked for comes first
           (SELECT count(*) FROM regexp_split_to_table(api.suchtext(left(p_text, 200)), ' ') w(wort)
             WHERE length(w.wort) >= 3 AND strpos(api.suchtext(concat_ws(' ', p.vorname, p.nachname, p.firma)), left(w.wort, 4)) > 0) AS gemeint,
           split_part(s.anschrift, ',', 1) || ', ' || s.einheit || ' (Vertrag ' || s.vertragsnummer || ')' AS wo
      FROM api.suchen(p_text) s
      JOIN akte.vertragsparteien vp ON vp.mietverhaeltnis_id = s.mietverhaeltnis_id
      JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
     ORDER BY p.id, s.rang DESC, vp.von DESC) t
 ORDER BY t.gemeint DESC, t.rang DESC, t.sortname, t.id
 LIMIT 12
$fn$;
ALTER FUNCTION api.mieter_suchen(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mieter_suchen(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mieter_suchen(text) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.mieter_suchen(text) IS
'Sucht bekannte Mieter für ein neues Mietverhältnis nach Namen, Anschrift oder Vertragsnummer; höchstens zwölf, die besten zuerst. wo: ihr letzter Treffer im Bestand.';
