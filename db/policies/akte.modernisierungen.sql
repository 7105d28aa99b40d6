ALTER TABLE akte.modernisierungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.modernisierungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.modernisierungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.modernisierungen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, bezeichnung, massnahme, heizung, nicht_zu_vertreten) ON akte.modernisierungen TO mietakte_engine;
GRANT UPDATE (status, umfang, beginn_geplant, dauer, erwartete_erhoehung, erwartete_betriebskosten, angekuendigt_am, ankuendigung_zugang_am, ankuendigung_nachweis, fruehester_beginn, haerteeinwand_bis, haerteeinwand_bis_193, sonderkuendigung_555e_bis, ohne_ankuendigung, haerteeinwand_am, haerteeinwand_gegen, haerteeinwand_grund, duldung, duldung_am, duldung_text, begonnen_am, fertig_am, kosten_gesamt, kosten, verteilung, erhaltung, drittmittel, vereinfacht, haerte_abwaegung, miete_bisher, erhoehung, rechenwege, ordnungsgemaess, erklaert_am, erhoehung_zugang_am, erhoehung_nachweis, wirksam_ab, sonderkuendigung_561_bis, beendet_grund) ON akte.modernisierungen TO mietakte_engine;

CREATE POLICY mandant ON akte.modernisierungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.modernisierungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.modernisierungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.modernisierungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.modernisierungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
