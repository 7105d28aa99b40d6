ALTER TABLE akte.mietminderungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mietminderungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mietminderungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mietminderungen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, mangel, raum, mangel_seit, angezeigt_am, kenntnis_am) ON akte.mietminderungen TO mietakte_engine;
GRANT UPDATE (status, verursacht_durch, erheblich, bei_vertrag_bekannt, vorbehalt, energetisch, modernisierung_beginn, pruefung, nachweis_datei_id, behoben_am, behoben_text, abgelehnt_grund, abgelehnt_text) ON akte.mietminderungen TO mietakte_engine;

CREATE POLICY mandant ON akte.mietminderungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mietminderungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mietminderungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mietminderungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mietminderungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
