ALTER TABLE akte.mieterhoehung_vergleichswohnungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mieterhoehung_vergleichswohnungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mieterhoehung_vergleichswohnungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mieterhoehung_vergleichswohnungen TO mietakte_engine;
GRANT INSERT (mandant_id, mieterhoehung_id, nummer, fassung, anschrift, lage, wohnflaeche, nettokaltmiete, eigener_bestand) ON akte.mieterhoehung_vergleichswohnungen TO mietakte_engine;

CREATE POLICY mandant ON akte.mieterhoehung_vergleichswohnungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mieterhoehung_vergleichswohnungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mieterhoehung_vergleichswohnungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mieterhoehung_vergleichswohnungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mieterhoehung_vergleichswohnungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
