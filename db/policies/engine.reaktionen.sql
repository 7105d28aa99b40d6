-- The same for every client: readable by all who work here, written by the build alone.
ALTER TABLE engine.reaktionen ENABLE ROW LEVEL SECURITY;
ALTER TABLE engine.reaktionen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON engine.reaktionen TO mietakte_engine, mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;

CREATE POLICY lesen ON engine.reaktionen FOR SELECT TO mietakte_engine, mietakte_verwaltung, mietakte_dienst, mietakte_pruefer USING (true);
CREATE POLICY aufbau ON engine.reaktionen TO mietakte_owner USING (true) WITH CHECK (true);
