ALTER TABLE akte.nachtlaeufe ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.nachtlaeufe FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.nachtlaeufe TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.nachtlaeufe TO mietakte_engine;
GRANT INSERT (mandant_id, aufgabe, tag, fertig, anzahl, abgelehnt, erledigt_am) ON akte.nachtlaeufe TO mietakte_engine;

CREATE POLICY mandant ON akte.nachtlaeufe AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.nachtlaeufe TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.nachtlaeufe FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.nachtlaeufe FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.nachtlaeufe FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
