-- A further person joins a side; the side itself signs by unterzeichnen, which moves the Vorgang on.
CREATE FUNCTION regel.uebergabe_seite_da(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u akte.uebergaben := regel.uebergabe_zeile(p_k);
BEGIN
  IF EXISTS (SELECT FROM akte.uebergabe_unterschriften s WHERE s.mandant_id = p_k.mandant_id AND s.uebergabe_id = v_u.id
                AND s.protokoll_digest = v_u.protokoll_digest AND s.partei = p_k.daten->>'partei') THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA411', CASE p_k.daten->>'partei' WHEN 'mieter' THEN 'Von der Mieterseite' ELSE 'Von der Vermieterseite' END || ' hat noch niemand unterzeichnet.',
    'Dafür „Unterzeichnen (andere Seite)“ verwenden.', '§ 368 BGB', 'partei');
END
$fn$;
ALTER FUNCTION regel.uebergabe_seite_da(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_seite_da(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_seite_da(engine.kontext) IS
'Bedingung: Diese Seite hat schon unterzeichnet (MA411).';
