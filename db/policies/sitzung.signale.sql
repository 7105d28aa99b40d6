-- Written by whatever changes something, read by the live service for every client at once: only mietakte_siegel may, in its functions.
ALTER TABLE sitzung.signale ENABLE ROW LEVEL SECURITY;
ALTER TABLE sitzung.signale FORCE ROW LEVEL SECURITY;

GRANT SELECT, DELETE,
  INSERT (mandant_id, xid, themen, am),
  UPDATE (themen)
  ON sitzung.signale TO mietakte_siegel;

CREATE POLICY mandant ON sitzung.signale AS RESTRICTIVE TO PUBLIC
  USING (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()))
  WITH CHECK (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()));
CREATE POLICY siegel_alles ON sitzung.signale TO mietakte_siegel USING (true) WITH CHECK (true);
