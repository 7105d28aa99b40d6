-- Only an indexed rent follows the index.
CREATE FUNCTION regel.indexanpassung_mietart(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_art text := (regel.miethoehe_geltend(p_k.mandant_id, p_k.bezug_id, p_k.heute)).mietart;
BEGIN
  IF recht.erhoehung_zulaessig(p_mietart := CASE v_art WHEN 'fest' THEN 'standard' ELSE v_art END, p_vorgang := 'indexanpassung') THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAA30', 'Eine Indexmiete ist nicht vereinbart.', 'Die Mietart durch Nachtrag ändern, oder den Vorgang wählen, der zur Mietart passt.', '§ 557b Abs. 1 BGB', NULL, 'Mietart ' || v_art);
END
$fn$;
ALTER FUNCTION regel.indexanpassung_mietart(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_mietart(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_mietart(engine.kontext) IS
'Bedingung: Es ist eine Indexmiete vereinbart (MAA30). Norm: § 557b Abs. 1 BGB.';
