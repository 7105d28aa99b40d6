ALTER TABLE akte.indexanpassungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.indexanpassungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.indexanpassungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.indexanpassungen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, veranlasst_durch, monat_alt, monat_neu, vpi_alt, vpi_neu, miete_bisher, miete_neu, letzte_aenderung_am, rechenweg) ON akte.indexanpassungen TO mietakte_engine;
GRANT UPDATE (status, monat_neu, vpi_alt, vpi_neu, miete_bisher, miete_neu, letzte_aenderung_am, rechenweg, erklaert_am, zugang_am, zugang_nachweis, wirksam_ab, zurueckgezogen_grund) ON akte.indexanpassungen TO mietakte_engine;

CREATE POLICY mandant ON akte.indexanpassungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.indexanpassungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.indexanpassungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.indexanpassungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.indexanpassungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
