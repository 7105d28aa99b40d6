-- The heat for warm water: measured, or by the formulas of § 9 Abs. 2 HeizkostenV (2.5 kWh per m³ and kelvin over 10 °C, or 32 kWh per m² a
-- year), which are raised by 1.11 where gas is billed by its gross calorific value and divided by 1.15 for delivered heat.
-- SELECT regel.nk_warmwasser_kwh('{"warmwasser": "volumen", "ww_m3": "160", "ww_grad": "60", "brennstoff": "erdgas"}', 336);   →  20000.000
CREATE FUNCTION regel.nk_warmwasser_kwh(p_daten jsonb, p_flaeche numeric)
RETURNS numeric
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT round(CASE p_daten->>'warmwasser'
    WHEN 'waermezaehler' THEN (p_daten->>'ww_kwh')::numeric
    WHEN 'volumen' THEN 2.5 * (p_daten->>'ww_m3')::numeric * ((p_daten->>'ww_grad')::numeric - 10)
    WHEN 'flaeche' THEN 32 * p_flaeche END
  * CASE WHEN p_daten->>'warmwasser' = 'waermezaehler' THEN 1 WHEN p_daten->>'brennstoff' = 'erdgas_brennwert' THEN 1.11 ELSE 1 END
  / CASE WHEN p_daten->>'warmwasser' = 'waermezaehler' THEN 1 WHEN p_daten->>'brennstoff' = 'fernwaerme' THEN 1.15 ELSE 1 END, 3)
$fn$;
ALTER FUNCTION regel.nk_warmwasser_kwh(jsonb, numeric) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_warmwasser_kwh(jsonb, numeric) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_warmwasser_kwh(jsonb, numeric) IS
'Wärmemenge für Warmwasser in kWh, gemessen oder nach den Formeln. Norm: § 9 Abs. 2 HeizkostenV.';
