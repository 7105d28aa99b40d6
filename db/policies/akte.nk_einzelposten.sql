ALTER TABLE akte.nk_einzelposten ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.nk_einzelposten FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.nk_einzelposten TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.nk_einzelposten TO mietakte_engine;
GRANT INSERT (mandant_id, einzelabrechnung_id, nr, kosten_id, art, kostenart, bezeichnung, gesamt, umlage, schluessel, zaehler, nenner, betrag, lohn_art, lohn) ON akte.nk_einzelposten TO mietakte_engine;
GRANT SELECT (mandant_id, id, einzelabrechnung_id, nr, kosten_id, art, kostenart, bezeichnung, gesamt, umlage, schluessel, zaehler, nenner, betrag, lohn_art, lohn) ON akte.nk_einzelposten TO mietakte_portal;

CREATE POLICY mandant ON akte.nk_einzelposten AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.nk_einzelposten TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.nk_einzelposten FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.nk_einzelposten FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.nk_einzelposten FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.nk_einzelposten FOR SELECT TO mietakte_portal
  USING ((SELECT sitzung.mieter_id()) IS NOT NULL AND EXISTS (SELECT FROM akte.nk_einzelabrechnungen x WHERE x.mandant_id = nk_einzelposten.mandant_id AND x.id = nk_einzelposten.einzelabrechnung_id));
