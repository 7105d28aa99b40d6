-- A tenant asks for the own flat only; staff for every one of the client.
CREATE FUNCTION regel.untervermietung_eigene(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.rolle = 'mieter' AND NOT p_k.bezug_id = ANY (coalesce(sitzung.meine_mietverhaeltnisse(), '{}')) THEN
    RETURN engine.ablehnung('MAB40', 'Dieses Mietverhältnis gehört nicht zu Ihnen.', 'Die Anfrage aus dem eigenen Mietverhältnis stellen.', '§ 540 Abs. 1 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.untervermietung_eigene(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_eigene(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_eigene(engine.kontext) IS
'Bedingung: Wer als Mieter anfragt, ist Partei dieses Mietverhältnisses (MAB40).';
