ALTER TABLE akte.kuendigungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.kuendigungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.kuendigungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.kuendigungen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, durch, art, grund_art, grund) ON akte.kuendigungen TO mietakte_engine;
GRANT UPDATE (status, mietende, mietende_spaetestens, strittig, widerspruch_bis, widerspruch_am, widerspruch_grund, fortsetzung_bis, klage_am, klage_zugestellt_am, klage_aktenzeichen, raeumung_am, sicherung) ON akte.kuendigungen TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, mietverhaeltnis_id, status, durch, art, mietende, widerspruch_bis) ON akte.kuendigungen TO mietakte_portal;

CREATE POLICY mandant ON akte.kuendigungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.kuendigungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.kuendigungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.kuendigungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.kuendigungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.kuendigungen FOR SELECT TO mietakte_portal
  USING (mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])
    AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), mietverhaeltnis_id, mietende));
