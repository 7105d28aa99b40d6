-- Agreed steps: readable, in order, each at least a year after the one before (or after the rent they begin with).
-- SELECT (regel.staffel_pruefen('[["2027-04-01", "950.00"]]', '2026-10-01', 920)).fehlercode;   →  MAA42
CREATE FUNCTION regel.staffel_pruefen(
  p_staffeln jsonb,
  p_beginn date,
  p_miete numeric
)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_staffeln IS NULL THEN
    RETURN engine.ablehnung('MAA41', 'Die Staffeln lassen sich nicht lesen.', 'Je Zeile ein Tag und die Nettokaltmiete in Euro, zum Beispiel 01.10.2027: 950,00. Prozente sind unwirksam.', '§ 557a Abs. 1 BGB', 'staffeln');
  END IF;
  PERFORM recht.staffelmiete(p_staffeln := pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array(p_beginn, p_miete::text)) || p_staffeln, p_tag := p_beginn);
  RETURN NULL;
EXCEPTION
  WHEN SQLSTATE 'MA221' THEN
    RETURN engine.ablehnung('MAA42', 'Jede Staffel muss mindestens ein Jahr unverändert gelten, auch die erste seit dem ' || regel.datum(p_beginn) || '.',
      'Die Tage prüfen; eine zu kurze Staffel macht die Vereinbarung unwirksam.', '§ 557a Abs. 2, 4 BGB', 'staffeln');
  WHEN SQLSTATE 'MA202' THEN
    RETURN engine.ablehnung('MAA42', 'Die Staffeln müssen nach ihrem Tag aufsteigen und nach dem ' || regel.datum(p_beginn) || ' beginnen.', 'Reihenfolge und Tage prüfen.', '§ 557a Abs. 2 BGB', 'staffeln');
END
$fn$;
ALTER FUNCTION regel.staffel_pruefen(jsonb, date, numeric) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffel_pruefen(jsonb, date, numeric) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffel_pruefen(jsonb, date, numeric) IS
'Prüft Staffeln: lesbar (MAA41), aufsteigend und jede mindestens ein Jahr (MAA42). p_beginn, p_miete: die Miete, mit der sie beginnen. Norm: § 557a BGB.';
