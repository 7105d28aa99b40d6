ALTER TABLE akte.nk_abrechnungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.nk_abrechnungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.nk_abrechnungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.nk_abrechnungen TO mietakte_engine;
GRANT INSERT (mandant_id, traeger_id, objekt_id, zeitraum_von, zeitraum_bis, erstellt_von, erstellt_am) ON akte.nk_abrechnungen TO mietakte_engine;
GRANT UPDATE (vorgang_id, status, version, vorgelegt_von, geprueft_von, geprueft_am, freigegeben_von, freigegeben_am, versendet_am, verspaetung, verspaetung_grund, anpassung_ab, warnstufe) ON akte.nk_abrechnungen TO mietakte_engine;

CREATE POLICY mandant ON akte.nk_abrechnungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.nk_abrechnungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.nk_abrechnungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.nk_abrechnungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.nk_abrechnungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
