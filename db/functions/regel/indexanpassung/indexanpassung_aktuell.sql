-- What is declared was computed from the rent in force.
CREATE FUNCTION regel.indexanpassung_aktuell(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.indexanpassungen := regel.indexanpassung_zeile(p_k);
BEGIN
  IF (regel.kondition(p_k.mandant_id, p_k.bezug_id, p_k.heute)).nettokaltmiete <> v_a.miete_bisher
     OR (regel.kondition(p_k.mandant_id, p_k.bezug_id, p_k.heute)).mietart <> 'index' THEN
    RETURN engine.ablehnung('MAA36', 'Seit der Berechnung hat sich die Miete geändert.', 'Neu berechnen oder den Vorgang zurückziehen.', '§ 557b BGB', NULL, 'berechnet von ' || v_a.miete_bisher);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.indexanpassung_aktuell(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_aktuell(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_aktuell(engine.kontext) IS
'Bedingung: Die Berechnung geht von der geltenden Miete aus (MAA36).';
