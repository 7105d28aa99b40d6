ALTER TABLE akte.vertragsabschluesse ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.vertragsabschluesse FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.vertragsabschluesse TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.vertragsabschluesse TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id) ON akte.vertragsabschluesse TO mietakte_engine;
GRANT UPDATE (status, datenschutz_am, datenschutz_fassung, unterzeichnet_am, unterzeichnet_form, vertrag_datei_id, gescheitert_grund) ON akte.vertragsabschluesse TO mietakte_engine;

CREATE POLICY mandant ON akte.vertragsabschluesse AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.vertragsabschluesse TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.vertragsabschluesse FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.vertragsabschluesse FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.vertragsabschluesse FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
