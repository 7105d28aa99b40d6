ALTER TABLE akte.kautionen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.kautionen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.kautionen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.kautionen TO mietakte_engine;
GRANT INSERT (mandant_id, mietverhaeltnis_id, art, betrag, raten, verzinslich, vereinbart_am, vorgang_id) ON akte.kautionen TO mietakte_engine;
GRANT UPDATE (art, betrag, raten, verzinslich, vereinbart_am, vorgang_id) ON akte.kautionen TO mietakte_engine;
GRANT SELECT (mandant_id, id, mietverhaeltnis_id, art, betrag, raten, verzinslich, vereinbart_am) ON akte.kautionen TO mietakte_portal;

CREATE POLICY mandant ON akte.kautionen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.kautionen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.kautionen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.kautionen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.kautionen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.kautionen FOR SELECT TO mietakte_portal
  USING (mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[]));
