ALTER TABLE akte.nk_kosten ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.nk_kosten FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.nk_kosten TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.nk_kosten TO mietakte_engine;
GRANT INSERT (mandant_id, abrechnung_id, ersetzt_id, gestrichen, grund, kostenart, bezeichnung, betrag, vorwegabzug, vorwegabzug_grund, rechnung_am, lieferant, rechnung_nr, leistung_von, leistung_bis, schluessel, zaehlerart, kreis, gebaeude_id, einheit_id, lohn_art, lohnanteil, beleg_id, ohne_beleg_grund, erfasst_von, erfasst_am) ON akte.nk_kosten TO mietakte_engine;

CREATE POLICY mandant ON akte.nk_kosten AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.nk_kosten TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.nk_kosten FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.nk_kosten FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.nk_kosten FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
