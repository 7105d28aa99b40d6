-- A further photo, with what it shows.
CREATE FUNCTION regel.schaden_foto_anhaengen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.schaden_dateien (mandant_id, schaden_id, datei_id, anlass, bemerkung, angehaengt_am)
  VALUES (p_k.mandant_id, (regel.schaden_zeile(p_k)).id, regel.mietleben_datei(p_k.mandant_id, p_k.daten->>'foto'), 'nachtrag', p_k.daten->>'bemerkung', p_k.jetzt);
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_foto_anhaengen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_foto_anhaengen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_foto_anhaengen(engine.kontext) IS
'Hängt ein weiteres Foto an den Schaden.';
