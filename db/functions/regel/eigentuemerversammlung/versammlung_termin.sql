CREATE FUNCTION regel.versammlung_termin(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'termin')::timestamptz <= p_k.jetzt THEN
    RETURN engine.ablehnung('MAC02', 'Der Termin liegt in der Vergangenheit.', 'Einen Tag angeben, zu dem noch eingeladen werden kann.', '§ 24 Abs. 4 WEG', 'termin');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_termin(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_termin(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_termin(engine.kontext) IS
'Bedingung: Der neue Termin liegt in der Zukunft (MAC02).';
