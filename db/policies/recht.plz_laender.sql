-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.plz_laender ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.plz_laender FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.plz_laender TO PUBLIC;
CREATE POLICY lesen ON recht.plz_laender FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (plz_von, plz_bis, land, quelle, abgerufen_am, fassung) ON recht.plz_laender TO mietakte_dba;
CREATE POLICY anhaengen ON recht.plz_laender FOR INSERT TO mietakte_dba, mietakte_owner WITH CHECK (true);
