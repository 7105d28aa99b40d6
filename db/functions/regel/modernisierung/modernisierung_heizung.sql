-- Which rule a heating follows is the landlord's choice, and only a heating has one.
CREATE FUNCTION regel.modernisierung_heizung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.daten ? 'heizung' AND NOT (p_k.daten->>'massnahme' = '1a' OR (p_k.daten->>'massnahme' = '1' AND p_k.daten->>'heizung' = '559')) THEN
    RETURN engine.ablehnung('MAA51', 'Die Wahl zwischen §§ 559 und 559e BGB gibt es nur beim Einbau einer Heizung.', 'Das Feld leer lassen oder die Maßnahme berichtigen.', '§ 555b Nr. 1a, §§ 559, 559e BGB', 'heizung');
  ELSIF p_k.daten->>'massnahme' = '1a' AND NOT p_k.daten ? 'heizung' THEN
    RETURN engine.ablehnung('MAA51', 'Bei einer Heizung nach § 555b Nr. 1a BGB ist zu wählen, nach welcher Vorschrift die Miete steigen soll.', 'Mit öffentlicher Förderung § 559e, sonst § 559.', '§§ 559, 559e BGB', 'heizung');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_heizung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_heizung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_heizung(engine.kontext) IS
'Bedingung: Die Angaben zur Heizung passen zur Maßnahme (MAA51). Norm: § 555b Nr. 1a, §§ 559, 559e BGB.';
