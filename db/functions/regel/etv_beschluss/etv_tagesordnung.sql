CREATE FUNCTION regel.etv_tagesordnung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF NOT EXISTS (SELECT FROM regel.weg_tagesordnung(p_k.mandant_id, p_k.bezug_id) t WHERE t.art <> 'aussprache') THEN
    RETURN engine.ablehnung('MAC30', 'Auf der Tagesordnung steht nichts, worüber abgestimmt werden kann.', 'Den Gegenstand vor der Einladung in die Tagesordnung aufnehmen.', '§ 23 Abs. 2 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_tagesordnung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_tagesordnung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_tagesordnung(engine.kontext) IS
'Bedingung: Die Tagesordnung enthält einen Gegenstand, über den abgestimmt werden kann (MAC30). Norm: § 23 Abs. 2 WEG.';
