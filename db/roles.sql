-- Roles of a Mietakte database: who exists, who belongs to whom, which limits a login has.
-- Run by `mietakte migrate` before everything else, in a transaction of its own, and safe to run again.
-- Needs CREATEROLE (and, for BYPASSRLS of the backup login, a superuser). Roles are shared by all databases of a server.
-- Passwords are not set here: on a server reached by network the administrator sets them (ALTER ROLE … PASSWORD).

DO $roles$
DECLARE
  v_role    record;
  v_group   text;
  v_member  text;
  v_pair    text;
  v_pairs   CONSTANT text[] := ARRAY[  -- group > member
    'mietakte_engine > mietakte_owner',
    'mietakte_siegel > mietakte_owner',
    'mietakte_loeschung > mietakte_owner',
    'mietakte_owner > mietakte_deploy',
    'mietakte_engine > mietakte_deploy',
    'mietakte_siegel > mietakte_deploy',
    'mietakte_loeschung > mietakte_deploy',
    'mietakte_verwaltung > mietakte_dba',
    'mietakte_portal > mietakte_dba',
    'mietakte_freigabe > mietakte_dba',
    'mietakte_dienst > mietakte_dba',
    'mietakte_pruefer > mietakte_dba'
  ];
BEGIN
  -- limit = CONNECTION LIMIT; the timeouts keep a hung page or an open psql from blocking the others
  FOR v_role IN
    SELECT * FROM (VALUES
      --  name                    login  limit  statement_timeout  idle_in_transaction  lock_timeout
      ('mietakte_owner',          false,   0,   NULL,              NULL,                NULL),
      ('mietakte_engine',         false,   0,   NULL,              NULL,                NULL),
      ('mietakte_siegel',         false,   0,   NULL,              NULL,                NULL),
      ('mietakte_loeschung',      false,   0,   NULL,              NULL,                NULL),
      ('mietakte_deploy',         true,    5,   '0',               '10min',             '5s'),
      ('mietakte_verwaltung',     true,   40,   '30s',             '60s',               '5s'),
      ('mietakte_portal',         true,   40,   '10s',             '30s',               '5s'),
      ('mietakte_freigabe',       true,   10,   '10s',             '30s',               '5s'),
      ('mietakte_anmeldung',      true,   20,   '10s',             '30s',               '5s'),
      ('mietakte_dienst',         true,   10,   '15min',           '60s',               '10s'),
      ('mietakte_pruefer',        true,    5,   '5min',            '5min',              '5s'),
      ('mietakte_sicherung',      true,    3,   '0',               '0',                 '60s'),
      ('mietakte_dba',            true,   10,   '10min',           '30min',             '10s')
    ) AS r (name, login, verbindungen, anweisung, leerlauf, sperre)
  LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = v_role.name) THEN
      EXECUTE pg_catalog.format('CREATE ROLE %I', v_role.name);
    END IF;
    EXECUTE pg_catalog.format('ALTER ROLE %I %s NOCREATEDB NOCREATEROLE INHERIT CONNECTION LIMIT %s',
                              v_role.name,
                              CASE WHEN v_role.login THEN 'LOGIN' ELSE 'NOLOGIN' END,
                              CASE WHEN v_role.login THEN v_role.verbindungen ELSE -1 END);
    IF v_role.login THEN
      EXECUTE pg_catalog.format('ALTER ROLE %I SET statement_timeout = %L', v_role.name, v_role.anweisung);
      EXECUTE pg_catalog.format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', v_role.name, v_role.leerlauf);
      EXECUTE pg_catalog.format('ALTER ROLE %I SET lock_timeout = %L', v_role.name, v_role.sperre);
      -- the engine refuses any other isolation level; a server default must not turn every call into a refusal
      EXECUTE pg_catalog.format('ALTER ROLE %I SET default_transaction_isolation = %L', v_role.name, 'read committed');
      -- programs get UTC whatever the server's zone is; people at a prompt read the time of their clock
      EXECUTE pg_catalog.format('ALTER ROLE %I SET "TimeZone" = %L', v_role.name,
        CASE WHEN v_role.name IN ('mietakte_dba', 'mietakte_pruefer') THEN 'Europe/Berlin' ELSE 'UTC' END);
    END IF;
  END LOOP;

  -- The owner belongs to the definer roles, or it could not hand functions over to them;
  -- deploy belongs to all of them, because a build takes them on. The DBA sees what the context it enters sees.
  FOREACH v_pair IN ARRAY v_pairs LOOP
    v_group := pg_catalog.split_part(v_pair, ' > ', 1);
    v_member := pg_catalog.split_part(v_pair, ' > ', 2);
    IF NOT EXISTS (
      SELECT FROM pg_catalog.pg_auth_members AS m
      WHERE m.roleid = v_group::pg_catalog.regrole AND m.member = v_member::pg_catalog.regrole
    ) THEN
      EXECUTE pg_catalog.format('GRANT %I TO %I', v_group, v_member);
    END IF;
  END LOOP;

  -- A membership that is not in the list is a way around the wall: take it back.
  -- Members that are no roles of ours (who created them, PostgreSQL 16 and later) are left alone.
  FOR v_group, v_member IN
    SELECT g.rolname, m.rolname
    FROM pg_catalog.pg_auth_members AS a
    JOIN pg_catalog.pg_roles AS g ON g.oid = a.roleid
    JOIN pg_catalog.pg_roles AS m ON m.oid = a.member
    WHERE m.rolname LIKE 'mietakte\_%'
      AND pg_catalog.concat(g.rolname, ' > ', m.rolname) <> ALL (v_pairs)
  LOOP
    EXECUTE pg_catalog.format('REVOKE %I FROM %I', v_group, v_member);
  END LOOP;
END
$roles$;

-- Only a superuser may hand out BYPASSRLS on every supported version. Without it a backup would be silently partial,
-- which pg_dump refuses; `mietakte doctor` names it.
DO $sicherung$
BEGIN
  IF NOT (SELECT rolbypassrls FROM pg_catalog.pg_roles WHERE rolname = 'mietakte_sicherung') THEN
    ALTER ROLE mietakte_sicherung BYPASSRLS;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'mietakte_sicherung has no BYPASSRLS: a superuser has to run ALTER ROLE mietakte_sicherung BYPASSRLS';
END
$sicherung$;
