-- Accepted, with what it cost in the end.
CREATE FUNCTION regel.instandsetzung_abnehmen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.instandsetzungen AS i
     SET abgenommen_am = (p_k.daten->>'abgenommen_am')::date, rechnung_betrag = (p_k.daten->>'rechnung_betrag')::numeric, bemerkung = p_k.daten->>'bemerkung'
   WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id;
  RETURN (SELECT CASE WHEN i.rechnung_betrag > i.auftrag_betrag THEN pg_catalog.jsonb_build_object('mehrkosten', i.rechnung_betrag - i.auftrag_betrag) END
            FROM akte.instandsetzungen i WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.instandsetzung_abnehmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_abnehmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_abnehmen(engine.kontext) IS
'Hält Abnahme und Rechnungsbetrag fest.';
