-- The demand, as it would stand if it arrived on the expected day.
CREATE FUNCTION regel.mieterhoehung_verlangen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF coalesce((p_k.daten->>'zugang_erwartet')::date, p_k.heute) < p_k.heute THEN
    RETURN engine.ablehnung('MAA17', 'Das Schreiben kann nicht vor heute zugehen.', 'Den erwarteten Tag des Zugangs prüfen.', '§ 130 Abs. 1 BGB', 'zugang_erwartet');
  END IF;
  RETURN regel.mieterhoehung_messen(p_k, coalesce((p_k.daten->>'zugang_erwartet')::date, p_k.heute), p_k.daten, (p_k.daten->>'miete_neu')::numeric);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_verlangen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_verlangen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_verlangen(engine.kontext) IS
'Bedingung: Das Verlangen hält Jahresfrist, Kappungsgrenze und Vergleichsmiete ein (MAA09–MAA17). Norm: § 558 BGB.';
