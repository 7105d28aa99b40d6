-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.aufbewahrungsfristen ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.aufbewahrungsfristen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.aufbewahrungsfristen TO PUBLIC;
CREATE POLICY lesen ON recht.aufbewahrungsfristen FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (art, gueltig_ab, gueltig_bis, jahre, norm, quelle, abgerufen_am, fassung) ON recht.aufbewahrungsfristen TO mietakte_dba;
CREATE POLICY anhaengen ON recht.aufbewahrungsfristen FOR INSERT TO mietakte_dba, mietakte_owner WITH CHECK (true);
