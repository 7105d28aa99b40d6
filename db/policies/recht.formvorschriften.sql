-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.formvorschriften ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.formvorschriften FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.formvorschriften TO PUBLIC;
CREATE POLICY lesen ON recht.formvorschriften FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (vorgang, gueltig_ab, gueltig_bis, form, norm, quelle, abgerufen_am, fassung) ON recht.formvorschriften TO mietakte_dba;
CREATE POLICY anhaengen ON recht.formvorschriften FOR INSERT TO mietakte_dba, mietakte_owner WITH CHECK (true);
