-- Nobody is dunned for what is not overdue, and nobody who is blocked.
CREATE FUNCTION regel.mahnung_posten_faellig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT * INTO v FROM regel.mahnung_schuldner_aus(p_k);
  IF NOT EXISTS (SELECT FROM regel.mahnung_posten(p_k.mandant_id, v.mietverhaeltnis_id, v.eigentuemer_id, v.einheit_id, p_k.heute)) THEN
    RETURN engine.ablehnung('MAF22', 'Es ist nichts überfällig, das gemahnt werden könnte.', 'Bestrittene und gestundete Forderungen zählen nicht mit.', '§ 286 BGB', CASE WHEN p_k.traeger_art = 'objekt' THEN 'schuldner' END);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_posten_faellig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_posten_faellig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_posten_faellig(engine.kontext) IS
'Bedingung: Mindestens eine überfällige Forderung, nicht bestritten, nicht gestundet (MAF22).';
