ALTER TABLE akte.mieterhoehungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mieterhoehungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mieterhoehungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mieterhoehungen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, anlass_vorgang_id) ON akte.mieterhoehungen TO mietakte_engine;
GRANT UPDATE (status, begruendungsmittel, bezeichnung, stand, feld, merkmale, spanne_von, spanne_bis, vergleichsmiete_qm, qualifizierter_wert_qm, wohnflaeche, kuerzung_monat, vergleichsmiete, beleg_datei_id, miete_bisher, miete_neu, letzte_aenderung_am, letzte_angabe_am, ausgangsmiete, ausgangsmiete_angabe, kappung_prozent, kappung_angabe, kappung_quelle, kappungsgrenze, rechenwege, versandt_am, zugang_am, zugang_nachweis, wirksam_ab, zustimmung_bis, zustimmung_bis_193, klage_bis, klage_spaetestens, sonderkuendigung_bis, sonderkuendigung_mietende, zugestimmt_am, teilmiete, klage_am, klage_gericht, klage_aktenzeichen, urteil_am, urteil_miete, beendet_grund) ON akte.mieterhoehungen TO mietakte_engine;

CREATE POLICY mandant ON akte.mieterhoehungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mieterhoehungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mieterhoehungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mieterhoehungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mieterhoehungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
