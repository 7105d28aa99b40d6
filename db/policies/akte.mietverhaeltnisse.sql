ALTER TABLE akte.mietverhaeltnisse ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mietverhaeltnisse FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mietverhaeltnisse TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mietverhaeltnisse TO mietakte_engine;
GRANT INSERT (mandant_id, traeger_id, vertragsnummer, einheit_id, mietbeginn, ueberlassung_am, mietende, auszug_geplant_am, rueckgabe_am, gewerbe, kuendigung_sonderfall, lastschrift, mahnsperre, erwachsene, kinder, personen, notizen, uebernommen, herkunft) ON akte.mietverhaeltnisse TO mietakte_engine;
GRANT UPDATE (status, ausgang, ueberlassung_am, mietende, auszug_geplant_am, rueckgabe_am, lastschrift, mahnsperre, erwachsene, kinder, personen, notizen) ON akte.mietverhaeltnisse TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, vertragsnummer, einheit_id, status, mietbeginn, ueberlassung_am, mietende, auszug_geplant_am, rueckgabe_am) ON akte.mietverhaeltnisse TO mietakte_portal;
GRANT UPDATE (gesperrt_am) ON akte.mietverhaeltnisse TO mietakte_engine;

CREATE POLICY mandant ON akte.mietverhaeltnisse AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mietverhaeltnisse TO mietakte_engine USING (true) WITH CHECK (true);
-- restricted (Art. 18): whoever looks after data protection still sees it
CREATE POLICY verwaltung ON akte.mietverhaeltnisse FOR SELECT TO mietakte_verwaltung
  USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung' AND (gesperrt_am IS NULL OR (SELECT sitzung.rolle()) = ANY ('{datenschutz,verwalter-admin}')));
CREATE POLICY dienst ON akte.mietverhaeltnisse FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mietverhaeltnisse FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.mietverhaeltnisse FOR SELECT TO mietakte_portal
  USING (id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[]));
