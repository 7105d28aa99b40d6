ALTER TABLE akte.dokumente ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.dokumente FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.dokumente TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.dokumente TO mietakte_engine;
GRANT INSERT (mandant_id, mietverhaeltnis_id, vorgang_id, art, an, version, titel, vorlage, vorlage_version, daten, daten_digest, kettenkopf, fuer_mieter, erstellt_am) ON akte.dokumente TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, mietverhaeltnis_id, vorgang_id, art, an, version, titel, fuer_mieter, erstellt_am) ON akte.dokumente TO mietakte_portal;

CREATE POLICY mandant ON akte.dokumente AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.dokumente TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.dokumente FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.dokumente FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.dokumente FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.dokumente FOR SELECT TO mietakte_portal
  USING (fuer_mieter AND mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])
    AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), mietverhaeltnis_id, (erstellt_am AT TIME ZONE 'Europe/Berlin')::date)
    -- what is about the data of one person is for this person alone, not for the others of the lease
    AND (art NOT IN ('stammdaten_bestaetigung', 'stammdaten_ablehnung', 'bankverbindung_hinweis')
         OR EXISTS (SELECT FROM akte.stammdatenaenderungen x WHERE x.mandant_id = dokumente.mandant_id AND x.vorgang_id = dokumente.vorgang_id)));
