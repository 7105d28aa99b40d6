ALTER TABLE akte.nk_heizungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.nk_heizungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.nk_heizungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.nk_heizungen TO mietakte_engine;
GRANT INSERT (mandant_id, abrechnung_id, brennstoff, gesamt_kwh, verbrauchsanteil, anteil_vereinbart, pflicht_70, ohne_erfassung, erfassung, grundkosten, warmwasser, ww_kwh, ww_m3, ww_grad, co2_kg, co2_kosten, co2_fehlt, nichtwohngebaeude, beschraenkung, beschraenkung_grund, nicht_fernablesbar, keine_information, erfasst_von, erfasst_am) ON akte.nk_heizungen TO mietakte_engine;

CREATE POLICY mandant ON akte.nk_heizungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.nk_heizungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.nk_heizungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.nk_heizungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.nk_heizungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
