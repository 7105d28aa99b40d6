-- Reference rows of everybody: all read. The operator (DBA) appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.kautionszinssaetze ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.kautionszinssaetze FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.kautionszinssaetze TO PUBLIC;
CREATE POLICY lesen ON recht.kautionszinssaetze FOR SELECT TO PUBLIC USING (true);

GRANT INSERT (reihe, gueltig_ab, gueltig_bis, prozent, aus_zweiter_hand, quelle, abgerufen_am, fassung) ON recht.kautionszinssaetze TO mietakte_dba;
GRANT INSERT (reihe, gueltig_ab, gueltig_bis, prozent, aus_zweiter_hand, quelle, abgerufen_am, fassung, erfasst_von) ON recht.kautionszinssaetze TO mietakte_engine;   -- api.referenz_erfassen, for the operator
CREATE POLICY anhaengen ON recht.kautionszinssaetze FOR INSERT TO mietakte_dba, mietakte_owner, mietakte_engine WITH CHECK (true);
