-- Who may add reference rows for everybody. Named by the DBA through functions of mietakte_siegel; nobody else reads it.
ALTER TABLE sitzung.betreiber ENABLE ROW LEVEL SECURITY;
ALTER TABLE sitzung.betreiber FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT (mandant_id, benutzer_id), UPDATE (entlassen_am) ON sitzung.betreiber TO mietakte_siegel;

CREATE POLICY mandant ON sitzung.betreiber AS RESTRICTIVE TO PUBLIC
  USING (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()))
  WITH CHECK (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()));
CREATE POLICY siegel_alles ON sitzung.betreiber TO mietakte_siegel USING (true) WITH CHECK (true);
