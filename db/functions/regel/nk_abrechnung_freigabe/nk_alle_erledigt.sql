-- The file does not close over an open dispute or a statement nobody knows to have arrived.
CREATE FUNCTION regel.nk_alle_erledigt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF EXISTS (SELECT FROM akte.nk_einwendungen w WHERE w.mandant_id = p_k.mandant_id AND w.vorgang_id = p_k.vorgang_id AND w.ergebnis IS NULL)
     OR EXISTS (SELECT FROM regel.nk_zustellungen(p_k) z WHERE z.zugang_am IS NULL) THEN
    RETURN engine.ablehnung('MAD63', 'Es ist noch eine Einwendung offen oder ein Zugang nicht erfasst.', 'Zuerst die Einwendung beantworten und fehlende Zugänge erfassen.', '§ 556 Abs. 3 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.nk_alle_erledigt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_alle_erledigt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_alle_erledigt(engine.kontext) IS
'Bedingung: keine offene Einwendung, jeder Zugang erfasst (MAD63).';
