-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.laender ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.laender FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.laender TO PUBLIC;
CREATE POLICY lesen ON recht.laender FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (kuerzel, name, gehoert_zu, quelle, abgerufen_am) ON recht.laender TO mietakte_dba;
CREATE POLICY anhaengen ON recht.laender FOR INSERT TO mietakte_dba, mietakte_owner WITH CHECK (true);
