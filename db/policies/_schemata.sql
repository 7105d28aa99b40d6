-- Who may look into which schema. Tables and functions inside have their own grants; without USAGE none of them counts.
-- The portal and the owner's magic link never see `akte`: they read views of `portal` and call functions.

-- the definer functions run as these two
GRANT USAGE ON SCHEMA akte, engine, audit, recht, regel, sitzung, api, portal TO mietakte_engine;
GRANT USAGE ON SCHEMA akte, engine, audit, recht, sitzung TO mietakte_siegel;

-- staff, job, auditor (the DBA is a member of these)
GRANT USAGE ON SCHEMA akte, engine, audit, recht, sitzung, api TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;

-- tenants, owners by link, login
GRANT USAGE ON SCHEMA portal, recht, sitzung TO mietakte_portal, mietakte_freigabe;
GRANT USAGE ON SCHEMA portal TO mietakte_anmeldung;                 -- asks for a link, before there is a session
GRANT USAGE ON SCHEMA sitzung TO mietakte_anmeldung;
