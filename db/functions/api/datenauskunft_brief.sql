-- The head of the printed Art. 15 answer of the office; what is stored comes from api.datenauskunft.
-- SELECT api.datenauskunft_brief('31aa…')->>'zeichen';   →  Auskunft vom 30.11.2026
CREATE FUNCTION api.datenauskunft_brief(p_person uuid)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT coalesce(
    (SELECT regel.brief_an_mieter(p_mandant_id => s.mandant_id, p_mieter_id => m.id, p_datum => engine.heute(), p_zeichen => 'Auskunft vom ' || regel.datum(engine.heute()))
       FROM akte.mieter m WHERE m.mandant_id = s.mandant_id AND m.kennung = p_person),
    (SELECT regel.brief_an_person(p_mandant_id => s.mandant_id, p_person => pg_catalog.to_jsonb(e), p_datum => engine.heute(), p_zeichen => 'Auskunft vom ' || regel.datum(engine.heute()))
       FROM akte.eigentuemer e WHERE e.mandant_id = s.mandant_id AND e.kennung = p_person))
  FROM sitzung.kontext() s
$fn$;
ALTER FUNCTION api.datenauskunft_brief(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.datenauskunft_brief(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.datenauskunft_brief(uuid) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.datenauskunft_brief(uuid) IS
'Kopf des Schreibens zur Auskunft an eine Person (p_person: akte.mieter.kennung, akte.eigentuemer.kennung; docs/dokumente.md, ohne betreff und bloecke); unbekannt: NULL. Norm: Art. 15 Abs. 3 DSGVO.';
