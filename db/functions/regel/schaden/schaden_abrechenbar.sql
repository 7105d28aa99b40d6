-- While the insurance has not decided, nobody knows who bears what.
CREATE FUNCTION regel.schaden_abrechenbar(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.schaeden := regel.schaden_zeile(p_k);
BEGIN
  IF v_s.versicherung_gemeldet_am IS NOT NULL AND v_s.reguliert_am IS NULL AND v_s.versicherung_abgelehnt_am IS NULL THEN
    RETURN engine.ablehnung('MAB08', 'Die Versicherung hat noch nicht entschieden.', 'Regulierung oder Ablehnung erfassen, dann abrechnen.', '§ 14 VVG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_abrechenbar(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_abrechenbar(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_abrechenbar(engine.kontext) IS
'Bedingung: Kein Antrag an die Versicherung ist mehr offen (MAB08). Norm: § 14 VVG.';
