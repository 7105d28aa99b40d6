-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.co2_stufen ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.co2_stufen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.co2_stufen TO PUBLIC;
CREATE POLICY lesen ON recht.co2_stufen FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (gueltig_ab, gueltig_bis, ab_kg, unter_kg, vermieter_prozent, quelle, abgerufen_am, fassung) ON recht.co2_stufen TO mietakte_dba;
CREATE POLICY anhaengen ON recht.co2_stufen FOR INSERT TO mietakte_dba, mietakte_owner WITH CHECK (true);
