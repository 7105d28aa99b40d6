-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.verzugszuschlaege ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.verzugszuschlaege FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.verzugszuschlaege TO PUBLIC;
CREATE POLICY lesen ON recht.verzugszuschlaege FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (art, gueltig_ab, gueltig_bis, wert, norm, quelle, abgerufen_am, fassung) ON recht.verzugszuschlaege TO mietakte_dba;
CREATE POLICY anhaengen ON recht.verzugszuschlaege FOR INSERT TO mietakte_dba, mietakte_owner WITH CHECK (true);
