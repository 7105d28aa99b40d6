-- The order to pay: to whom, how much, by whom ordered. Carried out only when somebody else confirms it.
-- → {"betrag": "2657.39", "empfaenger": "Katrin Ostermann"}
CREATE FUNCTION regel.kaution_anordnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_t akte.kaution_teilabrechnungen := regel.kaution_letzte(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id);
BEGIN
  INSERT INTO akte.zahlungsauftraege (mandant_id, vorgang_id, mietverhaeltnis_id, betrag, empfaenger, iban, zweck, teilabrechnung_id, erteilt_am, erteilt_von)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, v_t.auszahlung, p_k.daten->>'kontoinhaber', p_k.daten->>'iban',
          pg_catalog.left('Kautionsabrechnung Nr. ' || v_t.nummer || ' ' || (SELECT m.vertragsnummer FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id), 140),
          v_t.id, p_k.jetzt, p_k.akteur);
  RETURN pg_catalog.jsonb_build_object('betrag', v_t.auszahlung::text, 'empfaenger', p_k.daten->'kontoinhaber');
END
$fn$;
ALTER FUNCTION regel.kaution_anordnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_anordnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_anordnen(engine.kontext) IS
'Erteilt den Zahlungsauftrag über die Auszahlung der letzten Abrechnung.';
