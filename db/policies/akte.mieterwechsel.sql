ALTER TABLE akte.mieterwechsel ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mieterwechsel FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mieterwechsel TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mieterwechsel TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, art, angefragt_durch, angefragt_am, grund, ausscheidend_id, eintritt_anrede, eintritt_vorname, eintritt_nachname, eintritt_email, eintritt_telefon, wechsel_am, todestag, kenntnis_am, haushalt) ON akte.mieterwechsel TO mietakte_engine;
GRANT UPDATE (status, eintretend_id, bonitaet, zugestimmt_am, form, unterzeichnet_am, unterzeichnet_von, vereinbarung_datei_id, kaution_weg, kaution_am, kaution_betrag, kaution_zinsen, abgelehnt_grund, abgelehnt_text, wechsel_am) ON akte.mieterwechsel TO mietakte_engine;

CREATE POLICY mandant ON akte.mieterwechsel AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mieterwechsel TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mieterwechsel FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mieterwechsel FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mieterwechsel FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
