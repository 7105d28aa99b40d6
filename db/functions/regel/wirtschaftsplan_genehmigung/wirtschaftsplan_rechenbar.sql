-- A unit without its share would let the others pay for it; a garage has no living area, and that is no gap.
CREATE FUNCTION regel.wirtschaftsplan_rechenbar(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_plan   akte.wirtschaftsplaene := regel.wirtschaftsplan_zeile(p_k);
  v_luecke text;
BEGIN
  IF NOT EXISTS (SELECT FROM regel.wirtschaftsplan_posten(p_k.mandant_id, v_plan.id)) THEN
    RETURN engine.ablehnung('MAC50', 'Der Wirtschaftsplan hat noch keine Position.', 'Zuerst die Positionen mit Betrag und Verteilerschlüssel erfassen.', '§ 28 Abs. 1 WEG');
  END IF;
  SELECT pg_catalog.string_agg(DISTINCT e.bezeichnung || CASE p.schluessel WHEN 'mea' THEN ' (Miteigentumsanteil)' ELSE ' (Fläche)' END, ', ') INTO v_luecke
    FROM regel.wirtschaftsplan_posten(p_k.mandant_id, v_plan.id) p
    JOIN akte.einheiten e ON e.mandant_id = p_k.mandant_id AND e.objekt_id = v_plan.objekt_id
   WHERE (p.schluessel = 'mea' AND regel.weg_mea(e.mandant_id, e.id, v_plan.gueltig_ab) IS NULL)
      OR (p.schluessel = 'flaeche' AND e.wohnflaeche IS NULL AND e.art IN ('wohnung', 'gewerbe'))
      OR (p.schluessel = 'heizflaeche' AND coalesce(e.heizflaeche, e.wohnflaeche) IS NULL AND e.art IN ('wohnung', 'gewerbe'));
  IF v_luecke IS NULL AND EXISTS (SELECT FROM regel.wirtschaftsplan_verteilen(p_k.mandant_id, v_plan.id) a WHERE a.gesamt = 0) THEN
    v_luecke := 'keine Einheit trägt einen Anteil';
  END IF;
  IF v_luecke IS NOT NULL THEN
    RETURN engine.ablehnung('MAC51', 'Für die Verteilung fehlt: ' || v_luecke || '.', 'Die Angaben der Einheiten ergänzen oder einen anderen Schlüssel wählen.', '§ 16 Abs. 2 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_rechenbar(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_rechenbar(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_rechenbar(engine.kontext) IS
'Bedingung: Der Plan hat Positionen (MAC50), und jede lässt sich auf die Einheiten verteilen (MAC51). Norm: § 28 Abs. 1, § 16 Abs. 2 WEG.';
