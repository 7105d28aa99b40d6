-- Login sessions. A token is looked up before its client is known: only mietakte_siegel may, in functions that name the client.
ALTER TABLE sitzung.sitzungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE sitzung.sitzungen FORCE ROW LEVEL SECURITY;

GRANT SELECT, DELETE,
  INSERT (mandant_id, zugang_id, kanal, token_hash, geraet, ip, netz, fehlversuche, erstellt_am, zuletzt_am, leerlauf, laeuft_ab_am),
  UPDATE (zuletzt_am, widerrufen_am, widerruf_grund, bestaetigt_am)
  ON sitzung.sitzungen TO mietakte_siegel;

CREATE POLICY mandant ON sitzung.sitzungen AS RESTRICTIVE TO PUBLIC
  USING (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()))
  WITH CHECK (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()));
CREATE POLICY siegel_alles ON sitzung.sitzungen TO mietakte_siegel USING (true) WITH CHECK (true);
