-- § 19 BMG knows a confirmation of the Einzug only (since 01.11.2016), and only for people who live there.   → {"bescheinigung_bis": "2018-10-15"}
CREATE FUNCTION regel.uebergabe_bescheinigung_ausstellen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_kopf     jsonb := regel.dokument_kopf(p_k);
  v_einzug   date;
  v_menschen jsonb;
  v_geber    jsonb;
  v_daten    jsonb;
BEGIN
  IF p_k.variante <> 'einzug' THEN
    RETURN NULL;
  END IF;
  SELECT pg_catalog.jsonb_agg(b.vorname || ' ' || b.nachname ORDER BY b.id) INTO v_menschen
    FROM akte.bewohner b WHERE b.mandant_id = p_k.mandant_id AND b.mietverhaeltnis_id = p_k.bezug_id;
  IF v_menschen IS NULL THEN
    RETURN pg_catalog.jsonb_build_object('bescheinigung', 'entfällt: keine Bewohner erfasst');
  END IF;

  SELECT coalesce((p_k.daten->>'einzug_am')::date, greatest((p_k.daten->>'uebergeben_am')::date, m.mietbeginn)),
         pg_catalog.jsonb_build_object(
           'wohnung', pg_catalog.jsonb_build_object('strasse', o.strasse, 'plz', o.plz, 'ort', o.ort, 'lage', coalesce(e.lage, e.bezeichnung)),
           'eigentuemer', NULL,
           'beauftragt', CASE WHEN w.id IS NOT NULL THEN pg_catalog.jsonb_build_object('name', ma.name, 'strasse', ma.strasse, 'plz', ma.plz, 'ort', ma.ort) END,
           'wohnungsgeber', CASE
             WHEN w.id IS NULL THEN pg_catalog.jsonb_build_object('name', ma.name, 'strasse', ma.strasse, 'plz', ma.plz, 'ort', ma.ort)
             WHEN w.strasse IS NULL OR w.plz IS NULL OR w.ort IS NULL
               THEN pg_catalog.jsonb_build_object('name', v_kopf->'vermieter'->>'name', 'strasse', 'c/o ' || ma.name || ', ' || ma.strasse, 'plz', ma.plz, 'ort', ma.ort)
             ELSE pg_catalog.jsonb_build_object('name', v_kopf->'vermieter'->>'name', 'strasse', w.strasse, 'plz', w.plz, 'ort', w.ort) END)
    INTO v_einzug, v_geber
    FROM akte.mietverhaeltnisse m
    JOIN akte.mandanten ma ON ma.id = m.mandant_id
    JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
    JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
    LEFT JOIN akte.eigentuemer w ON w.mandant_id = m.mandant_id
      AND w.id = coalesce((SELECT v.eigentuemer_id FROM akte.eigentumsverhaeltnisse v
                            WHERE v.mandant_id = m.mandant_id AND v.einheit_id = e.id AND v.von <= p_k.heute AND coalesce(v.bis, 'infinity') >= p_k.heute
                            ORDER BY v.von DESC LIMIT 1), o.eigentuemer_id)
   WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;

  v_daten := v_kopf || pg_catalog.jsonb_build_object(
    'betreff', '{"titel": "Wohnungsgeberbestätigung", "zusatz": null}'::jsonb,
    'bescheinigung', v_geber || pg_catalog.jsonb_build_object('einzug_am', v_einzug, 'frist_bis', recht.bescheinigung_bis(p_einzug => v_einzug), 'personen', v_menschen));
  PERFORM regel.post_einreihen(p_k, regel.dokument_anlegen(p_k => p_k, p_art => 'wohnungsgeberbescheinigung', p_titel => 'Wohnungsgeberbestätigung', p_vorlage_version => 1,
                                 p_fuer_mieter => true, p_daten => v_daten));
  RETURN pg_catalog.jsonb_build_object('bescheinigung_bis', recht.bescheinigung_bis(p_einzug => v_einzug));
END
$fn$;
ALTER FUNCTION regel.uebergabe_bescheinigung_ausstellen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_bescheinigung_ausstellen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_bescheinigung_ausstellen(engine.kontext) IS
'Stellt beim Einzug die Wohnungsgeberbestätigung für alle Bewohner aus (§ 19 BMG); die Wirkung nennt, bis wann sie auszuhändigen ist.';
