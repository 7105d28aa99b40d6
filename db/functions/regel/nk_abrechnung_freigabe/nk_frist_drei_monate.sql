-- Three months before the statement must have arrived; none when only a month is left.
CREATE FUNCTION regel.nk_frist_drei_monate(p_k engine.kontext)
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
  IF v_a.warnstufe >= 1 OR EXISTS (SELECT FROM akte.nk_zustellungen z WHERE z.mandant_id = p_k.mandant_id AND z.vorgang_id = p_k.vorgang_id) THEN
    RETURN NULL;
  END IF;
  RETURN CASE WHEN (v_bis - interval '1 month')::date > p_k.heute THEN (v_bis - interval '3 months')::date::timestamp AT TIME ZONE 'Europe/Berlin' END;
END
$fn$;
ALTER FUNCTION regel.nk_frist_drei_monate(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_frist_drei_monate(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_frist_drei_monate(engine.kontext) IS
'Frist: drei Monate vor Ablauf der Abrechnungsfrist. Norm: § 556 Abs. 3 Satz 2 BGB.';
