-- Art. 15: complete by the catalogue, and nothing about others (A20, I11). The notice is versioned and acknowledged.
\ir ../hilfen.psql
SELECT no_plan();

-- every table of a client is in the list, once, with a way to its rows or a reason
SELECT is((SELECT string_agg(c.oid::regclass::text, ', ' ORDER BY 1) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('akte', 'engine', 'audit', 'recht', 'regel', 'sitzung', 'api', 'portal')
              AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'mandant_id')
              AND c.oid::regclass::text NOT IN (SELECT k.tabelle FROM regel.datenschutz_katalog() k)), NULL,
          'no table of a client is missing in regel.datenschutz_katalog (a new one needs a line there: how its rows belong to a tenant, or why none does)');
SELECT is((SELECT string_agg(k.tabelle, ', ') FROM regel.datenschutz_katalog() k WHERE to_regclass(k.tabelle) IS NULL), NULL, 'the list names no table that is not there');
SELECT is((SELECT string_agg(k.tabelle, ', ') FROM (SELECT tabelle FROM regel.datenschutz_katalog() GROUP BY 1 HAVING count(*) > 1) k), NULL, 'no table twice');
SELECT is((SELECT string_agg(k.tabelle, ', ') FROM regel.datenschutz_katalog() k WHERE (NOT k.auskunft OR k.bezug = '{}') AND coalesce(length(k.grund), 0) < 10), NULL, 'what is left out has a reason');
-- a table that points to a tenant or a lease cannot be talked away
SELECT is((SELECT string_agg(k.tabelle, ', ') FROM regel.datenschutz_katalog() k WHERE k.bezug = '{}' AND EXISTS (
             SELECT FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = k.tabelle::regclass AND c.confrelid IN ('akte.mieter'::regclass, 'akte.mietverhaeltnisse'::regclass))
             AND k.tabelle NOT IN ('akte.suchindex')), NULL, 'a table with a foreign key to tenant or lease is not left out');
SELECT is((SELECT string_agg(k.tabelle || '.' || s, ', ') FROM regel.datenschutz_katalog() k, unnest(k.loeschen || k.ohne) s0, split_part(s0, '=', 1) s
            WHERE s <> '*' AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.tabelle::regclass AND a.attname = s)), NULL, 'columns in the list exist');

-- two tenants, one after the other, in the same flat; a neighbour; another client
SELECT tests.mandant() AS m, tests.mandant('Andere Verwaltung') AS m2 \gset
SELECT tests.objekt(:m) AS objekt \gset
SELECT tests.einheit(:m, :objekt, 'WE 01') AS e1, tests.einheit(:m, :objekt, 'WE 02') AS e2 \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-02 10:00+01') \g /dev/null
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', :e1, 'mietbeginn', '2019-01-01', 'mieter', '[{"anrede": "Frau", "vorname": "Petronella", "nachname": "Vorgängerin"}]'::jsonb, 'bewohner', '[]'::jsonb)) AS mv0 \gset
UPDATE akte.mietverhaeltnisse SET mietende = '2020-12-31' WHERE id = :mv0;
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', :e1, 'mietbeginn', '2021-01-01',
         'mieter', '[{"anrede": "Frau", "vorname": "Xenia", "nachname": "Quastenflosser", "email": "xenia@quasten.example", "iban": "DE02120300000000202051"}, {"anrede": "Herr", "vorname": "Balduin", "nachname": "Mitmieter"}]'::jsonb,
         'bewohner', '[{"vorname": "Kunigunde", "nachname": "Hauskind", "kind": true}]'::jsonb)) AS mv1 \gset
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', :e2, 'mietbeginn', '2020-01-01', 'mieter', '[{"anrede": "Herr", "vorname": "Nepomuk", "nachname": "Nachbarius", "email": "n@nachbar.example"}]'::jsonb, 'bewohner', '[]'::jsonb)) AS mv2 \gset
SELECT id AS xenia, kennung AS xenia_k FROM akte.mieter WHERE nachname = 'Quastenflosser' \gset
SELECT id AS balduin FROM akte.mieter WHERE nachname = 'Mitmieter' \gset
SELECT id AS nachbar FROM akte.mieter WHERE nachname = 'Nachbarius' \gset
SELECT id AS vor FROM akte.mieter WHERE nachname = 'Vorgängerin' \gset
UPDATE akte.mieter SET notizen = 'Streit mit Nepomuk Nachbarius (n@nachbar.example, DE89 3704 0044 0532 0130 00); Vorgängerin war Petronella Vorgängerin. Sabine Reuter fragt Xenia.' WHERE id = :xenia;
SELECT (engine.starten('schaden', tests.traeger(:mv1), '{"kategorie": "wasser", "raum": "Bad", "beschreibung": "Wasser kommt von Herrn Nachbarius durch die Decke", "gemeldet_am": "02.11.2026"}')).ok AS ok \gset
SELECT ok(:'ok'::boolean, 'the fixture has a damage');

SELECT sitzung.als_mieter(:m, :xenia) \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT string_agg(zeilen::text, ' ') AS alles, string_agg(tabelle, ' ') AS tabellen FROM portal.meine_daten \gset
RESET ROLE;
SELECT ok(:'tabellen' LIKE '%' || t || '%', 'the access shows ' || t) FROM unnest(ARRAY['akte.mieter', 'akte.bankkonten', 'akte.mietverhaeltnisse', 'akte.vertragsparteien', 'akte.bewohner', 'akte.einheiten',
  'akte.mietkonditionen', 'akte.vertragsabschluesse', 'akte.uebergaben', 'akte.uebergabe_raeume', 'akte.uebergabe_unterschriften', 'akte.schaeden', 'akte.kautionen', 'akte.kaution_buchungen', 'akte.dokumente',
  'akte.dateien', 'engine.vorgang', 'audit.eintraege', 'audit.nutzlast']) t;
SELECT ok(strpos(:'alles', w) > 0, 'what is one''s own is there: ' || w) FROM unnest(ARRAY['Xenia', 'Quastenflosser', 'xenia@quasten.example', 'DE02120300000000202051', 'Bad', '2760.00', 'Streit mit']) w;
SELECT ok(strpos(:'alles', w) = 0, 'A20, I11: nothing of somebody else: ' || w) FROM unnest(ARRAY['Balduin', 'Mitmieter', 'Kunigunde', 'Hauskind', 'Nepomuk', 'Nachbarius', 'n@nachbar.example', 'DE89', 'Petronella',
  'Vorgängerin', 'Sabine', 'Reuter', 'benutzer:', 'mieter:']) w;
-- the other way round, and the predecessor
SELECT sitzung.als_mieter(:m, :vor) \g /dev/null
SELECT ok(string_agg(zeilen::text, ' ') !~ 'Quastenflosser|Xenia|Decke|Nachbarius', 'A19: the predecessor in the same flat sees nothing of the successor') FROM portal.meine_daten;
SELECT sitzung.als_mieter(:m, :nachbar) \g /dev/null
SELECT ok(string_agg(zeilen::text, ' ') !~ 'Quastenflosser|Xenia|Decke|Petronella', 'the neighbour sees nothing of either') FROM portal.meine_daten;
SELECT set_config('app.siegel', '', true) \g /dev/null
SELECT is((SELECT count(*) FROM portal.meine_daten), 0::bigint, 'without a context there is no row');
-- who came later to a lease that others began, or left it, sees what falls into that time
UPDATE akte.vertragsparteien SET bis = '2022-06-30' WHERE mieter_id = :balduin;
SELECT sitzung.als_mieter(:m, :balduin) \g /dev/null
SELECT ok(string_agg(zeilen::text, ' ') !~ 'Decke' AND bool_or(tabelle = 'akte.mietverhaeltnisse'), 'who has left the lease sees nothing of the damage that came after') FROM portal.meine_daten;
UPDATE akte.vertragsparteien SET bis = NULL WHERE mieter_id = :balduin;
SELECT sitzung.als_mieter(:m, :balduin) \g /dev/null
SELECT ok(string_agg(zeilen::text, ' ') ~ 'Decke', 'who is still in it, does') FROM portal.meine_daten;
-- staff give the same to somebody without a login
SELECT tests.als(:m) \g /dev/null
SELECT is((SELECT string_agg(zeilen::text, ' ' ORDER BY nr) FROM api.datenauskunft(:'xenia_k')), (SELECT string_agg(zeilen::text, ' ' ORDER BY nr) FROM regel.datenauskunft(:m, :xenia)), 'the office gives the same');
SELECT throws_ok('SELECT * FROM api.datenauskunft(gen_random_uuid())', 'MAH01');
-- owners, too: every table that points to one, and nobody else's name
INSERT INTO akte.eigentuemer (mandant_id, anrede, vorname, nachname, email) VALUES (:m, 'Herr', 'Ottokar', 'Eigenhaus', 'ottokar@eigenhaus.example') RETURNING id AS otto, kennung AS otto_k \gset
INSERT INTO akte.eigentuemer (mandant_id, anrede, vorname, nachname, email) VALUES (:m, 'Frau', 'Berta', 'Nebenhaus', 'berta@nebenhaus.example') RETURNING id AS berta \gset
INSERT INTO akte.bankkonten (mandant_id, eigentuemer_id, zweck, iban, inhaber) SELECT :m, i, 'person', b, 'Konto für Berta Nebenhaus' FROM (VALUES (:otto, 'DE89370400440532013000'), (:berta, 'DE02500105170137075030')) x(i, b);
SELECT is((SELECT string_agg(titel || ' ' || anzahl, ', ' ORDER BY nr) FROM api.datenauskunft(:'otto_k')), 'Person 1, Bankverbindungen 1', 'an owner gets what is stored about him');
SELECT ok(a ~ 'Eigenhaus' AND a ~ 'ottokar@eigenhaus' AND a ~ 'DE89370400440532013000' AND a !~ 'Nebenhaus|DE025001|Xenia|Quastenflosser', 'A20 and of nobody else: ' || a) FROM (SELECT string_agg(zeilen::text, ' ') AS a FROM api.datenauskunft(:'otto_k')) x;
SELECT is((SELECT string_agg(c.conrelid::regclass::text, ', ') FROM pg_constraint c WHERE c.contype = 'f' AND c.confrelid = 'akte.eigentuemer'::regclass AND c.conrelid <> 'sitzung.freigabelinks'::regclass
             AND strpos(pg_get_functiondef('regel.datenauskunft_eigentuemer'::regproc), '(''' || c.conrelid::regclass::text || ''',') = 0), NULL, 'every table that points to an owner is in his access');
SELECT is(api.datenauskunft_brief(:'otto_k')->'empfaenger'->0->>'name', 'Ottokar Eigenhaus', 'on paper, too');
SELECT tests.als(:m2) \g /dev/null
SELECT throws_ok(format('SELECT * FROM api.datenauskunft(%L)', :'xenia_k'), 'MAH01');
SELECT throws_ok(format('SELECT * FROM api.datenauskunft(%L)', :'otto_k'), 'MAH01');
SELECT is(api.datenauskunft_brief(:'otto_k'), NULL);

-- the notice
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-02 10:00+01') \g /dev/null
SELECT api.datenschutzhinweis_vorlage() || '{"version": "2026-11", "gueltig_ab": "2026-11-02", "aufsicht": "Berliner Beauftragte für Datenschutz"}' AS hinweis \gset
SELECT is((api.datenschutzhinweis_veroeffentlichen(:'hinweis')).fehlercode, 'MAH02', 'not everybody publishes');
SELECT is((SELECT ergebnis FROM audit.protokoll WHERE ereignis = 'datenschutzhinweis' ORDER BY zeit DESC LIMIT 1), 'abgelehnt', 'and the attempt is on record');
SELECT tests.als(:m, 'teamleitung', '2026-11-02 10:00+01') \g /dev/null
SELECT is((SELECT fehlercode || coalesce(':' || (SELECT string_agg(k, ',' ORDER BY k) FROM jsonb_object_keys(felder) k), '') FROM api.datenschutzhinweis_veroeffentlichen('{}')), 'MA012:aufsicht,einleitung,gueltig_ab,verantwortlicher,version', 'what is missing is named at its field');
SELECT is((api.datenschutzhinweis_veroeffentlichen(jsonb_set(:'hinweis', '{zwecke}', '[]'))).fehlercode, 'MAH04');
SELECT is((SELECT felder FROM api.datenschutzhinweis_veroeffentlichen(jsonb_set(:'hinweis', '{zwecke,2,frist}', '"ewig"'))) ? 'zwecke.2.frist', true, 'an error in a line stands at that line');
SELECT is((SELECT fehlercode FROM api.datenschutzhinweis_veroeffentlichen(jsonb_set(:'hinweis', '{zwecke}', '"x"'))), 'MA012');
SELECT is((api.datenschutzhinweis_veroeffentlichen(:'hinweis'::jsonb || '{"version": "a b"}')).fehlercode, 'MAH05');
SELECT is((api.datenschutzhinweis_veroeffentlichen(:'hinweis'::jsonb || '{"gueltig_ab": "2026-11-01"}')).fehlercode, 'MAH07');
SELECT is((SELECT count(*) FROM akte.datenschutzhinweise), 0::bigint, 'a refusal leaves nothing behind');
SELECT ok((api.datenschutzhinweis_veroeffentlichen(:'hinweis')).ok, 'published');
SELECT is((api.datenschutzhinweis_veroeffentlichen(:'hinweis')).fehlercode, 'MAH06');
SELECT ok((api.datenschutzhinweis_veroeffentlichen(:'hinweis'::jsonb || '{"version": "2026-12", "gueltig_ab": "2026-12-01"}')).ok, 'one for later, too');
SELECT sitzung.als_mieter(:m, :xenia), tests.um('2026-11-02 11:00+01') \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT is(portal.datenschutzhinweis()->>'version', '2026-11', 'what has begun counts');
SELECT is(portal.datenschutzhinweis()->>'bestaetigt_am', NULL);
SELECT is(jsonb_array_length(jsonb_path_query_array(portal.datenschutzhinweis(), '$.zwecke[*].aufbewahrung ? (@ like_regex "^(zwölf Monate|[0-9]+ Jahre nach Ende)")')), 8, 'every kind of data says how long');
SELECT throws_ok($$SELECT portal.datenschutz_bestaetigen('2026-12')$$, 'MAH03', NULL, 'nobody acknowledges what is not in force');
SELECT throws_ok($$SELECT portal.datenschutz_bestaetigen(NULL)$$, 'MAH03');
SELECT portal.datenschutz_bestaetigen('2026-11') AS erste \gset
RESET ROLE; SELECT tests.um('2026-11-03 11:00+01') \g /dev/null
SELECT is(portal.datenschutz_bestaetigen('2026-11'), :'erste'::timestamptz, 'the first time counts');
SELECT is((portal.datenschutzhinweis()->>'bestaetigt_am')::timestamptz, :'erste'::timestamptz);
SELECT sitzung.als_mieter(:m, :nachbar), tests.um('2026-12-02 11:00+01') \g /dev/null
SELECT is(portal.datenschutzhinweis()->>'version' || coalesce(portal.datenschutzhinweis()->>'bestaetigt_am', ' offen'), '2026-12 offen', 'a new version asks again; nobody acknowledges for another');
SELECT tests.als(:m) \g /dev/null
SELECT throws_ok($$SELECT portal.datenschutz_bestaetigen('2026-11')$$, 'MAH03', NULL, 'staff do not acknowledge');
SELECT * FROM finish();
ROLLBACK;
