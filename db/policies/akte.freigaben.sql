ALTER TABLE akte.freigaben ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.freigaben FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.freigaben TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.freigaben TO mietakte_engine;
GRANT INSERT (mandant_id, instandsetzung_id, nummer, eigentuemer_id, angebot_id, angefragt_am, gueltig_tage, antwort_bis) ON akte.freigaben TO mietakte_engine;
GRANT UPDATE (antwort_bis, abgelaufen_am, link_erstellt_am, link_laeuft_ab_am, link_ende, angesehen, zuletzt_angesehen_am, entscheidung, weg, entschieden_am, entscheidung_text, nachweis_datei_id) ON akte.freigaben TO mietakte_engine;

CREATE POLICY mandant ON akte.freigaben AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.freigaben TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.freigaben FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.freigaben FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.freigaben FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
