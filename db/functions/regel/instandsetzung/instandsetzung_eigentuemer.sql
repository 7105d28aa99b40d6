-- Who decides: the owner of the flat on this day, for the building its owner.
CREATE FUNCTION regel.instandsetzung_eigentuemer(p_k engine.kontext)
RETURNS akte.eigentuemer
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT e FROM akte.instandsetzungen i
  JOIN akte.objekte o ON o.mandant_id = i.mandant_id AND o.id = i.objekt_id
  JOIN akte.eigentuemer e ON e.mandant_id = i.mandant_id AND e.id = coalesce(
    (SELECT v.eigentuemer_id FROM akte.eigentumsverhaeltnisse v
      WHERE v.mandant_id = i.mandant_id AND v.einheit_id = i.einheit_id AND v.von <= p_k.heute AND coalesce(v.bis, 'infinity') >= p_k.heute
      ORDER BY v.von DESC LIMIT 1), o.eigentuemer_id)
 WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.instandsetzung_eigentuemer(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_eigentuemer(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_eigentuemer(engine.kontext) IS
'Eigentümer, der über die Instandsetzung entscheidet: der Wohnung, sonst des Objekts; NULL, wenn keiner hinterlegt ist.';
