-- An answer belongs to an objection that has none.
CREATE FUNCTION regel.nk_einwendung_offen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF EXISTS (SELECT FROM akte.nk_einwendungen w WHERE w.mandant_id = p_k.mandant_id AND w.vorgang_id = p_k.vorgang_id AND w.ergebnis IS NULL) THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAD62', 'Es ist keine Einwendung offen.', 'Zuerst die Einwendung der Mieterseite erfassen.', '§ 556 Abs. 3 BGB');
END
$fn$;
ALTER FUNCTION regel.nk_einwendung_offen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_einwendung_offen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_einwendung_offen(engine.kontext) IS
'Bedingung: es gibt eine offene Einwendung (MAD62).';
