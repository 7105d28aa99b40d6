-- The lease a report is about: the one that is named, else the only one that runs. A foreign and a missing one read alike.
--   SELECT portal.laufendes_mietverhaeltnis('0d6f…');   →  12
CREATE FUNCTION portal.laufendes_mietverhaeltnis(p_kennung text)
RETURNS akte.mietverhaeltnisse
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_alle akte.mietverhaeltnisse[];
BEGIN
  SELECT pg_catalog.array_agg(m ORDER BY m.id) INTO v_alle FROM akte.mietverhaeltnisse m
   WHERE m.mandant_id = sitzung.mandant_id() AND m.id = ANY (sitzung.meine_mietverhaeltnisse()) AND (m.mietende IS NULL OR m.mietende >= engine.heute())
     -- who has left the contract, or is still to join it, reports nothing for the flat
     AND portal.in_meiner_zeit(sitzung.meine_zeiten(), m.id, engine.heute())
     AND (p_kennung IS NULL OR m.kennung::text = pg_catalog.lower(pg_catalog.btrim(p_kennung)));
  IF v_alle IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE61', MESSAGE = 'Zu dieser Wohnung läuft kein Mietverhältnis mit Ihnen.', COLUMN = 'mietverhaeltnis',
      HINT = 'Eine Wohnung aus der Liste wählen. Zu einem beendeten Mietverhältnis schreiben Sie uns bitte eine Nachricht oder einen Brief.';
  ELSIF pg_catalog.cardinality(v_alle) > 1 THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE61', MESSAGE = 'Um welche Wohnung geht es?', COLUMN = 'mietverhaeltnis', HINT = 'Eine Wohnung aus der Liste wählen.';
  END IF;
  RETURN v_alle[1];
END
$fn$;
ALTER FUNCTION portal.laufendes_mietverhaeltnis(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.laufendes_mietverhaeltnis(text) FROM PUBLIC;
COMMENT ON FUNCTION portal.laufendes_mietverhaeltnis(text) IS
'Das genannte, sonst das einzige laufende Mietverhältnis des angemeldeten Mieters. Fehler: MAE61 keines oder mehrere.';
