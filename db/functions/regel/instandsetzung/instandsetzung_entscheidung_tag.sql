-- A decision on paper has its day, and it is not to come.
CREATE FUNCTION regel.instandsetzung_entscheidung_tag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'entschieden_am')::date > p_k.heute THEN
    RETURN engine.ablehnung('MAE33', 'Die Entscheidung liegt in der Zukunft.', 'Den Tag eintragen, an dem der Eigentümer entschieden hat.', '§ 130 Abs. 1 BGB', 'entschieden_am');
  ELSIF (p_k.daten->>'entschieden_am')::date < ((regel.instandsetzung_angebot(p_k)).angebot_am) THEN
    RETURN engine.ablehnung('MAE33', 'Die Entscheidung ist älter als das Angebot, über das entschieden wurde.', 'Tag prüfen.', '§ 130 Abs. 1 BGB', 'entschieden_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_entscheidung_tag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_entscheidung_tag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_entscheidung_tag(engine.kontext) IS
'Bedingung: Tag der schriftlichen Entscheidung: nicht in der Zukunft, nicht vor dem Angebot (MAE33).';
