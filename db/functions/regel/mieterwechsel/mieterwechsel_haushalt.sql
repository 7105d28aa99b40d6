-- Into the lease of a dead tenant enters who lived in the common household, and nobody else. A co-tenant needs none of it.
CREATE FUNCTION regel.mieterwechsel_haushalt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a jsonb := regel.mieterwechsel_angaben(p_k);
BEGIN
  IF v_a->>'art' = 'eintritt_tod' AND v_a ? 'nachname' AND NOT coalesce((v_a->>'haushalt')::boolean, false) THEN
    RETURN engine.ablehnung('MAB59', 'Eintreten kann nur, wer mit dem verstorbenen Mieter einen gemeinsamen Haushalt geführt hat.', 'Den Eintritt ablehnen oder die Angabe zum Haushalt berichtigen (Vorgang neu erfassen).', '§ 563 Abs. 1, 2 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_haushalt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_haushalt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_haushalt(engine.kontext) IS
'Bedingung: Nach dem Tod tritt nur ein, wer im gemeinsamen Haushalt gelebt hat (MAB59). Norm: § 563 Abs. 1, 2 BGB.';
