-- The reference rows: who may do what, how a correction goes, what is there.
\ir ../hilfen.psql
SELECT plan(46);

CREATE TABLE tests.tabellen AS
SELECT c.oid::regclass AS t, c.relname AS name FROM pg_class AS c
WHERE c.relnamespace = 'recht'::regnamespace AND c.relkind = 'r' AND c.relname IN ('laender', 'feiertage', 'basiszinssaetze', 'vpi', 'kautionszinssaetze', 'kappungsgrenzen',
  'co2_stufen', 'aufbewahrungsfristen', 'modernisierungskappung', 'mahngebuehren', 'verzugszuschlaege', 'formvorschriften');
SELECT is((SELECT count(*)::int FROM tests.tabellen), 12, 'twelve tables');
SELECT is((SELECT string_agg(t.name, ' ') FROM tests.tabellen AS t JOIN pg_class AS c ON c.oid = t.t WHERE NOT (c.relrowsecurity AND c.relforcerowsecurity)), NULL, 'row security on, forced');
SELECT is((SELECT string_agg(t.name, ' ') FROM tests.tabellen AS t WHERE NOT has_table_privilege('public', t.t, 'SELECT')), NULL, 'everybody reads');
SELECT is((SELECT string_agg(DISTINCT r.rolname || ' ' || t.name, ', ') FROM tests.tabellen AS t, pg_roles AS r
           WHERE r.rolname LIKE 'mietakte\_%' AND r.rolname NOT IN ('mietakte_owner', 'mietakte_deploy', 'mietakte_dba')
             -- the operator's door (api.referenz_erfassen) appends to the running series, and only that
             AND NOT (r.rolname = 'mietakte_engine' AND t.name IN ('basiszinssaetze', 'vpi', 'kautionszinssaetze', 'kappungsgrenzen')
                      AND NOT has_any_column_privilege(r.oid, t.t, 'UPDATE') AND NOT has_table_privilege(r.oid, t.t, 'DELETE') AND NOT has_table_privilege(r.oid, t.t, 'TRUNCATE'))
             AND (has_any_column_privilege(r.oid, t.t, 'INSERT') OR has_any_column_privilege(r.oid, t.t, 'UPDATE') OR has_table_privilege(r.oid, t.t, 'DELETE') OR has_table_privilege(r.oid, t.t, 'TRUNCATE'))),
          NULL, 'no runtime role writes');
SELECT is((SELECT string_agg(t.name, ' ' ORDER BY t.name) FROM tests.tabellen AS t WHERE NOT has_any_column_privilege('mietakte_dba', t.t, 'INSERT')), 'mahngebuehren', 'the operator adds rows to all but the fees, which the product fixes');
SELECT is((SELECT string_agg(t.name, ' ') FROM tests.tabellen AS t
           WHERE has_any_column_privilege('mietakte_dba', t.t, 'UPDATE') OR has_table_privilege('mietakte_dba', t.t, 'DELETE') OR has_table_privilege('mietakte_dba', t.t, 'TRUNCATE')), NULL, 'and changes none');
SELECT is((SELECT string_agg(t.name || '.' || a.attname, ' ') FROM tests.tabellen AS t JOIN pg_attribute AS a ON a.attrelid = t.t
           WHERE a.attname IN ('id', 'erfasst_am', 'erfasst_von') AND has_column_privilege('mietakte_dba', t.t, a.attname, 'INSERT')), NULL, 'when and by whom a row came is not for them to say');
SELECT is((SELECT string_agg(c.relname, ' ') FROM pg_class AS c WHERE c.relnamespace = 'recht'::regnamespace AND c.relkind = 'v'
             AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)), NULL, 'views look with the caller''s rights');

-- the owner is bound, too
SET LOCAL ROLE mietakte_owner;
CREATE FUNCTION pg_temp.zeilen(p_sql text) RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE n bigint; BEGIN EXECUTE p_sql; GET DIAGNOSTICS n = ROW_COUNT; RETURN n; END $$;
SELECT is(pg_temp.zeilen('UPDATE recht.basiszinssaetze SET prozent = 0'), 0::bigint, 'the owner changes nothing');
SELECT is(pg_temp.zeilen('DELETE FROM recht.feiertage'), 0::bigint, 'and deletes nothing');
RESET ROLE;
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok($$INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am) VALUES ('2027-01-01', 1.5, 'Bundesbank', '2027-01-02')$$, '42501', NULL, 'staff cannot add');
SELECT throws_ok($$UPDATE recht.basiszinssaetze SET prozent = 0$$, '42501', NULL, 'nor change');
RESET ROLE;

-- the operator
SET LOCAL ROLE mietakte_dba;
SELECT throws_ok($$UPDATE recht.basiszinssaetze SET prozent = 0$$, '42501', NULL, 'cannot change');
SELECT throws_ok($$DELETE FROM recht.basiszinssaetze$$, '42501', NULL, 'cannot delete');
SELECT throws_ok($$INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am) VALUES ('2026-07-01', 1.62, 'Bundesbank', '2026-12-01')$$, '23505', NULL, 'a value that contradicts one is refused');
SELECT throws_ok($$INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am, fassung) VALUES ('2026-07-01', 1.62, 'Bundesbank', '2026-12-01', 3)$$, '23503', NULL, 'a correction cannot skip one');
SELECT throws_ok($$INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am, fassung) VALUES ('2027-01-01', 1.62, 'Bundesbank', '2026-12-01', 2)$$, '23503', NULL, 'nor correct what is not there');
SELECT throws_ok($$INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am) VALUES ('2027-02-01', 1.62, 'Bundesbank', '2027-02-01')$$, '23514', NULL, 'a half-year begins on 1 January or 1 July');
SELECT throws_ok($$INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am) VALUES ('2027-01-01', 1.62, '', '2027-01-02')$$, '23514', NULL, 'no row without a source');
SELECT throws_ok($$INSERT INTO recht.feiertage (land, tag, name, quelle, abgerufen_am) VALUES ('XX', '2036-01-01', 'Neujahr', 'x y z', '2035-01-02')$$, '23503', NULL, 'no holiday of a Land that does not exist');
SELECT throws_ok($$INSERT INTO recht.mahngebuehren (stufe, gueltig_ab, betrag, quelle, abgerufen_am) VALUES (3, '2027-01-01', 25, 'mehr', '2027-01-02')$$, '42501', NULL, 'the fees are fixed');
SELECT throws_ok($$INSERT INTO recht.kappungsgrenzen (land, gemeinde, gueltig_ab, prozent, norm, quelle, abgerufen_am) VALUES ('BY', 'München', '2026-01-01', 25, 'VO', 'Land', '2026-01-01')$$, '23514', NULL, 'no cap above 20');
SELECT lives_ok($$INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am, fassung) VALUES ('2026-07-01', 1.62, 'Bundesbank', '2026-12-01', 2)$$, 'a correction is the next fassung');
SELECT is(recht.basiszinssatz('2026-08-15'), 1.62, 'and it is what holds');
SELECT is((SELECT string_agg(b.fassung || ' ' || b.prozent, ', ' ORDER BY b.fassung) FROM recht.basiszinssaetze AS b WHERE b.gueltig_ab = '2026-07-01'), '1 1.52, 2 1.62', 'the old row stays to be seen');
SELECT is((SELECT count(*)::int FROM recht.basiszinssaetze_geltend AS b WHERE b.gueltig_ab = '2026-07-01'), 1, 'but holds no longer');
SELECT is((SELECT b.erfasst_von FROM recht.basiszinssaetze AS b WHERE b.gueltig_ab = '2026-07-01' AND b.fassung = 2), session_user::text, 'with who entered it');

-- a half-year that was skipped
INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am) VALUES ('2027-07-01', 1.77, 'Bundesbank', '2027-07-01');
SELECT is((SELECT r.bis FROM recht.basiszinssaetze_reichweite AS r), DATE '2026-12-31', 'the reach ends at the gap');
SELECT is(recht.basiszinssatz('2027-07-01'), 1.77, 'the day itself has its rate');
SELECT throws_ok($$SELECT recht.verzugszinsen(100, '2026-12-01', '2027-08-01')$$, 'MA206', NULL, 'but nobody reckons across the gap');
INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am) VALUES ('2027-01-01', 1.70, 'Bundesbank', '2027-01-01');
SELECT is((SELECT r.bis FROM recht.basiszinssaetze_reichweite AS r), DATE '2027-12-31', 'closed');
SELECT is((SELECT count(*)::int FROM recht.verzugszinsen(100, '2026-12-01', '2027-08-01')), 3, 'three half-years');
SELECT is((SELECT count(*)::int FROM recht.fehlende_werte('2027-01-20') AS f WHERE f.tabelle = 'basiszinssaetze'), 0, 'the cockpit is content');

-- a new holiday, and one that is taken away
INSERT INTO recht.feiertage (land, tag, name, quelle, abgerufen_am) VALUES ('HE', '2027-03-18', 'Probe', 'Gesetz', '2026-12-01');
SELECT is(recht.naechster_werktag('2027-03-18', 'HE'), DATE '2027-03-19', 'a new holiday counts at once');
INSERT INTO recht.feiertage (land, tag, name, arbeitsfrei, quelle, abgerufen_am, fassung) VALUES ('HE', '2027-03-18', 'Probe', false, 'Gesetz', '2026-12-02', 2);
SELECT is(recht.naechster_werktag('2027-03-18', 'HE'), DATE '2027-03-18', 'taken away it does not');
INSERT INTO recht.feiertage (land, tag, name, quelle, abgerufen_am, fassung) VALUES ('HE', '2027-03-18', 'Probe', 'Gesetz', '2026-12-03', 3);
SELECT is(recht.naechster_werktag('2027-03-18', 'HE'), DATE '2027-03-19', 'and back again');
-- the law changes: a later row, from its day on
INSERT INTO recht.kappungsgrenzen (land, gemeinde, gueltig_ab, gueltig_bis, prozent, norm, quelle, abgerufen_am) VALUES ('BE', 'Berlin', '2028-05-11', '2033-05-10', 11, 'VO', 'Land Berlin', '2028-04-01');
SELECT is(recht.kappungsgrenze_prozent('BE', 'Berlin', '2028-05-10') || ' ' || recht.kappungsgrenze_prozent('BE', 'Berlin', '2028-05-11'), '15.00 11.00', 'each day has the law of its day');
RESET ROLE;

-- what is there
SELECT is((SELECT string_agg(l.kuerzel, ' ' ORDER BY l.kuerzel) FROM recht.laender AS l WHERE l.gehoert_zu IS NULL), 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH', 'the sixteen Länder');
SELECT is((SELECT string_agg(l.kuerzel, ' ' ORDER BY l.kuerzel) FROM recht.laender AS l WHERE l.gehoert_zu IS NOT NULL), 'BY-Augsburg BY-katholisch SN-katholisch TH-katholisch', 'and four regions');
SELECT is((SELECT count(*)::int FROM recht.feiertage AS f WHERE date_part('month', f.tag) = 1 AND date_part('day', f.tag) = 1), 20 * 36, 'New Year 2000 to 2035 in all of them');
SELECT is((SELECT string_agg(l.kuerzel || ' ' || j, ', ') FROM recht.laender AS l, generate_series(2000, 2035) AS j
           WHERE (SELECT count(*) FROM recht.feiertage_geltend AS f WHERE f.land = l.kuerzel AND date_part('year', f.tag) = j) NOT BETWEEN 8 AND 15), NULL, 'between 8 and 15 holidays everywhere in every year');
SELECT is((SELECT count(*)::int FROM recht.feiertage_geltend AS f WHERE f.land = 'BY-Augsburg' AND date_part('year', f.tag) = 2025), 14, 'Augsburg has the most');
SELECT is((SELECT count(*)::int FROM tests.tabellen AS t, LATERAL (SELECT count(*) AS n FROM pg_attribute AS a WHERE a.attrelid = t.t AND a.attname IN ('quelle', 'abgerufen_am', 'erfasst_am', 'erfasst_von')) AS s WHERE s.n <> 4), 0,
  'every row says where it was read, and when');
SELECT is((SELECT string_agg(s.ab_kg || '-' || coalesce(s.unter_kg::text, ''), ' ' ORDER BY s.ab_kg) FROM recht.co2_stufen_geltend AS s
           WHERE s.unter_kg IS DISTINCT FROM (SELECT min(n.ab_kg) FROM recht.co2_stufen_geltend AS n WHERE n.ab_kg > s.ab_kg)), NULL, 'the CO2 steps join without gap');
SELECT is((SELECT string_agg(e.code, ' ' ORDER BY e.code) FROM (
    SELECT DISTINCT (regexp_matches(p.prosrc, '''(MA2\d\d)''', 'g'))[1] AS code FROM pg_proc AS p WHERE p.pronamespace = 'recht'::regnamespace) AS e
  WHERE NOT EXISTS (SELECT FROM engine.fehlercodes AS f WHERE f.code = e.code)), NULL, 'every code the functions raise is in the catalogue');
SELECT is((SELECT string_agg(f.code, ' ' ORDER BY f.code) FROM engine.fehlercodes AS f WHERE f.code LIKE 'MA2%'
  AND NOT EXISTS (SELECT FROM pg_proc AS p WHERE (p.pronamespace = 'recht'::regnamespace OR p.proname = 'referenz_erfassen') AND p.prosrc LIKE '%''' || f.code || '''%')), NULL, 'and the catalogue has no code nobody raises');

SELECT * FROM finish();
ROLLBACK;
