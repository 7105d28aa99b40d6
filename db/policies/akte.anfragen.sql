ALTER TABLE akte.anfragen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.anfragen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.anfragen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.anfragen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, jahr, laufend, kanal, kategorie, betreff, text, text_digest, person, mieter_id, mietverhaeltnis_id, einheit_id, objekt_id, erkannt_durch, absender_name, absender_email, absender_telefon, raum, gewerk, seit, dringend, eingegangen_am, erfasst_am, externe_id) ON akte.anfragen TO mietakte_engine;
GRANT UPDATE (status, person, mieter_id, mietverhaeltnis_id, einheit_id, objekt_id, erkannt_durch, kategorie, zustaendig_id, wartet_auf_mieter, beantwortet_am, verworfen_grund, verworfen_text, status_gemeldet) ON akte.anfragen TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, nummer, kategorie, betreff, text, mieter_id, mietverhaeltnis_id, raum, gewerk, seit, dringend, eingegangen_am, wartet_auf_mieter) ON akte.anfragen TO mietakte_portal;

CREATE POLICY mandant ON akte.anfragen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.anfragen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.anfragen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.anfragen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.anfragen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.anfragen FOR SELECT TO mietakte_portal
  USING (mieter_id = (SELECT sitzung.mieter_id())
         -- what somebody reported for the flat without saying who, by telephone
         OR (mieter_id IS NULL AND mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])
             AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), mietverhaeltnis_id, (eingegangen_am AT TIME ZONE 'Europe/Berlin')::date)));
