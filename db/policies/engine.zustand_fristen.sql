-- The same for every client: readable by all who work here, written by the build alone.
ALTER TABLE engine.zustand_fristen ENABLE ROW LEVEL SECURITY;
ALTER TABLE engine.zustand_fristen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON engine.zustand_fristen TO mietakte_engine, mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;

CREATE POLICY lesen ON engine.zustand_fristen FOR SELECT TO mietakte_engine, mietakte_verwaltung, mietakte_dienst, mietakte_pruefer USING (true);
CREATE POLICY aufbau ON engine.zustand_fristen TO mietakte_owner USING (true) WITH CHECK (true);
