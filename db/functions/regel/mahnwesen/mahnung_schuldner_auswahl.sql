-- Owners of the object with something overdue.
-- SELECT regel.mahnung_schuldner_auswahl(k);   →  [{"wert": "7:31", "titel": "Schmidt, Wohnung 4 (1.260,00 €)"}]
CREATE FUNCTION regel.mahnung_schuldner_auswahl(p_k engine.kontext)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', x.eigentuemer_id || ':' || x.einheit_id,
         'titel', regel.personenname(e.titel, e.vorname, e.nachname, e.firma) || ', ' || u.bezeichnung || ' (' || regel.euro(x.offen) || ')') ORDER BY e.sortname, x.einheit_id), '[]')
  FROM (SELECT h.eigentuemer_id, h.einheit_id, sum(h.offen) AS offen
          FROM akte.hausgeld_sollstellungen h JOIN akte.einheiten w ON w.mandant_id = h.mandant_id AND w.id = h.einheit_id
         WHERE p_k.traeger_art = 'objekt' AND h.mandant_id = p_k.mandant_id AND w.objekt_id = p_k.bezug_id AND h.status IN ('offen', 'mahnung')
           AND h.offen > 0 AND h.faellig_am < p_k.heute
         GROUP BY h.eigentuemer_id, h.einheit_id) x
  JOIN akte.eigentuemer e ON e.mandant_id = p_k.mandant_id AND e.id = x.eigentuemer_id
  JOIN akte.einheiten u ON u.mandant_id = p_k.mandant_id AND u.id = x.einheit_id
$fn$;
ALTER FUNCTION regel.mahnung_schuldner_auswahl(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_schuldner_auswahl(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_schuldner_auswahl(engine.kontext) IS
'Auswahl der Eigentümer eines Objekts, die mit etwas überfällig sind.';
