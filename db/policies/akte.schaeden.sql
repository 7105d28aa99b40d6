ALTER TABLE akte.schaeden ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.schaeden FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.schaeden TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.schaeden TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, kategorie, raum, beschreibung, seit, gemeldet_am) ON akte.schaeden TO mietakte_engine;
GRANT UPDATE (status, ursache, kostentraeger, kosten_geschaetzt, versicherung, schadennummer, versicherung_gemeldet_am, versicherung_betrag, reguliert_am, reguliert_betrag, versicherung_abgelehnt_am, versicherung_ablehnung, abgerechnet_am, kosten_betrag, anteil_vermieter, anteil_mieter, anteil_versicherung, anteil_weg, anteil_grund, forderung_id, verjaehrung_am, unbegruendet_grund, unbegruendet_text) ON akte.schaeden TO mietakte_engine;

CREATE POLICY mandant ON akte.schaeden AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.schaeden TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.schaeden FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.schaeden FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.schaeden FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
