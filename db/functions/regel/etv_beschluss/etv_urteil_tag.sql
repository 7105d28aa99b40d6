CREATE FUNCTION regel.etv_urteil_tag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'urteil_am')::date < (regel.etv_beschluss_zeile(p_k)).klage_am THEN
    RETURN engine.ablehnung('MAC42', 'Die Entscheidung liegt vor der Klage.', 'Den Tag angeben, an dem die Entscheidung rechtskräftig wurde.', '§ 44 Abs. 3 WEG', 'urteil_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_urteil_tag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_urteil_tag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_urteil_tag(engine.kontext) IS
'Bedingung: Die Entscheidung liegt nach der Klage (MAC42).';
