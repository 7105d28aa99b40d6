-- One-time links. A token is looked up before its client is known: only mietakte_siegel may, in functions that name the client.
ALTER TABLE sitzung.links ENABLE ROW LEVEL SECURITY;
ALTER TABLE sitzung.links FORCE ROW LEVEL SECURITY;

GRANT SELECT, DELETE,
  INSERT (mandant_id, zugang_id, zweck, token_hash, erstellt_am, laeuft_ab_am),
  UPDATE (eingeloest_am)
  ON sitzung.links TO mietakte_siegel;

CREATE POLICY mandant ON sitzung.links AS RESTRICTIVE TO PUBLIC
  USING (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()))
  WITH CHECK (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()));
CREATE POLICY siegel_alles ON sitzung.links TO mietakte_siegel USING (true) WITH CHECK (true);
