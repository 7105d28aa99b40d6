-- Minutes and the end of the meeting wait for what was put to the vote.
CREATE FUNCTION regel.versammlung_verkuendet(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_offen text;
BEGIN
  SELECT pg_catalog.string_agg('„' || b.titel || '“', ', ' ORDER BY b.top_nummer, b.id) INTO v_offen
    FROM akte.beschluesse b WHERE b.mandant_id = p_k.mandant_id AND b.versammlung_id = p_k.bezug_id AND b.status IN ('antrag', 'abgestimmt');
  IF v_offen IS NOT NULL THEN
    RETURN engine.ablehnung('MAC14', 'Noch nicht verkündet: ' || v_offen || '.', 'Das Ergebnis verkünden oder den Antrag zurückziehen.', '§ 24 Abs. 6 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_verkuendet(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_verkuendet(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_verkuendet(engine.kontext) IS
'Bedingung: Über jeden Antrag der Versammlung ist entschieden und verkündet (MAC14). Norm: § 24 Abs. 6 WEG.';
