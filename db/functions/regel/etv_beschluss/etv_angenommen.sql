CREATE FUNCTION regel.etv_angenommen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF NOT coalesce((regel.etv_beschluss_zeile(p_k)).angenommen, false) THEN
    RETURN engine.ablehnung('MAC36', 'Der Antrag hat keine Mehrheit gefunden: ' || regel.etv_ergebnistext(regel.etv_beschluss_zeile(p_k)), 'Als abgelehnt verkünden.', '§ 25 Abs. 1 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_angenommen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_angenommen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_angenommen(engine.kontext) IS
'Bedingung: Der Antrag ist angenommen (MAC36).';
