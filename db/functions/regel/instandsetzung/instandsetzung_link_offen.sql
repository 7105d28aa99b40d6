-- What is not there cannot be revoked.
CREATE FUNCTION regel.instandsetzung_link_offen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF NOT coalesce(((regel.instandsetzung_freigabe(p_k)).link_erstellt_am IS NOT NULL AND (regel.instandsetzung_freigabe(p_k)).link_ende IS NULL), false) THEN
    RETURN engine.ablehnung('MAE39', 'Es ist kein Link offen.', 'Einen Link erzeugt die Seite „Freigaben“.');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_link_offen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_link_offen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_link_offen(engine.kontext) IS
'Bedingung: Ein Link des Eigentümers ist offen (MAE39).';
