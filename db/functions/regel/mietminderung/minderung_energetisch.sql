-- Three months from the beginning of an energetic modernisation its noise and dirt reduce nothing. The day of the beginning does not count (§ 187 Abs. 1).
CREATE FUNCTION regel.minderung_energetisch(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m   akte.mietminderungen := regel.minderung_zeile(p_k);
  v_bis date := recht.fristende(p_ereignis := v_m.modernisierung_beginn, p_monate := 3);
BEGIN
  IF v_m.energetisch AND (p_k.daten->>'ab')::date <= v_bis AND coalesce((p_k.daten->>'bis')::date, 'infinity') >= v_m.modernisierung_beginn THEN
    RETURN engine.ablehnung('MAB27', 'Wegen der energetischen Modernisierung ist die Miete bis zum ' || regel.datum(v_bis) || ' nicht gemindert.', 'Beginn frühestens auf den Tag danach legen.', '§ 536 Abs. 1a BGB', 'ab',
      'Beginn der Arbeiten ' || v_m.modernisierung_beginn);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.minderung_energetisch(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_energetisch(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_energetisch(engine.kontext) IS
'Bedingung: In den ersten drei Monaten einer energetischen Modernisierung wird nicht gemindert (MAB27). Norm: § 536 Abs. 1a BGB.';
