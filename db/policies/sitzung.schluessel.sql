-- The key of the seal. Read by the definer functions of `sitzung` and by nobody else. No client column: it belongs to the server.
ALTER TABLE sitzung.schluessel ENABLE ROW LEVEL SECURITY;
ALTER TABLE sitzung.schluessel FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT (id, innen, aussen, erstellt_am), UPDATE (innen, aussen, erstellt_am) ON sitzung.schluessel TO mietakte_siegel;

-- no call of sitzung.mandant_id() here: it reads this table
CREATE POLICY siegel ON sitzung.schluessel AS RESTRICTIVE TO PUBLIC
  USING (current_user = 'mietakte_siegel') WITH CHECK (current_user = 'mietakte_siegel');
CREATE POLICY siegel_alles ON sitzung.schluessel TO mietakte_siegel USING (true) WITH CHECK (true);
