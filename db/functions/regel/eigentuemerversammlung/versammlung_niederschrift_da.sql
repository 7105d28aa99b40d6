CREATE FUNCTION regel.versammlung_niederschrift_da(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF NOT EXISTS (SELECT FROM akte.dokumente d WHERE d.mandant_id = p_k.mandant_id AND d.vorgang_id = p_k.vorgang_id AND d.art = 'etv_niederschrift') THEN
    RETURN engine.ablehnung('MAC12', 'Es gibt noch keine Niederschrift.', 'Zuerst die Niederschrift erzeugen und unterschreiben lassen.', '§ 24 Abs. 6 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_niederschrift_da(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_niederschrift_da(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_niederschrift_da(engine.kontext) IS
'Bedingung: Die Niederschrift ist erzeugt (MAC12). Norm: § 24 Abs. 6 WEG.';
