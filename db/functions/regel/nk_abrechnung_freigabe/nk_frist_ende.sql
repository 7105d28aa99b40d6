-- The day after the last day (the sure one, without § 193 BGB): from here claims are lost.
CREATE FUNCTION regel.nk_frist_ende(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a   akte.nk_abrechnungen := regel.nk_abrechnung(p_k);
  v_bis date := recht.nk_abrechnung_bis(p_zeitraum_ende := v_a.zeitraum_bis);
BEGIN
  -- a corrected statement has met the deadline with its first version
  IF v_a.warnstufe >= 3 OR EXISTS (SELECT FROM akte.nk_zustellungen z WHERE z.mandant_id = p_k.mandant_id AND z.vorgang_id = p_k.vorgang_id) THEN
    RETURN NULL;
  END IF;
  RETURN (v_bis + 1)::timestamp AT TIME ZONE 'Europe/Berlin';
END
$fn$;
ALTER FUNCTION regel.nk_frist_ende(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_frist_ende(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_frist_ende(engine.kontext) IS
'Frist: Tag nach Ablauf der Abrechnungsfrist. Norm: § 556 Abs. 3 Satz 3 BGB.';
