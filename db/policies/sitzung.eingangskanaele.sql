-- Tokens of programs. Looked up before the client is known: only mietakte_siegel may, in its functions.
ALTER TABLE sitzung.eingangskanaele ENABLE ROW LEVEL SECURITY;
ALTER TABLE sitzung.eingangskanaele FORCE ROW LEVEL SECURITY;

GRANT SELECT,
  INSERT (mandant_id, name, kanal, token_hash, erstellt_am),
  UPDATE (widerrufen_am)
  ON sitzung.eingangskanaele TO mietakte_siegel;

CREATE POLICY mandant ON sitzung.eingangskanaele AS RESTRICTIVE TO PUBLIC
  USING (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()))
  WITH CHECK (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()));
CREATE POLICY siegel_alles ON sitzung.eingangskanaele TO mietakte_siegel USING (true) WITH CHECK (true);
