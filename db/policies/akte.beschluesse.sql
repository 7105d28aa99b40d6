ALTER TABLE akte.beschluesse ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.beschluesse FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.beschluesse TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.beschluesse TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, versammlung_id, objekt_id, top_nummer, titel, wortlaut, mehrheit, absenkung_id) ON akte.beschluesse TO mietakte_engine;
GRANT UPDATE (status, wortlaut, ja, nein, enthaltung, keine_stimme, angenommen, rechenweg, verkuendet_am, verkuendet_von, klage_bis, begruendung_bis, frist_rechenweg, klage_am, gericht, aktenzeichen, klaeger, urteil_am, zurueckgezogen_grund) ON akte.beschluesse TO mietakte_engine;

CREATE POLICY mandant ON akte.beschluesse AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.beschluesse TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.beschluesse FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.beschluesse FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.beschluesse FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
