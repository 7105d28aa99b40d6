-- Rent under a graduated agreement on a day.
--
--   SELECT recht.staffelmiete('[["2024-01-01", "700.00"], ["2025-01-01", "725.00"]]', DATE '2025-06-15');
--    → 725.00
CREATE FUNCTION recht.staffelmiete(p_staffeln jsonb, p_tag date)
RETURNS numeric
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_stufe    record;
  v_vorige   date;
  v_miete    numeric;
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_tag', p_tag := p_tag);
  FOR v_stufe IN SELECT s.nummer, s.tag, s.betrag FROM recht.paare_lesen(p_name := 'p_staffeln', p_paare := p_staffeln) AS s ORDER BY s.nummer LOOP
    PERFORM recht.reihenfolge_pruefen(
      p_name_von := format('Staffel %s', v_stufe.nummer - 1), p_von := v_vorige, p_name_bis := format('Staffel %s', v_stufe.nummer), p_bis := v_stufe.tag);
    -- If one step is too short the whole agreement is void: report it, do not compute.
    IF v_stufe.tag < recht.fristbeginn(p_anfang := v_vorige, p_monate := 12) THEN
      RAISE EXCEPTION USING
        ERRCODE = 'MA221',
        MESSAGE = 'Jede Staffel muss mindestens ein Jahr unverändert gelten.',
        DETAIL  = format('Von %s bis zur Staffel am %s ist es weniger als ein Jahr.', to_char(v_vorige, 'DD.MM.YYYY'), to_char(v_stufe.tag, 'DD.MM.YYYY')),
        HINT    = 'Eine solche Staffelvereinbarung ist unwirksam (§ 557a Abs. 2, 4 BGB); den Vertrag rechtlich prüfen lassen.';
    END IF;
    v_vorige := v_stufe.tag;
    IF v_stufe.tag <= p_tag THEN
      v_miete := v_stufe.betrag;
    END IF;
  END LOOP;
  IF v_miete IS NULL THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA222',
      MESSAGE = format('Am %s gilt noch keine Staffel.', to_char(p_tag, 'DD.MM.YYYY')),
      DETAIL  = format('Staffeln: %s.', left(p_staffeln::text, 200)),
      HINT    = 'Die Ausgangsmiete als erste Staffel mit dem Mietbeginn angeben.';
  END IF;
  RETURN v_miete;
END
$fn$;
ALTER FUNCTION recht.staffelmiete(jsonb, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.staffelmiete(jsonb, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.staffelmiete(jsonb, date) TO PUBLIC;
COMMENT ON FUNCTION recht.staffelmiete(jsonb, date) IS
'Miete (Euro) am Tag p_tag nach p_staffeln [["2024-01-01","700.00"],…]: jede Staffel als Geldbetrag der Miete ab ihrem Tag, aufsteigend, die Ausgangsmiete zuerst. Sie ist ohne Erklärung geschuldet. Prüft, dass jede Staffel mindestens ein Jahr gilt. Norm: § 557a BGB. Fehler: MA201, MA202 nicht aufsteigend, MA203, MA214, MA215, MA221 Staffel kürzer als ein Jahr, MA222 vor der ersten Staffel.';
