ALTER TABLE akte.indexvereinbarungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.indexvereinbarungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.indexvereinbarungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.indexvereinbarungen TO mietakte_engine;
GRANT INSERT (mandant_id, mietverhaeltnis_id, gueltig_ab, basis_monat, nachtrag_id, vorgang_id, erfasst_am) ON akte.indexvereinbarungen TO mietakte_engine;

CREATE POLICY mandant ON akte.indexvereinbarungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.indexvereinbarungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.indexvereinbarungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.indexvereinbarungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.indexvereinbarungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
