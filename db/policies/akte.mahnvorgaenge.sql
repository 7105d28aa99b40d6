ALTER TABLE akte.mahnvorgaenge ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mahnvorgaenge FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mahnvorgaenge TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mahnvorgaenge TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, eigentuemer_id, einheit_id, posten, hauptforderung, zinsen, berechnet_am) ON akte.mahnvorgaenge TO mietakte_engine;
GRANT UPDATE (status, stufe, stufe_1_am, stufe_2_am, stufe_3_am, zahlbar_bis, posten, hauptforderung, zinsen, berechnet_am, ruht_bis, frist_abgelaufen_am, ausgesetzt_art, ausgesetzt_von, ausgesetzt_bis, ausgesetzt_grund, mahngericht, antrag_am, aktenzeichen, mahnbescheid, inkasso_an, inkasso_am,
  zugestellt_am, widerspruch_bis, vb_antrag_ab, vb_antrag_spaetestens, widerspruchsfrist_vermerkt_am, weggefallen_am, vb_antrag_am, vb_am, vb_zugestellt_am, einspruch_bis,
  einspruchsfrist_vermerkt_am, widerspruch_am, titel_art, titel_am) ON akte.mahnvorgaenge TO mietakte_engine;
GRANT SELECT (mandant_id, id, mietverhaeltnis_id, status, stufe, stufe_1_am, stufe_2_am, stufe_3_am, zahlbar_bis, hauptforderung, zinsen, ausgesetzt_art, ausgesetzt_bis) ON akte.mahnvorgaenge TO mietakte_portal;

CREATE POLICY mandant ON akte.mahnvorgaenge AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mahnvorgaenge TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mahnvorgaenge FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mahnvorgaenge FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mahnvorgaenge FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.mahnvorgaenge FOR SELECT TO mietakte_portal
  USING (mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])
    AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), mietverhaeltnis_id, coalesce(stufe_1_am, berechnet_am, zahlbar_bis)));
