-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.modernisierungskappung ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.modernisierungskappung FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.modernisierungskappung TO PUBLIC;
CREATE POLICY lesen ON recht.modernisierungskappung FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (regel, gueltig_ab, gueltig_bis, wortlaut_bekannt, prozent, kappung, schwelle, kappung_unter_schwelle, kostengrenze, pauschalabzug, norm, quelle, abgerufen_am, fassung) ON recht.modernisierungskappung TO mietakte_dba;
CREATE POLICY anhaengen ON recht.modernisierungskappung FOR INSERT TO mietakte_dba, mietakte_owner WITH CHECK (true);
