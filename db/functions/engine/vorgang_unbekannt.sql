-- The answer to an id that is not ours or does not exist; audited.
CREATE FUNCTION engine.vorgang_unbekannt(
  p_s sitzung.person,
  p_vorgang_id bigint,
  p_ereignis text
)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_strom bigint;
BEGIN
  -- a foreign id and a missing one read alike; the attempt is kept on the client's own bracket
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = p_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(p_s.mandant_id, v_strom);
  RETURN engine.abgelehnt(p_s, v_strom, NULL, NULL, p_ereignis, NULL, pg_catalog.jsonb_build_object('vorgang_id', p_vorgang_id),
    engine.ablehnung('MA015', 'Diesen Vorgang gibt es nicht.', 'Vorgang über die Akte öffnen.'), NULL);
END
$fn$;
ALTER FUNCTION engine.vorgang_unbekannt(sitzung.person, bigint, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.vorgang_unbekannt(sitzung.person, bigint, text) FROM PUBLIC;
COMMENT ON FUNCTION engine.vorgang_unbekannt(sitzung.person, bigint, text) IS
'Ablehnung MA015 für unbekannte oder fremde Vorgänge; der Versuch steht im Protokoll des Mandanten.';
