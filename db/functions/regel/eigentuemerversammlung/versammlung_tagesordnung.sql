CREATE FUNCTION regel.versammlung_tagesordnung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF NOT EXISTS (SELECT FROM regel.weg_tagesordnung(p_k.mandant_id, p_k.bezug_id)) THEN
    RETURN engine.ablehnung('MAC03', 'Die Tagesordnung ist leer.', 'Zuerst die Tagesordnungspunkte erfassen: Beschlossen werden kann nur, was in der Einladung steht.', '§ 23 Abs. 2 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_tagesordnung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_tagesordnung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_tagesordnung(engine.kontext) IS
'Bedingung: Die Tagesordnung hat mindestens einen Punkt (MAC03). Norm: § 23 Abs. 2 WEG.';
