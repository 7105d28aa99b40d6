-- Whoever reported it is told it is done when it is done.
CREATE FUNCTION regel.anfrage_folgen_beendet(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_offen text;
BEGIN
  SELECT pg_catalog.string_agg(a.titel, ', ' ORDER BY v.id) INTO v_offen
    FROM engine.vorgang v JOIN engine.automaten a ON a.automat = v.automat AND a.version = v.version
   WHERE v.mandant_id = p_k.mandant_id AND v.entstanden_aus = p_k.vorgang_id AND v.beendet_am IS NULL;
  IF v_offen IS NOT NULL THEN
    RETURN engine.ablehnung('MAE06', 'Was aus dieser Anfrage entstanden ist, läuft noch: ' || v_offen || '.', 'Zuerst den verknüpften Vorgang zu Ende bringen; die Anfrage kommt dann wieder nach oben.');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_folgen_beendet(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_folgen_beendet(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_folgen_beendet(engine.kontext) IS
'Bedingung: Kein aus der Anfrage entstandener Vorgang läuft noch (MAE06).';
