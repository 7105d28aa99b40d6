CREATE FUNCTION regel.etv_abgelehnt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF coalesce((regel.etv_beschluss_zeile(p_k)).angenommen, true) THEN
    RETURN engine.ablehnung('MAC37', 'Der Antrag hat eine Mehrheit gefunden: ' || regel.etv_ergebnistext(regel.etv_beschluss_zeile(p_k)), 'Als angenommen verkünden.', '§ 25 Abs. 1 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_abgelehnt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_abgelehnt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_abgelehnt(engine.kontext) IS
'Bedingung: Der Antrag ist abgelehnt (MAC37).';
