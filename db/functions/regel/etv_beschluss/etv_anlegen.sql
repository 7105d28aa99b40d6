CREATE FUNCTION regel.etv_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_v akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
BEGIN
  INSERT INTO akte.beschluesse (mandant_id, vorgang_id, versammlung_id, objekt_id, top_nummer, titel, wortlaut, mehrheit, absenkung_id)
  SELECT p_k.mandant_id, p_k.vorgang_id, v_v.id, v_v.objekt_id, t.nummer, coalesce(p_k.daten->>'titel', t.titel), coalesce(p_k.daten->>'wortlaut', t.antrag, t.titel),
         CASE WHEN v_v.art <> 'umlauf' THEN coalesce(p_k.daten->>'mehrheit', 'einfach') WHEN p_k.daten ? 'absenkung' THEN 'einfach' ELSE 'allstimmig' END,
         (SELECT s.id FROM akte.beschlusssammlung s WHERE s.mandant_id = p_k.mandant_id AND s.objekt_id = v_v.objekt_id AND s.nummer = (p_k.daten->>'absenkung')::int)
    FROM regel.weg_tagesordnung(p_k.mandant_id, v_v.id) t WHERE t.nummer = (p_k.daten->>'top')::int;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_anlegen(engine.kontext) IS
'Legt den Antrag zu einem Punkt der Tagesordnung an; ohne Wortlaut gilt der Antrag der Tagesordnung. Im Umlaufverfahren gilt Allstimmigkeit, wenn nicht ein Beschluss die Mehrheit genügen lässt.';
