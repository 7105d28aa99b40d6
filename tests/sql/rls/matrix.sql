-- Role × table × command × (own / predecessor in the same flat / neighbour / other client / no context / wrong channel),
-- generated from the catalogue: a table that is forgotten anywhere fails here.
--
-- Every client table gets four rows, keyed 970001 to 970004: lease A (tenant 1 in flat 1), lease B (tenant 2, who lived in flat 1
-- before), lease C (tenant 3 in flat 2), all of client 970001, and lease D (tenant 4) of client 970004. The values are made up by
-- type, with checks and foreign keys off: what is tested is who sees which row, not what is in it.
\ir ../hilfen.psql
SET LOCAL session_replication_role = replica;

CREATE TABLE tests.tabellen AS
SELECT c.oid AS tabelle, c.oid::regclass::text AS name, n.nspname AS schema,
       EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'mandant_id' AND NOT a.attisdropped) AS hat_mandant,
       (SELECT a.attname FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(nr, ord) JOIN pg_attribute a ON a.attnum = k.nr
         WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid ORDER BY k.ord DESC LIMIT 1) AS schluessel,
       (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = '' AND a.attgenerated = ''
         ORDER BY a.attnum LIMIT 1) AS spalte
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('akte', 'engine', 'audit', 'recht', 'regel', 'sitzung', 'api', 'portal');

CREATE FUNCTION tests.fuellen() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_t record; v_c record; v_spalten text; v_werte text; v_key bigint; v_mandant bigint;
BEGIN
  FOR v_c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype = 'c' AND conrelid IN (SELECT tabelle FROM tests.tabellen) LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', v_c.t, v_c.conname);
  END LOOP;
  FOR v_t IN SELECT * FROM tests.tabellen WHERE hat_mandant LOOP
    FOR v_key IN SELECT generate_series(970001, 970004) LOOP
      v_mandant := CASE WHEN v_key = 970004 THEN 970004 ELSE 970001 END;
      CONTINUE WHEN v_t.name = 'akte.mandanten' AND v_key IN (970002, 970003);
      SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
             string_agg(CASE
               WHEN a.attname = 'mandant_id' THEN v_mandant::text
               WHEN v_t.name = 'akte.mietverhaeltnisse' AND a.attname = 'einheit_id' THEN CASE v_key WHEN 970002 THEN '970001' ELSE v_key::text END
               WHEN a.attname = 'art' AND v_t.name = 'engine.traeger' THEN quote_literal('vermietung')
               WHEN a.attname = 'rolle' THEN quote_literal('sachbearbeitung')
               WHEN a.attname = 'monat' AND a.atttypid = 'date'::regtype THEN format('current_date - %s', v_key - 970000)
               WHEN a.attname IN ('bis', 'gesperrt_am', 'widerrufen_am') AND NOT a.attnotnull THEN 'NULL'
               ELSE CASE format_type(a.atttypid, NULL)
                 WHEN 'bigint' THEN v_key::text WHEN 'integer' THEN (v_key - 970000)::text WHEN 'smallint' THEN '1' WHEN 'numeric' THEN '1'
                 WHEN 'text' THEN quote_literal('wert ' || v_key) WHEN 'boolean' THEN 'true' WHEN 'date' THEN 'current_date'
                 WHEN 'timestamp with time zone' THEN 'now()' WHEN 'uuid' THEN 'gen_random_uuid()' WHEN 'jsonb' THEN quote_literal('{}')
                 WHEN 'bytea' THEN quote_literal('\x' || lpad(to_hex(v_key), 8, '0')) WHEN 'interval' THEN quote_literal('1 day')
                 WHEN 'inet' THEN quote_literal('127.0.0.1') WHEN 'cidr' THEN quote_literal('127.0.0.0/24') WHEN 'text[]' THEN quote_literal('{}') WHEN 'bigint[]' THEN quote_literal('{}') WHEN 'date[]' THEN quote_literal('{}')
                 WHEN 'time without time zone' THEN quote_literal('09:00') END
             END, ', ' ORDER BY a.attnum)
        INTO v_spalten, v_werte
        FROM pg_attribute a WHERE a.attrelid = v_t.tabelle AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '';
      EXECUTE format('INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)', v_t.name, v_spalten, v_werte);
    END LOOP;
  END LOOP;
END $$;
DELETE FROM akte.mandanten;
SELECT tests.fuellen() \g /dev/null

-- Which keys does this role see in this table? 'verweigert' without any privilege.
CREATE FUNCTION tests.sicht(p_rolle name, p_tabelle regclass, p_schluessel name) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v text;
BEGIN
  EXECUTE format('SET LOCAL ROLE %I', p_rolle);
  BEGIN
    EXECUTE format('SELECT coalesce(string_agg(DISTINCT (%I - 970000)::text, '','' ORDER BY (%1$I - 970000)::text), ''nichts'') FROM %s WHERE mandant_id IN (970001, 970004)', p_schluessel, p_tabelle) INTO v;
  EXCEPTION WHEN insufficient_privilege THEN v := 'verweigert';
  END;
  RESET ROLE;
  RETURN v;
END $$;
-- What happens when this role writes? SQLSTATE, or the number of rows.
CREATE FUNCTION tests.tat(p_rolle name, p_sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v text; n bigint;
BEGIN
  EXECUTE format('SET LOCAL ROLE %I', p_rolle);
  BEGIN
    EXECUTE p_sql;
    GET DIAGNOSTICS n = ROW_COUNT;
    v := n || ' Zeilen';
  EXCEPTION WHEN OTHERS THEN v := SQLSTATE;
  END;
  RESET ROLE;
  RETURN v;
END $$;
CREATE FUNCTION tests.kontext(p_art text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CASE p_art
    WHEN 'keiner' THEN PERFORM set_config('app.siegel', '', true), set_config('app.current_mandant_id', '', true);
    WHEN 'gefälscht' THEN PERFORM sitzung.als_benutzer(970001, 970001); PERFORM set_config('app.current_mandant_id', '970004', true);
    WHEN 'verwaltung' THEN PERFORM sitzung.als_benutzer(970001, 970001);
    WHEN 'andere verwaltung' THEN PERFORM sitzung.als_benutzer(970004, 970004);
    WHEN 'dienst' THEN PERFORM sitzung.als_dienst(970001);
    WHEN 'mieter' THEN PERFORM sitzung.als_mieter(970001, 970001);
    WHEN 'vormieter' THEN PERFORM sitzung.als_mieter(970001, 970002);
    WHEN 'nachbar' THEN PERFORM sitzung.als_mieter(970001, 970003);
    WHEN 'fremder mieter' THEN PERFORM sitzung.als_mieter(970004, 970004);
  END CASE;
END $$;

SELECT no_plan();
-- The portal cannot even name the tables: it has no USAGE on their schema and reads through views. Below it gets the key, so that
-- what holds behind this first wall is seen, too.
SELECT ok(NOT has_schema_privilege(r, 'akte', 'USAGE'), r || ' cannot name a table of akte') FROM unnest(ARRAY['mietakte_portal', 'mietakte_freigabe', 'mietakte_anmeldung']) r;
GRANT USAGE ON SCHEMA akte TO mietakte_portal, mietakte_freigabe, mietakte_anmeldung;
SELECT cmp_ok(count(*), '>', 45::bigint, 'client tables under test') FROM tests.tabellen WHERE hat_mandant;
SELECT ok(schluessel IS NOT NULL, name || ' has a primary key') FROM tests.tabellen;
SELECT is(tests.sicht('postgres', tabelle, schluessel), CASE name WHEN 'akte.mandanten' THEN '1,4' ELSE '1,2,3,4' END, name || ': the fixture has every kind of row')
  FROM tests.tabellen WHERE hat_mandant;

-- SELECT: per role and context, what may be seen at most
CREATE TABLE tests.lesen (rolle name, kontext text, erwartet text);
INSERT INTO tests.lesen VALUES
  ('mietakte_verwaltung', 'verwaltung', '1,2,3'), ('mietakte_verwaltung', 'andere verwaltung', '4'), ('mietakte_verwaltung', 'keiner', 'nichts'),
  ('mietakte_verwaltung', 'gefälscht', 'nichts'), ('mietakte_verwaltung', 'mieter', 'nichts'), ('mietakte_verwaltung', 'dienst', 'nichts'),
  ('mietakte_dienst', 'dienst', '1,2,3'), ('mietakte_dienst', 'keiner', 'nichts'), ('mietakte_dienst', 'gefälscht', 'nichts'), ('mietakte_dienst', 'verwaltung', 'nichts'),
  ('mietakte_pruefer', 'verwaltung', '1,2,3'), ('mietakte_pruefer', 'keiner', 'nichts'), ('mietakte_pruefer', 'gefälscht', 'nichts'), ('mietakte_pruefer', 'mieter', 'nichts'),
  ('mietakte_portal', 'mieter', '1'), ('mietakte_portal', 'vormieter', '2'), ('mietakte_portal', 'nachbar', '3'), ('mietakte_portal', 'fremder mieter', '4'),
  ('mietakte_portal', 'keiner', 'nichts'), ('mietakte_portal', 'gefälscht', 'nichts'), ('mietakte_portal', 'verwaltung', 'nichts'),
  ('mietakte_freigabe', 'mieter', 'nichts'), ('mietakte_freigabe', 'verwaltung', 'nichts'), ('mietakte_anmeldung', 'verwaltung', 'nichts'), ('mietakte_anmeldung', 'keiner', 'nichts'),
  ('mietakte_owner', 'keiner', 'nichts'), ('mietakte_owner', 'verwaltung', '1,2,3'), ('mietakte_deploy', 'keiner', 'nichts'),
  ('mietakte_dba', 'verwaltung', '1,2,3'), ('mietakte_dba', 'mieter', '1'), ('mietakte_dba', 'vormieter', '2'), ('mietakte_dba', 'keiner', 'nichts'), ('mietakte_dba', 'gefälscht', 'nichts'),
  ('mietakte_engine', 'verwaltung', '1,2,3'), ('mietakte_engine', 'andere verwaltung', '4'), ('mietakte_engine', 'keiner', 'nichts');
CREATE FUNCTION tests.lesematrix() RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE l record; t record; v text; v_soll text[];
BEGIN
  FOR l IN SELECT * FROM tests.lesen LOOP
    PERFORM tests.kontext(l.kontext);
    FOR t IN SELECT * FROM tests.tabellen WHERE hat_mandant ORDER BY name LOOP
      v := tests.sicht(l.rolle, t.tabelle, t.schluessel);
      v_soll := ARRAY[l.erwartet, 'verweigert'];
      IF l.erwartet <> 'nichts' THEN
        v_soll := v_soll || 'nichts'::text;                  -- a grant without a policy shows nothing
      END IF;
      IF t.name = 'akte.mandanten' THEN                      -- a client sees itself; the owner keeps the register of clients
        v_soll := v_soll || CASE WHEN l.rolle IN ('mietakte_owner', 'mietakte_deploy') THEN '1,4' WHEN l.erwartet IN ('1', '2', '3', '1,2,3') THEN '1' ELSE v_soll[1] END;
      END IF;
      RETURN NEXT ok(v = ANY (v_soll), format('%s with context %s reads %s: %s', l.rolle, l.kontext, t.name, v));
    END LOOP;
  END LOOP;
END $$;
SELECT tests.lesematrix();
-- and what must be seen: a wall that hides everything from everybody would pass above
SELECT tests.kontext('verwaltung') \g /dev/null
SELECT is(tests.sicht('mietakte_verwaltung', tabelle, schluessel), '1,2,3', 'staff read ' || name) FROM tests.tabellen
 WHERE hat_mandant AND schema IN ('akte', 'engine', 'audit') AND name NOT IN ('akte.mandanten', 'engine.idempotenz')
   AND has_any_column_privilege('mietakte_verwaltung', tabelle, 'SELECT');
SELECT tests.kontext('mieter') \g /dev/null
SELECT is(tests.sicht('mietakte_portal', tabelle, schluessel), '1', 'the tenant reads the own row of ' || name) FROM tests.tabellen
 WHERE hat_mandant AND has_any_column_privilege('mietakte_portal', tabelle, 'SELECT');
SELECT is(tests.sicht('mietakte_portal', t.tabelle, t.schluessel), 'verweigert', 'the tenant has no door to ' || t.name) FROM tests.tabellen t
 WHERE t.hat_mandant AND t.schema IN ('engine', 'audit', 'sitzung');

-- INSERT, UPDATE, DELETE, TRUNCATE: nobody who connects writes a table; the engine only in its own client and never deletes
CREATE FUNCTION tests.schreibmatrix() RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE t record; r name; b text; v text;
BEGIN
  PERFORM tests.kontext('verwaltung');
  FOR t IN SELECT * FROM tests.tabellen ORDER BY name LOOP
    FOREACH r IN ARRAY ARRAY['mietakte_verwaltung', 'mietakte_portal', 'mietakte_freigabe', 'mietakte_anmeldung', 'mietakte_dienst', 'mietakte_pruefer', 'mietakte_dba', 'mietakte_sicherung']::name[] LOOP
      FOREACH b IN ARRAY ARRAY[format('INSERT INTO %s DEFAULT VALUES', t.name), format('UPDATE %s SET %I = %2$I', t.name, t.spalte),
                               format('DELETE FROM %s', t.name), format('TRUNCATE %s', t.name)] LOOP
        v := tests.tat(r, b);
        -- the operator adds reference rows; nobody corrects or removes them
        CONTINUE WHEN r = 'mietakte_dba' AND t.schema = 'recht' AND b LIKE 'INSERT%';
        RETURN NEXT is(v, '42501', r || ': ' || b);
      END LOOP;
    END LOOP;
    FOREACH b IN ARRAY ARRAY[format('DELETE FROM %s', t.name), format('TRUNCATE %s', t.name)] LOOP
      -- an uploaded stock that nobody released is cleared away after a day: it never became part of a file
      CONTINUE WHEN t.name = 'akte.einlesungen' AND b LIKE 'DELETE%';
      v := tests.tat('mietakte_engine', b);
      RETURN NEXT is(v, '42501', 'mietakte_engine: ' || b);
    END LOOP;
  END LOOP;
END $$;
SELECT tests.schreibmatrix();
-- the attempts above touch one column; a grant on any other is found here
SELECT ok(NOT has_any_column_privilege(r.rolle, t.tabelle, b.befehl), format('%s holds no %s on any column of %s', r.rolle, b.befehl, t.name))
  FROM tests.tabellen t, unnest(ARRAY['INSERT', 'UPDATE', 'REFERENCES']) AS b(befehl),
       unnest(ARRAY['mietakte_verwaltung', 'mietakte_portal', 'mietakte_freigabe', 'mietakte_anmeldung', 'mietakte_dienst', 'mietakte_pruefer', 'mietakte_dba', 'mietakte_sicherung']::name[]) AS r(rolle)
 WHERE NOT (r.rolle = 'mietakte_dba' AND t.schema = 'recht' AND b.befehl = 'INSERT');
CREATE FUNCTION tests.enginematrix() RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE t record; v_ein text; v_auf text; v_zeile jsonb; v text;
BEGIN
  PERFORM tests.kontext('verwaltung');
  FOR t IN SELECT * FROM tests.tabellen WHERE hat_mandant ORDER BY name LOOP
    SELECT string_agg(quote_ident(a.attname), ', ') FILTER (WHERE has_column_privilege('mietakte_engine', t.tabelle, a.attnum, 'INSERT')),
           min(quote_ident(a.attname)) FILTER (WHERE has_column_privilege('mietakte_engine', t.tabelle, a.attnum, 'UPDATE'))
      INTO v_ein, v_auf
      FROM pg_attribute a WHERE a.attrelid = t.tabelle AND a.attnum > 0 AND NOT a.attisdropped;
    IF v_ein IS NOT NULL THEN
      EXECUTE format('SELECT to_jsonb(x) FROM %s x WHERE mandant_id = 970004 LIMIT 1', t.name) INTO v_zeile;
      v := tests.tat('mietakte_engine', format('INSERT INTO %s (%s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$s, %3$L)', t.name, v_ein, v_zeile));
      RETURN NEXT is(v, '42501', 'the engine cannot write into another client: INSERT ' || t.name);
    END IF;
    IF v_auf IS NOT NULL THEN
      v := tests.tat('mietakte_engine', format('UPDATE %s SET %s = %2$s WHERE mandant_id = 970004', t.name, v_auf));
      RETURN NEXT is(v, '0 Zeilen', 'the engine cannot write into another client: UPDATE ' || t.name);
    END IF;
    RETURN NEXT ok(NOT has_column_privilege('mietakte_engine', t.tabelle, 'mandant_id', 'UPDATE'), 'no row changes its client: ' || t.name);
  END LOOP;
END $$;
SELECT tests.enginematrix();

-- tables without a client: definitions, law, the keys of the context
SELECT is(tests.tat(r.rolle, format('SELECT 1 FROM %s', t.name)), '42501', r.rolle || ' does not read ' || t.name)
  FROM tests.tabellen t, unnest(ARRAY['mietakte_verwaltung', 'mietakte_portal', 'mietakte_freigabe', 'mietakte_anmeldung', 'mietakte_dienst', 'mietakte_pruefer', 'mietakte_dba', 'mietakte_engine']::name[]) AS r(rolle)
 WHERE t.schema = 'sitzung' AND NOT t.hat_mandant;
SELECT is(tests.tat('mietakte_portal', format('SELECT 1 FROM %s', t.name)), '42501', 'tenants do not read ' || t.name) FROM tests.tabellen t WHERE t.schema = 'engine' AND NOT t.hat_mandant;
SELECT * FROM finish();
ROLLBACK;
