-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.feiertage ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.feiertage FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.feiertage TO PUBLIC;
CREATE POLICY lesen ON recht.feiertage FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (land, tag, name, arbeitsfrei, quelle, abgerufen_am, fassung) ON recht.feiertage TO mietakte_dba;
CREATE POLICY anhaengen ON recht.feiertage FOR INSERT TO mietakte_dba, mietakte_owner WITH CHECK (true);
