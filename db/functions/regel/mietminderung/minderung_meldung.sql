-- A defect is reported when or after it came into being.
CREATE FUNCTION regel.minderung_meldung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'mangel_seit')::date > (p_k.daten->>'angezeigt_am')::date THEN
    RETURN engine.ablehnung('MAB20', 'Der Mangel wäre jünger als seine Anzeige.', 'Einen der beiden Tage berichtigen.', '§ 536c Abs. 1 BGB', 'mangel_seit');
  ELSIF (p_k.daten->>'angezeigt_am')::date < (SELECT m.mietbeginn FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id) THEN
    RETURN engine.ablehnung('MAB20', 'Die Anzeige läge vor dem Mietbeginn.', 'Tag der Anzeige prüfen.', '§ 536c Abs. 1 BGB', 'angezeigt_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.minderung_meldung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_meldung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_meldung(engine.kontext) IS
'Bedingung: Der Mangel ist nicht jünger als seine Anzeige (MAB20). Norm: § 536c Abs. 1 BGB.';
