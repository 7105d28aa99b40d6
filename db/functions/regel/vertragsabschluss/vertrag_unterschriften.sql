-- Of several tenants everybody has to sign, and so has the landlord's side.
CREATE FUNCTION regel.vertrag_unterschriften(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'alle_unterschriften')::boolean THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA323', 'Es fehlen noch Unterschriften.', 'Erst erfassen, wenn alle Mieter und die Vermieterseite unterschrieben haben.',
    '§ 126 Abs. 2 BGB', 'alle_unterschriften');
END
$fn$;
ALTER FUNCTION regel.vertrag_unterschriften(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_unterschriften(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_unterschriften(engine.kontext) IS
'Bedingung: Alle Vertragsparteien haben unterschrieben (MA323).';
