-- The same for every client: readable by all who work here, written by the build alone.
ALTER TABLE engine.zustaende ENABLE ROW LEVEL SECURITY;
ALTER TABLE engine.zustaende FORCE ROW LEVEL SECURITY;

GRANT SELECT ON engine.zustaende TO mietakte_engine, mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;

CREATE POLICY lesen ON engine.zustaende FOR SELECT TO mietakte_engine, mietakte_verwaltung, mietakte_dienst, mietakte_pruefer USING (true);
CREATE POLICY aufbau ON engine.zustaende TO mietakte_owner USING (true) WITH CHECK (true);
