-- Debtors by name, number of the contract or flat, with what is open today: to choose one for a payment.
-- SELECT schluessel, name, zeichen, offen FROM api.schuldner_suchen('osterm');   →  m:17 | Ostermann, Katrin und Jonas | 0147/07/1 | 1130.00
CREATE FUNCTION api.schuldner_suchen(p_suche text)
RETURNS TABLE (schluessel text, name text, zeichen text, ort text, offen numeric)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := sitzung.kontext();
  v_worte text[] := pg_catalog.string_to_array(nullif(regel.bank_wort(pg_catalog.left(p_suche, 100)), ''), ' ');
BEGIN
  RETURN QUERY
  WITH alle AS (
    SELECT 'm:' || m.id AS schluessel, m.id AS mv, NULL::bigint AS eig, NULL::bigint AS einh, m.vertragsnummer AS zeichen, o.name || ', ' || e.bezeichnung AS ort,
           regel.bank_wort(pg_catalog.concat_ws(' ', m.vertragsnummer, o.name, e.bezeichnung,
             (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', x.firma, x.vorname, x.nachname), ' ') FROM akte.vertragsparteien p JOIN akte.mieter x ON x.mandant_id = p.mandant_id AND x.id = p.mieter_id
               WHERE p.mandant_id = m.mandant_id AND p.mietverhaeltnis_id = m.id))) AS worte
      FROM akte.mietverhaeltnisse m
      JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
     WHERE m.mandant_id = v_s.mandant_id
    UNION ALL
    SELECT DISTINCT 'h:' || ev.eigentuemer_id || ':' || ev.einheit_id, NULL::bigint, ev.eigentuemer_id, ev.einheit_id, o.nummer || '/' || e.nummer, o.name || ', ' || e.bezeichnung,
           regel.bank_wort(pg_catalog.concat_ws(' ', o.nummer, e.nummer, o.name, e.bezeichnung, x.firma, x.vorname, x.nachname))
      FROM akte.eigentumsverhaeltnisse ev
      JOIN akte.eigentuemer x ON x.mandant_id = ev.mandant_id AND x.id = ev.eigentuemer_id
      JOIN akte.einheiten e ON e.mandant_id = ev.mandant_id AND e.id = ev.einheit_id JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id AND o.verwaltungsart <> 'MV'
     WHERE ev.mandant_id = v_s.mandant_id
  ), treffer AS (
    SELECT a.* FROM alle a WHERE v_worte IS NOT NULL AND NOT EXISTS (SELECT FROM pg_catalog.unnest(v_worte) AS w WHERE pg_catalog.strpos(a.worte, w) = 0) ORDER BY a.zeichen LIMIT 20
  )
  SELECT t.schluessel, api.schuldnername(v_s.mandant_id, t.mv, t.eig), t.zeichen, t.ort,
         coalesce((SELECT sum(x.kosten + x.zinsen + x.haupt) FROM regel.anspruch_offen(v_s.mandant_id, t.mv, t.eig, t.einh, engine.heute()) x), 0.00)
    FROM treffer t ORDER BY 2, 3;
END
$fn$;
ALTER FUNCTION api.schuldner_suchen(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.schuldner_suchen(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.schuldner_suchen(text) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.schuldner_suchen(text) IS
'Schuldner zu Suchwörtern (Name, Vertragsnummer, Objekt, Einheit; alle müssen vorkommen), höchstens 20: schluessel (m:Mietverhältnis, h:Eigentümer:Einheit), Name, Zeichen, Ort und was heute offen ist in Euro.';
