-- Everybody who can vote is invited: an owner nobody knows makes every decision contestable.
CREATE FUNCTION regel.versammlung_eigentuemer(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_v      akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
  v_luecke text;
BEGIN
  SELECT pg_catalog.string_agg(e.bezeichnung, ', ' ORDER BY length(e.nummer), e.nummer) INTO v_luecke
    FROM akte.einheiten e
   WHERE e.mandant_id = p_k.mandant_id AND e.objekt_id = v_v.objekt_id
     AND NOT EXISTS (SELECT FROM akte.eigentumsverhaeltnisse x WHERE x.mandant_id = e.mandant_id AND x.einheit_id = e.id
                        AND x.von <= (v_v.termin AT TIME ZONE 'Europe/Berlin')::date AND coalesce(x.bis, 'infinity') >= (v_v.termin AT TIME ZONE 'Europe/Berlin')::date);
  IF v_luecke IS NOT NULL OR NOT EXISTS (SELECT FROM akte.einheiten e WHERE e.mandant_id = p_k.mandant_id AND e.objekt_id = v_v.objekt_id) THEN
    RETURN engine.ablehnung('MAC06', 'Für diese Einheiten ist kein Eigentümer erfasst: ' || coalesce(v_luecke, 'es gibt noch keine Einheit') || '.',
      'Die Eigentumsverhältnisse des Objekts ergänzen: Zu laden ist jeder Wohnungseigentümer.', '§ 24 Abs. 1, 4 WEG');
  END IF;
  IF v_v.prinzip = 'mea' AND EXISTS (SELECT FROM regel.weg_stimmberechtigte(p_k.mandant_id, v_v.objekt_id, (v_v.termin AT TIME ZONE 'Europe/Berlin')::date) s WHERE s.mea IS NULL) THEN
    RETURN engine.ablehnung('MAC07', 'Gezählt wird nach Miteigentumsanteilen, aber nicht jede Einheit hat einen.', 'Die Miteigentumsanteile der Einheiten aus der Teilungserklärung ergänzen.', '§ 25 Abs. 2 WEG, § 16 Abs. 1 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_eigentuemer(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_eigentuemer(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_eigentuemer(engine.kontext) IS
'Bedingung: Jede Einheit hat am Tag der Versammlung einen Eigentümer (MAC06), bei Stimmkraft nach Anteilen auch einen Miteigentumsanteil (MAC07).';
