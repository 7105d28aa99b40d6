ALTER TABLE akte.nk_einzelabrechnungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.nk_einzelabrechnungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.nk_einzelabrechnungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.nk_einzelabrechnungen TO mietakte_engine;
GRANT INSERT (mandant_id, abrechnung_id, version, nutzung_id, mietverhaeltnis_id, von, bis, kosten_bk, kosten_hk, vorauszahlung_bk, vorauszahlung_hk, vorauszahlung_art, vorauszahlung_offen, saldo, lohn_haushaltsnah, lohn_handwerker, neu_bk, neu_hk, eingefroren_am) ON akte.nk_einzelabrechnungen TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, abrechnung_id, version, nutzung_id, mietverhaeltnis_id, von, bis, kosten_bk, kosten_hk, vorauszahlung_bk, vorauszahlung_hk, vorauszahlung_art, saldo, lohn_haushaltsnah, lohn_handwerker, neu_bk, neu_hk) ON akte.nk_einzelabrechnungen TO mietakte_portal;

CREATE POLICY mandant ON akte.nk_einzelabrechnungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.nk_einzelabrechnungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.nk_einzelabrechnungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.nk_einzelabrechnungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.nk_einzelabrechnungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.nk_einzelabrechnungen FOR SELECT TO mietakte_portal
  USING (mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])
    AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), mietverhaeltnis_id, bis));
