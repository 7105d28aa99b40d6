-- The demand on the day it arrived: too early, it is void; above the cap of that day, it has to be written again.
CREATE FUNCTION regel.mieterhoehung_zugang(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.mieterhoehungen := regel.mieterhoehung_zeile(p_k);
  v_a engine.ablehnung;
BEGIN
  v_a := regel.miethoehe_zugang(p_k, v_e.versandt_am);
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN v_a;
  END IF;
  RETURN regel.mieterhoehung_messen(p_k, (p_k.daten->>'zugang_am')::date, regel.mieterhoehung_angaben(v_e), v_e.miete_neu);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_zugang(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_zugang(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_zugang(engine.kontext) IS
'Bedingung: Tag des Zugangs stimmig (MAA17), Verlangen an diesem Tag nicht verfrüht (MAA10) und nicht zu hoch (MAA15, MAA16). Norm: §§ 130, 558 BGB.';
