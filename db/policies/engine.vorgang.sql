ALTER TABLE engine.vorgang ENABLE ROW LEVEL SECURITY;
ALTER TABLE engine.vorgang FORCE ROW LEVEL SECURITY;

GRANT SELECT ON engine.vorgang TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON engine.vorgang TO mietakte_engine;
GRANT INSERT (mandant_id, traeger_id, automat, version, variante, zustand, zustand_seit, ende_art, exklusiv, ist_klammer, entstanden_aus, gestartet_am, gestartet_von, beendet_am, uebernommen) ON engine.vorgang TO mietakte_engine;
GRANT UPDATE (zustand, zustand_seit, ende_art, beendet_am) ON engine.vorgang TO mietakte_engine;

CREATE POLICY mandant ON engine.vorgang AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON engine.vorgang TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON engine.vorgang FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON engine.vorgang FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON engine.vorgang FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
