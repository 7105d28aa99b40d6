-- The form starts with the side that is missing.
CREATE FUNCTION regel.uebergabe_andere_seite(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u akte.uebergaben := regel.uebergabe_zeile(p_k);
BEGIN
  RETURN (SELECT pg_catalog.jsonb_build_object('partei', CASE s.partei WHEN 'mieter' THEN 'vermieter' ELSE 'mieter' END)
            FROM akte.uebergabe_unterschriften s
           WHERE s.mandant_id = p_k.mandant_id AND s.uebergabe_id = v_u.id AND s.protokoll_digest = v_u.protokoll_digest
           ORDER BY s.id LIMIT 1);
END
$fn$;
ALTER FUNCTION regel.uebergabe_andere_seite(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_andere_seite(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_andere_seite(engine.kontext) IS
'Vorbelegung: die Seite, die noch nicht unterzeichnet hat.';
