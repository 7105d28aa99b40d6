-- The same for every client: readable by all who work here, written by the build alone.
ALTER TABLE engine.fehlercodes ENABLE ROW LEVEL SECURITY;
ALTER TABLE engine.fehlercodes FORCE ROW LEVEL SECURITY;

GRANT SELECT ON engine.fehlercodes TO mietakte_engine, mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;

CREATE POLICY lesen ON engine.fehlercodes FOR SELECT TO mietakte_engine, mietakte_verwaltung, mietakte_dienst, mietakte_pruefer USING (true);
CREATE POLICY aufbau ON engine.fehlercodes TO mietakte_owner USING (true) WITH CHECK (true);
