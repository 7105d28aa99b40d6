-- The second side.
CREATE FUNCTION regel.uebergabe_seite_fehlt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u akte.uebergaben := regel.uebergabe_zeile(p_k);
BEGIN
  IF NOT EXISTS (SELECT FROM akte.uebergabe_unterschriften s WHERE s.mandant_id = p_k.mandant_id AND s.uebergabe_id = v_u.id
                    AND s.protokoll_digest = v_u.protokoll_digest AND s.partei = p_k.daten->>'partei') THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA411', CASE p_k.daten->>'partei' WHEN 'mieter' THEN 'Die Mieterseite' ELSE 'Die Vermieterseite' END || ' hat schon unterzeichnet.',
    'Die andere Seite wählen, oder „Weitere Person unterzeichnet“.', '§ 368 BGB', 'partei');
END
$fn$;
ALTER FUNCTION regel.uebergabe_seite_fehlt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_seite_fehlt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_seite_fehlt(engine.kontext) IS
'Bedingung: Diese Seite hat noch nicht unterzeichnet (MA411).';
