-- Only an agreed stepped rent has steps.
CREATE FUNCTION regel.staffelanpassung_mietart(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_art text := (regel.miethoehe_geltend(p_k.mandant_id, p_k.bezug_id, p_k.heute)).mietart;
BEGIN
  IF recht.erhoehung_zulaessig(p_mietart := CASE v_art WHEN 'fest' THEN 'standard' ELSE v_art END, p_vorgang := 'staffelanpassung') THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAA40', 'Eine Staffelmiete ist nicht vereinbart.', 'Die Mietart durch Nachtrag ändern, oder den Vorgang wählen, der zur Mietart passt.', '§ 557a Abs. 1 BGB', NULL, 'Mietart ' || v_art);
END
$fn$;
ALTER FUNCTION regel.staffelanpassung_mietart(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffelanpassung_mietart(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffelanpassung_mietart(engine.kontext) IS
'Bedingung: Es ist eine Staffelmiete vereinbart (MAA40). Norm: § 557a Abs. 1 BGB.';
