-- Work goes to somebody who is there.
CREATE FUNCTION regel.anfrage_zustaendig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.daten->>'zustaendig' IS NOT NULL AND NOT EXISTS (SELECT FROM akte.benutzer b
       WHERE b.mandant_id = p_k.mandant_id AND b.kennung = (p_k.daten->>'zustaendig')::uuid AND b.aktiv) THEN
    RETURN engine.ablehnung('MAE03', 'Diese Person gibt es nicht, oder sie arbeitet nicht mehr hier.', 'Eine andere zuständige Person wählen.', NULL, 'zustaendig');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_zustaendig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_zustaendig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_zustaendig(engine.kontext) IS
'Bedingung: Die zuständige Person ist bekannt und aktiv (MAE03).';
