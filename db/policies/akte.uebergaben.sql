ALTER TABLE akte.uebergaben ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.uebergaben FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.uebergaben TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.uebergaben TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, variante, geplant_am) ON akte.uebergaben TO mietakte_engine;
GRANT UPDATE (status, geplant_am, termin, treffpunkt, begonnen_am, uebergeben_am, bemerkung, neue_strasse, neue_plz, neue_ort, protokoll_fassung, protokoll_digest, verjaehrung_am, abgesagt_grund) ON akte.uebergaben TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, mietverhaeltnis_id, variante, status, geplant_am, termin, treffpunkt, uebergeben_am, protokoll_digest) ON akte.uebergaben TO mietakte_portal;

CREATE POLICY mandant ON akte.uebergaben AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.uebergaben TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.uebergaben FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.uebergaben FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.uebergaben FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.uebergaben FOR SELECT TO mietakte_portal
  USING (mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])
    AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), mietverhaeltnis_id, coalesce((coalesce(uebergeben_am, termin) AT TIME ZONE 'Europe/Berlin')::date, geplant_am)));
