-- A planned day lies inside the tenancy it belongs to.
CREATE FUNCTION regel.uebergabe_plantag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m  akte.mietverhaeltnisse;
  v_am date := (p_k.daten->>'geplant_am')::date;
BEGIN
  SELECT m.* INTO v_m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  IF v_am IS NULL OR (p_k.variante = 'auszug' AND v_am < v_m.mietbeginn) THEN
    RETURN engine.ablehnung('MA414', CASE WHEN v_am IS NULL THEN 'Für die Übergabe fehlt der geplante Tag.' ELSE 'Der Auszug läge vor dem Mietbeginn.' END,
      'Einen Tag zwischen Mietbeginn und Mietende planen.', CASE p_k.variante WHEN 'einzug' THEN '§ 535 Abs. 1 BGB' ELSE '§ 546 Abs. 1 BGB' END, 'geplant_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_plantag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_plantag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_plantag(engine.kontext) IS
'Bedingung: Der geplante Tag ist angegeben und liegt nicht vor dem Mietbeginn (MA414).';
