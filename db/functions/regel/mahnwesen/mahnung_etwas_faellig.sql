-- Locks the button while there is nothing to dun.
CREATE FUNCTION regel.mahnung_etwas_faellig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.traeger_art = 'vermietung' AND NOT EXISTS (SELECT FROM regel.mahnung_posten(p_k.mandant_id, p_k.bezug_id, NULL, NULL, p_k.heute)))
     OR (p_k.traeger_art = 'objekt' AND regel.mahnung_schuldner_auswahl(p_k) = '[]') THEN
    RETURN engine.ablehnung('MAF22', 'Es ist nichts überfällig, das gemahnt werden könnte.', 'Bestrittene und gestundete Forderungen zählen nicht mit.', '§ 286 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_etwas_faellig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_etwas_faellig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_etwas_faellig(engine.kontext) IS
'Bedingung: auf dieser Klammer ist etwas überfällig (MAF22).';
