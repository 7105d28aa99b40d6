-- It ends after it began.
CREATE FUNCTION regel.untervermietung_endetag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'ende_am')::date < (regel.untervermietung_zeile(p_k)).erlaubt_ab THEN
    RETURN engine.ablehnung('MAB47', 'Das Ende läge vor dem Beginn der Erlaubnis.', 'Tag des Endes prüfen.', '§ 540 BGB', 'ende_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.untervermietung_endetag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_endetag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_endetag(engine.kontext) IS
'Bedingung: Das Ende liegt nicht vor dem Beginn der Erlaubnis (MAB47).';
