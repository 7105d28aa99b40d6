ALTER TABLE engine.idempotenz ENABLE ROW LEVEL SECURITY;
ALTER TABLE engine.idempotenz FORCE ROW LEVEL SECURITY;

GRANT SELECT ON engine.idempotenz TO mietakte_engine;
GRANT INSERT (mandant_id, schluessel, akteur, anfrage, ergebnis, zeit) ON engine.idempotenz TO mietakte_engine;

CREATE POLICY mandant ON engine.idempotenz AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON engine.idempotenz TO mietakte_engine USING (true) WITH CHECK (true);
