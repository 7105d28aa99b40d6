-- The day after the last one on which the invitation may arrive.
CREATE FUNCTION regel.versammlung_frist_einladung(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_v akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
BEGIN
  IF v_v.art = 'umlauf' THEN
    RETURN NULL;
  END IF;
  RETURN (recht.einladung_bis(p_versammlung => (v_v.termin AT TIME ZONE 'Europe/Berlin')::date) + 1)::timestamp AT TIME ZONE 'Europe/Berlin';
END
$fn$;
ALTER FUNCTION regel.versammlung_frist_einladung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_frist_einladung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_frist_einladung(engine.kontext) IS
'Frist: letzter Tag des Zugangs der Einladung vorbei. Norm: § 24 Abs. 4 Satz 2 WEG.';
