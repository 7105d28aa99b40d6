-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.kappungsgrenzen ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.kappungsgrenzen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.kappungsgrenzen TO PUBLIC;
CREATE POLICY lesen ON recht.kappungsgrenzen FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (land, gemeinde, gueltig_ab, gueltig_bis, prozent, norm, quelle, abgerufen_am, fassung) ON recht.kappungsgrenzen TO mietakte_dba;
GRANT INSERT (land, gemeinde, gueltig_ab, gueltig_bis, prozent, norm, quelle, abgerufen_am, fassung, erfasst_von) ON recht.kappungsgrenzen TO mietakte_engine;   -- api.referenz_erfassen, for the operator
CREATE POLICY anhaengen ON recht.kappungsgrenzen FOR INSERT TO mietakte_dba, mietakte_owner, mietakte_engine WITH CHECK (true);
