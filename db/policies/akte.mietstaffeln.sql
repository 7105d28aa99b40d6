ALTER TABLE akte.mietstaffeln ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mietstaffeln FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mietstaffeln TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mietstaffeln TO mietakte_engine;
GRANT INSERT (mandant_id, mietverhaeltnis_id, vereinbarung, gueltig_ab, betrag, nachtrag_id, vorgang_id, erfasst_am) ON akte.mietstaffeln TO mietakte_engine;

CREATE POLICY mandant ON akte.mietstaffeln AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mietstaffeln TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mietstaffeln FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mietstaffeln FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mietstaffeln FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
