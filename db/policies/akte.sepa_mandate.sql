ALTER TABLE akte.sepa_mandate ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.sepa_mandate FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.sepa_mandate TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.sepa_mandate TO mietakte_engine;
GRANT INSERT (mandant_id, mietverhaeltnis_id, eigentuemer_id, einheit_id, bankkonto_id, mandatsreferenz, art, datei_id, unterschrieben_am, gueltig_ab, vorgang_id, erfasst_am, erfasst_von) ON akte.sepa_mandate TO mietakte_engine;
GRANT SELECT (mandant_id, id, mietverhaeltnis_id, bankkonto_id, mandatsreferenz, unterschrieben_am, gueltig_ab) ON akte.sepa_mandate TO mietakte_portal;

CREATE POLICY mandant ON akte.sepa_mandate AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.sepa_mandate TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.sepa_mandate FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.sepa_mandate FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.sepa_mandate FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.sepa_mandate FOR SELECT TO mietakte_portal
  USING ((SELECT sitzung.mieter_id()) IS NOT NULL AND EXISTS (SELECT FROM akte.bankkonten x WHERE x.mandant_id = sepa_mandate.mandant_id AND x.id = sepa_mandate.bankkonto_id));
