CREATE FUNCTION regel.etv_mehrheit(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.daten->>'mehrheit' IS NOT NULL AND p_k.daten->>'mehrheit' <> 'einfach' AND (regel.weg_versammlung(p_k)).art = 'umlauf' THEN
    RETURN engine.ablehnung('MAC41', 'Über virtuelle Versammlungen beschließt die Versammlung, nicht das Umlaufverfahren.', 'Den Gegenstand auf die nächste Tagesordnung setzen.', '§ 23 Abs. 1a WEG', 'mehrheit');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_mehrheit(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_mehrheit(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_mehrheit(engine.kontext) IS
'Bedingung: Die Dreiviertelmehrheit für virtuelle Versammlungen wird in einer Versammlung gefasst (MAC41). Norm: § 23 Abs. 1a WEG.';
