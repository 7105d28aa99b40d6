ALTER TABLE akte.wirtschaftsplaene ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.wirtschaftsplaene FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.wirtschaftsplaene TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.wirtschaftsplaene TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, versammlung_id, objekt_id, jahr, gueltig_ab) ON akte.wirtschaftsplaene TO mietakte_engine;
GRANT UPDATE (status, lauf, beschluss_vorgang_id) ON akte.wirtschaftsplaene TO mietakte_engine;

CREATE POLICY mandant ON akte.wirtschaftsplaene AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.wirtschaftsplaene TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.wirtschaftsplaene FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.wirtschaftsplaene FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.wirtschaftsplaene FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
