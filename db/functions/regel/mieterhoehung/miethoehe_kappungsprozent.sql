-- The cap of the municipality, or NULL where nobody has recorded one: then somebody has to look it up, twenty is never assumed.
-- SELECT regel.miethoehe_kappungsprozent(1, 7, '2026-03-02');   →  15.00
CREATE FUNCTION regel.miethoehe_kappungsprozent(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint,
  p_tag date
)
RETURNS numeric
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_ort text;
BEGIN
  SELECT o.ort INTO v_ort FROM akte.mietverhaeltnisse m
    JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
   WHERE m.mandant_id = p_mandant_id AND m.id = p_mietverhaeltnis_id;
  RETURN recht.kappungsgrenze_prozent(p_land := regel.land(p_mandant_id, p_mietverhaeltnis_id), p_gemeinde := v_ort, p_tag := p_tag);
EXCEPTION WHEN SQLSTATE 'MA220' THEN
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.miethoehe_kappungsprozent(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.miethoehe_kappungsprozent(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.miethoehe_kappungsprozent(bigint, bigint, date) IS
'Kappungsgrenze in Prozent für die Gemeinde der Wohnung; NULL, wenn sie nicht erfasst ist. Norm: § 558 Abs. 3 BGB.';
