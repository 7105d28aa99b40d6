-- The day after the last tenant could object in time; none while a Zugang is unknown or an objection is open.
CREATE FUNCTION regel.nk_frist_einwendung(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.nk_alle_erledigt(p_k)).fehlercode IS NOT NULL THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT (max(recht.naechster_werktag(p_tag := z.einwendung_bis, p_land := regel.nk_land(p_k.mandant_id, (regel.nk_abrechnung(p_k)).id))) + 1)::timestamp AT TIME ZONE 'Europe/Berlin'
            FROM regel.nk_zustellungen(p_k) z);
END
$fn$;
ALTER FUNCTION regel.nk_frist_einwendung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_frist_einwendung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_frist_einwendung(engine.kontext) IS
'Frist: der Tag nach Ablauf der letzten Einwendungsfrist. Norm: § 556 Abs. 3 Satz 5, 6, § 193 BGB.';
