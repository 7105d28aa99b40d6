-- Somebody has to be there to decide.
CREATE FUNCTION regel.instandsetzung_eigentuemer_bekannt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.eigentuemer := regel.instandsetzung_eigentuemer(p_k);
BEGIN
  IF v_e.id IS NULL THEN
    RETURN engine.ablehnung('MAE30', 'Zu diesem Objekt ist kein Eigentümer hinterlegt.', 'Den Eigentümer am Objekt oder an der Einheit erfassen.', '§ 675 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_eigentuemer_bekannt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_eigentuemer_bekannt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_eigentuemer_bekannt(engine.kontext) IS
'Bedingung: Für Wohnung oder Objekt ist ein Eigentümer hinterlegt (MAE30).';
