-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.basiszinssaetze ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.basiszinssaetze FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.basiszinssaetze TO PUBLIC;
CREATE POLICY lesen ON recht.basiszinssaetze FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (gueltig_ab, prozent, quelle, abgerufen_am, fassung) ON recht.basiszinssaetze TO mietakte_dba;
GRANT INSERT (gueltig_ab, prozent, quelle, abgerufen_am, fassung, erfasst_von) ON recht.basiszinssaetze TO mietakte_engine;   -- api.referenz_erfassen, for the operator
CREATE POLICY anhaengen ON recht.basiszinssaetze FOR INSERT TO mietakte_dba, mietakte_owner, mietakte_engine WITH CHECK (true);
