-- An energetic modernisation is a question of three months: they need a beginning. The evidence must exist.
CREATE FUNCTION regel.minderung_pruefung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'energetisch')::boolean AND p_k.daten->>'modernisierung_beginn' IS NULL THEN
    RETURN engine.ablehnung('MAB21', 'Bei einer energetischen Modernisierung kommt es auf ihren Beginn an.', 'Den Tag angeben, an dem die Arbeiten begonnen haben.', '§ 536 Abs. 1a BGB', 'modernisierung_beginn');
  ELSIF p_k.daten ? 'nachweis' AND regel.mietleben_datei(p_k.mandant_id, p_k.daten->>'nachweis') IS NULL THEN
    RETURN engine.ablehnung('MAB22', 'Diese Datei gibt es nicht.', 'Datei noch einmal hochladen.', NULL, 'nachweis');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.minderung_pruefung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_pruefung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_pruefung(engine.kontext) IS
'Bedingung: Zur energetischen Modernisierung gehört ihr Beginn (MAB21), der Nachweis ist hochgeladen (MAB22). Norm: § 536 Abs. 1a BGB.';
