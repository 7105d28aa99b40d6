ALTER TABLE akte.mietzahlungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mietzahlungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mietzahlungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mietzahlungen TO mietakte_engine;
GRANT INSERT (mandant_id, mietverhaeltnis_id, art, bezeichnung, monat, zeitraum_von, zeitraum_bis, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund, status, bestritten_am, vorgang_id, herkunft, angelegt_am, angelegt_von, entscheidung_id) ON akte.mietzahlungen TO mietakte_engine;
GRANT UPDATE (status, soll, getilgt, verzug_ab, bestritten_am, gestundet_bis) ON akte.mietzahlungen TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, mietverhaeltnis_id, art, bezeichnung, monat, zeitraum_von, zeitraum_bis, faellig_am, status, soll, getilgt, offen, bestritten_am, gestundet_bis) ON akte.mietzahlungen TO mietakte_portal;

CREATE POLICY mandant ON akte.mietzahlungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mietzahlungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mietzahlungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mietzahlungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mietzahlungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.mietzahlungen FOR SELECT TO mietakte_portal
  USING (mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])
    AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), mietverhaeltnis_id, faellig_am));
