-- What is ordered is what was released.
CREATE FUNCTION regel.instandsetzung_auftrag_gedeckt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_i akte.instandsetzungen := regel.instandsetzung_zeile(p_k);
BEGIN
  IF (p_k.daten->>'auftrag_betrag')::numeric > v_i.freigegeben_betrag THEN
    RETURN engine.ablehnung('MAE34', 'Der Auftrag wäre höher als der freigegebene Betrag von ' || regel.euro(v_i.freigegeben_betrag) || '.',
      'Für den höheren Betrag ein neues Angebot erfassen und freigeben lassen.', '§ 665 BGB', 'auftrag_betrag', 'Freigegeben ' || v_i.freigegeben_betrag);
  ELSIF (p_k.daten->>'termin_am')::date < p_k.heute THEN
    RETURN engine.ablehnung('MAE35', 'Der Termin liegt in der Vergangenheit.', 'Termin prüfen.', NULL, 'termin_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_auftrag_gedeckt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_auftrag_gedeckt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_auftrag_gedeckt(engine.kontext) IS
'Bedingung: Der Auftrag übersteigt den freigegebenen Betrag nicht (MAE34), der Termin liegt nicht zurück (MAE35). Norm: § 665 BGB.';
