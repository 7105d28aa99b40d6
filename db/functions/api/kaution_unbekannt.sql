-- The answer to a lease or posting that is not ours or does not exist, kept on the client's own bracket.
CREATE FUNCTION api.kaution_unbekannt(
  p_ereignis text,
  p_daten jsonb,
  p_a engine.ablehnung
)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s     sitzung.person := sitzung.kontext();
  v_strom bigint;
BEGIN
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  RETURN engine.abgelehnt(v_s, v_strom, NULL, 'vermietung', p_ereignis, NULL, p_daten, p_a, NULL);
END
$fn$;
ALTER FUNCTION api.kaution_unbekannt(text, jsonb, engine.ablehnung) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.kaution_unbekannt(text, jsonb, engine.ablehnung) FROM PUBLIC;
COMMENT ON FUNCTION api.kaution_unbekannt(text, jsonb, engine.ablehnung) IS
'Hält eine Buchung auf ein unbekanntes Mietverhältnis im Protokoll des Mandanten fest und gibt die Ablehnung zurück.';
