-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.vpi ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.vpi FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.vpi TO PUBLIC;
CREATE POLICY lesen ON recht.vpi FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (basisjahr, monat, wert, quelle, abgerufen_am, fassung) ON recht.vpi TO mietakte_dba;
GRANT INSERT (basisjahr, monat, wert, quelle, abgerufen_am, fassung, erfasst_von) ON recht.vpi TO mietakte_engine;   -- api.referenz_erfassen, for the operator
CREATE POLICY anhaengen ON recht.vpi FOR INSERT TO mietakte_dba, mietakte_owner, mietakte_engine WITH CHECK (true);
