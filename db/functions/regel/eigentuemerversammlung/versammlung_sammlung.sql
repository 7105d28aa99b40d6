-- The entry is made with the proclamation; what came from elsewhere may lack it.
CREATE FUNCTION regel.versammlung_sammlung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_fehlt text;
BEGIN
  SELECT pg_catalog.string_agg('„' || b.titel || '“', ', ' ORDER BY b.top_nummer, b.id) INTO v_fehlt
    FROM akte.beschluesse b
   WHERE b.mandant_id = p_k.mandant_id AND b.versammlung_id = p_k.bezug_id AND b.verkuendet_am IS NOT NULL
     AND NOT EXISTS (SELECT FROM akte.beschlusssammlung s WHERE s.mandant_id = b.mandant_id AND s.beschluss_id = b.id);
  IF v_fehlt IS NOT NULL THEN
    RETURN engine.ablehnung('MAC15', 'In der Beschlusssammlung fehlt: ' || v_fehlt || '.', 'Den Beschluss in die Beschlusssammlung eintragen.', '§ 24 Abs. 7 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_sammlung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_sammlung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_sammlung(engine.kontext) IS
'Bedingung: Jeder verkündete Beschluss steht in der Beschlusssammlung (MAC15). Norm: § 24 Abs. 7 WEG.';
