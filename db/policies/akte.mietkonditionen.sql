ALTER TABLE akte.mietkonditionen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mietkonditionen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mietkonditionen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mietkonditionen TO mietakte_engine;
GRANT INSERT (mandant_id, mietverhaeltnis_id, gueltig_ab, mietart, nettokaltmiete, vorauszahlung_bk, vorauszahlung_hk, garage, stellplatz, sonstige, grund, vorgang_id) ON akte.mietkonditionen TO mietakte_engine;
GRANT SELECT (mandant_id, id, mietverhaeltnis_id, gueltig_ab, mietart, nettokaltmiete, vorauszahlung_bk, vorauszahlung_hk, garage, stellplatz, sonstige, grund) ON akte.mietkonditionen TO mietakte_portal;

CREATE POLICY mandant ON akte.mietkonditionen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mietkonditionen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mietkonditionen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mietkonditionen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mietkonditionen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.mietkonditionen FOR SELECT TO mietakte_portal
  USING (mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[]));
