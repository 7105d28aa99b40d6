-- The row of the damage, with the photos that came with the report.
-- → {"schaden": "Wasser, Bad", "fotos": 2}
CREATE FUNCTION regel.schaden_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_id    bigint;
  v_fotos int;
BEGIN
  INSERT INTO akte.schaeden (mandant_id, vorgang_id, mietverhaeltnis_id, kategorie, raum, beschreibung, seit, gemeldet_am)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, p_k.daten->>'kategorie', p_k.daten->>'raum', p_k.daten->>'beschreibung', (p_k.daten->>'seit')::date,
          coalesce((p_k.daten->>'gemeldet_am')::date, p_k.heute))
  RETURNING id INTO v_id;
  INSERT INTO akte.schaden_dateien (mandant_id, schaden_id, datei_id, anlass, angehaengt_am)
  SELECT p_k.mandant_id, v_id, regel.mietleben_datei(p_k.mandant_id, e.value), 'meldung', p_k.jetzt
    FROM pg_catalog.jsonb_each_text(p_k.daten) e WHERE e.key IN ('foto_1', 'foto_2', 'foto_3') ORDER BY e.key;
  GET DIAGNOSTICS v_fotos = ROW_COUNT;
  RETURN pg_catalog.jsonb_build_object('raum', p_k.daten->>'raum', 'fotos', v_fotos);
END
$fn$;
ALTER FUNCTION regel.schaden_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_anlegen(engine.kontext) IS
'Legt die Zeile des Schadens an und hängt die Fotos der Meldung an.';
