-- The evidence and the rent it reaches for this flat; a public grant is taken off (§ 558 Abs. 5).
CREATE FUNCTION regel.mieterhoehung_beleg_erfassen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_d       jsonb := p_k.daten;
  v_qm      numeric := regel.mieterhoehung_vergleichswert(p_k);
  v_flaeche numeric := coalesce(regel.miethoehe_flaeche(p_k.mandant_id, p_k.bezug_id), (p_k.daten->>'wohnflaeche')::numeric);
  v_kuerzung numeric := coalesce((p_k.daten->>'kuerzung_monat')::numeric, 0);
  v_wert    numeric := pg_catalog.trunc(regel.mieterhoehung_vergleichswert(p_k) * v_flaeche, 2) - v_kuerzung;
BEGIN
  UPDATE akte.mieterhoehungen AS e
     SET begruendungsmittel = v_d->>'begruendungsmittel', bezeichnung = v_d->>'bezeichnung', stand = (v_d->>'stand')::date, feld = v_d->>'feld', merkmale = v_d->>'merkmale',
         spanne_von = (v_d->>'spanne_von')::numeric, spanne_bis = (v_d->>'spanne_bis')::numeric, vergleichsmiete_qm = v_qm,
         qualifizierter_wert_qm = (v_d->>'qualifizierter_wert_qm')::numeric, wohnflaeche = v_flaeche, kuerzung_monat = v_kuerzung, vergleichsmiete = v_wert,
         beleg_datei_id = (SELECT d.id FROM akte.dateien d WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (v_d->>'beleg')::uuid)
   WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('vergleichsmiete', v_wert::text, 'je_qm', v_qm::text, 'wohnflaeche', v_flaeche::text);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_beleg_erfassen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_beleg_erfassen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_beleg_erfassen(engine.kontext) IS
'Hält den Beleg und die daraus folgende Vergleichsmiete der Wohnung fest. Norm: §§ 558, 558a BGB.';
