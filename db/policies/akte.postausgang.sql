ALTER TABLE akte.postausgang ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.postausgang FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.postausgang TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.postausgang TO mietakte_engine;
GRANT INSERT (mandant_id, schluessel, dokument_id, vorgang_id, mietverhaeltnis_id, weg, weg_grund, empfaenger, anschrift, adressen, betreff, text, naechster_ab, eingereiht_am, eingereiht_von, lesebestaetigung) ON akte.postausgang TO mietakte_engine;
GRANT UPDATE (status, versuche, naechster_ab, druckstapel_id, stapel_position, grund, erledigt_am) ON akte.postausgang TO mietakte_engine;

CREATE POLICY mandant ON akte.postausgang AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.postausgang TO mietakte_engine USING (true) WITH CHECK (true);
-- a link to log in is for the tenant's eyes alone: with it staff could be the tenant for ten minutes
CREATE POLICY verwaltung ON akte.postausgang FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung' AND schluessel NOT LIKE 'nachricht:anmeldelink:%');
CREATE POLICY dienst ON akte.postausgang FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.postausgang FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung' AND schluessel NOT LIKE 'nachricht:anmeldelink:%');
