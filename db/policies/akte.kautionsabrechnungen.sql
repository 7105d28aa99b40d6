ALTER TABLE akte.kautionsabrechnungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.kautionsabrechnungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.kautionsabrechnungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.kautionsabrechnungen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, kaution_id, frist_bis) ON akte.kautionsabrechnungen TO mietakte_engine;
GRANT UPDATE (status, ueberfaellig, einwendung_am, einwendung_text) ON akte.kautionsabrechnungen TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, mietverhaeltnis_id, status, frist_bis) ON akte.kautionsabrechnungen TO mietakte_portal;

CREATE POLICY mandant ON akte.kautionsabrechnungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.kautionsabrechnungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.kautionsabrechnungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.kautionsabrechnungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.kautionsabrechnungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.kautionsabrechnungen FOR SELECT TO mietakte_portal
  USING (mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])
    AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), mietverhaeltnis_id, frist_bis));
