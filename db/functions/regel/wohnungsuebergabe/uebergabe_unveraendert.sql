-- Nobody signs, and nothing is closed, on a protocol that is no longer the one that was signed.
CREATE FUNCTION regel.uebergabe_unveraendert(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u akte.uebergaben := regel.uebergabe_zeile(p_k);
BEGIN
  IF v_u.protokoll_digest = regel.uebergabe_digest(v_u.mandant_id, v_u.id) THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA415', 'Das Protokoll stimmt nicht mehr mit dem überein, was unterzeichnet wurde.',
    '„Protokoll wieder öffnen“ und neu unterzeichnen; die Betreuung klärt, wie das geschehen konnte.', '§ 368 BGB, Art. 25 eIDAS-VO', NULL, 'Übergabe ' || v_u.id);
END
$fn$;
ALTER FUNCTION regel.uebergabe_unveraendert(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_unveraendert(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_unveraendert(engine.kontext) IS
'Bedingung: Der Inhalt des Protokolls ist noch der unterzeichnete (MA415).';
