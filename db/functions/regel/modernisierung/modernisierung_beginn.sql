-- Works begin after the three months, unless both sides agreed otherwise, and not in the future.
CREATE FUNCTION regel.modernisierung_beginn(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.modernisierungen := regel.modernisierung_zeile(p_k);
BEGIN
  IF (p_k.daten->>'begonnen_am')::date > p_k.heute THEN
    RETURN engine.ablehnung('MAA57', 'Der Beginn liegt in der Zukunft.', 'Erfassen, wenn die Arbeiten begonnen haben.', '§ 555d BGB', 'begonnen_am');
  ELSIF p_k.von = 'duldung' AND v_m.duldung NOT IN ('vereinbarung', 'urteil') AND (p_k.daten->>'begonnen_am')::date < v_m.fruehester_beginn THEN
    RETURN engine.ablehnung('MAA56', 'Die Arbeiten dürfen frühestens am ' || regel.datum(v_m.fruehester_beginn) || ' beginnen.', 'Bis dahin warten oder mit der Mieterseite einen früheren Beginn vereinbaren (§ 555f BGB).', '§ 555c Abs. 1 BGB', 'begonnen_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_beginn(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_beginn(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_beginn(engine.kontext) IS
'Bedingung: Beginn nicht in der Zukunft (MAA57) und nicht vor Ablauf der drei Monate (MAA56). Norm: § 555c Abs. 1, § 555f BGB.';
