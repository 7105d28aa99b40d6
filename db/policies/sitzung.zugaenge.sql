-- Logins and password hashes. A login is looked up before its client is known: only mietakte_siegel may, in functions that name the client.
ALTER TABLE sitzung.zugaenge ENABLE ROW LEVEL SECURITY;
ALTER TABLE sitzung.zugaenge FORCE ROW LEVEL SECURITY;

GRANT SELECT,
  INSERT (mandant_id, kanal, benutzer_id, mieter_id, email, passwort_hash, passwort_geaendert_am),
  UPDATE (email, passwort_hash, passwort_geaendert_am, fehlversuche, letzter_fehlversuch_am, gesperrt_am, gesperrt_grund)
  ON sitzung.zugaenge TO mietakte_siegel;

CREATE POLICY mandant ON sitzung.zugaenge AS RESTRICTIVE TO PUBLIC
  USING (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()))
  WITH CHECK (current_user = 'mietakte_siegel' OR mandant_id = (SELECT sitzung.mandant_id()));
CREATE POLICY siegel_alles ON sitzung.zugaenge TO mietakte_siegel USING (true) WITH CHECK (true);
