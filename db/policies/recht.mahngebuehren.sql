-- Reference rows of everybody: all read. The fees are fixed by the product: no role appends one. Nobody changes or deletes one: there is no policy and no grant for it,
-- and FORCE binds the owner too. Rows that hold for everybody belong to no client, so there is no RESTRICTIVE client policy.
ALTER TABLE recht.mahngebuehren ENABLE ROW LEVEL SECURITY;
ALTER TABLE recht.mahngebuehren FORCE ROW LEVEL SECURITY;

GRANT SELECT ON recht.mahngebuehren TO PUBLIC;
CREATE POLICY lesen ON recht.mahngebuehren FOR SELECT TO PUBLIC USING (true);

-- only a migration of the product
CREATE POLICY anhaengen ON recht.mahngebuehren FOR INSERT TO mietakte_owner WITH CHECK (true);
