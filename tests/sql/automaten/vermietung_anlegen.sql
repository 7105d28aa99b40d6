-- api.mietverhaeltnis_anlegen: what one call creates, and every way it says no.
\ir ../hilfen.psql
SELECT plan(67);

SELECT tests.mandant() AS m \gset
SELECT tests.mandant('Hausverwaltung Ahorn KG') AS fremd \gset
SELECT tests.objekt(:m, '0147') AS objekt \gset
INSERT INTO akte.gebaeude (mandant_id, objekt_id, name, baujahr) VALUES (:m, :objekt, 'Vorderhaus', 1912) RETURNING id AS gebaeude \gset
SELECT tests.einheit(:m, :objekt, 'WE 07') AS e, tests.einheit(:m, :objekt, 'WE 08') AS e2, tests.einheit(:m, :objekt, 'Laden', 'gewerbe') AS laden, tests.einheit(:fremd) AS fremde_einheit \gset
UPDATE akte.einheiten SET gebaeude_id = :gebaeude WHERE id = :e2;
SELECT tests.mieter(:m) AS mieter, tests.mieter(:fremd) AS fremder_mieter \gset
SELECT id AS strom FROM engine.traeger WHERE mandant_id = :m AND art = 'standalone' \gset

-- the refusals below share this: code, and the messages at the fields
CREATE FUNCTION tests.nein(p_daten jsonb) RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN a.ok THEN 'angelegt' ELSE a.fehlercode || coalesce(' ' || (SELECT string_agg(k, ' ' ORDER BY k) FROM jsonb_object_keys(a.felder) k), '') END
    FROM api.mietverhaeltnis_anlegen(p_daten) a
$$;
CREATE FUNCTION tests.angaben(p_einheit bigint, p_daten jsonb DEFAULT '{}') RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('einheit_id', p_einheit) || '{"mietbeginn": "01.10.2026", "nettokaltmiete": "920,00", "mieter": [{"anrede": "Frau", "vorname": "Katrin", "nachname": "Ostermann"}]}' || p_daten
$$;

SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-09-01 09:00+02') \g /dev/null

-- one call
SELECT a.* FROM api.mietverhaeltnis_anlegen(tests.angaben(:e, '{
  "vorauszahlung_bk": "130,00", "vorauszahlung_hk": "80", "kaution_art": "bar", "kaution_betrag": "2.760,00", "lastschrift": "ja",
  "mieter": [{"anrede": "Frau", "vorname": "Katrin", "nachname": "Ostermann", "email": "katrin@post.example", "iban": "DE02 1203 0000 0000 2020 51"},
             {"anrede": "Herr", "vorname": "Jonas", "nachname": "Ostermann"},
             {"anrede": "Frau", "vorname": "Greta", "nachname": "Ostermann", "zieht_nicht_ein": "ja"}],
  "bewohner": [{"vorname": "Mila", "nachname": "Ostermann", "kind": "ja"}, {"vorname": "Jonas", "nachname": "Ostermann"}]}')) a \gset a_
SELECT ok(:'a_ok', 'a lease is created');
SELECT is(:'a_nach'::text, 'vertragsabschluss', 'the master begins in vertragsabschluss');
SELECT is((SELECT (v.automat, v.ist_klammer, v.traeger_id)::text FROM engine.vorgang v WHERE v.id = :a_vorgang_id), format('(vermietung,t,%s)', :a_traeger_id), 'vorgang_id is the master on the new bracket');
SELECT is((SELECT (t.art, t.bezug_id)::text FROM engine.traeger t WHERE t.id = :a_traeger_id), format('(vermietung,%s)', :a_mietverhaeltnis_id), 'the bracket points at the lease');
SELECT is((SELECT (m.vertragsnummer, m.status, m.mietbeginn, m.gewerbe, m.lastschrift, m.erwachsene, m.kinder, m.ueberlassung_am, m.mietende)::text FROM akte.mietverhaeltnisse m WHERE m.id = :a_mietverhaeltnis_id),
  '("0147/WE 07/1",vertragsabschluss,2026-10-01,f,t,2,1,,)', 'the lease: number, status mirrored, heads counted from the people');
SELECT is((SELECT (k.nettokaltmiete, k.vorauszahlung_bk, k.vorauszahlung_hk, k.mietart, k.gueltig_ab)::text FROM akte.mietkonditionen k WHERE k.mietverhaeltnis_id = :a_mietverhaeltnis_id), '(920.00,130.00,80.00,fest,2026-10-01)', 'the conditions');
SELECT is((SELECT string_agg(p.vorname || ' ' || v.nummer, ', ' ORDER BY v.nummer) FROM akte.vertragsparteien v JOIN akte.mieter p ON p.id = v.mieter_id WHERE v.mietverhaeltnis_id = :a_mietverhaeltnis_id), 'Katrin 1, Jonas 2, Greta 3', 'the parties in their order');
SELECT is((SELECT string_agg(b.vorname || CASE WHEN b.kind THEN ' (Kind)' ELSE '' END || CASE WHEN b.mieter_id IS NULL THEN '' ELSE '*' END, ', ' ORDER BY b.id) FROM akte.bewohner b WHERE b.mietverhaeltnis_id = :a_mietverhaeltnis_id), 'Katrin*, Jonas*, Mila (Kind)', 'who lives there: tenants who move in, then the others, nobody twice');
SELECT is((SELECT (k.art, k.betrag, k.raten, k.verzinslich, k.vereinbart_am)::text FROM akte.kautionen k WHERE k.mietverhaeltnis_id = :a_mietverhaeltnis_id), '(bar,2760.00,3,t,2026-09-01)', 'the deposit in three instalments');
SELECT is((SELECT (b.iban, b.zweck)::text FROM akte.bankkonten b JOIN akte.mieter p ON p.id = b.mieter_id WHERE p.vorname = 'Katrin' AND p.email IS NOT NULL), '(DE02120300000000202051,person)', 'the account, read');
SELECT is((SELECT string_agg(v.automat || coalesce('[' || nullif(v.variante, '') || ']', '') || ' ' || v.zustand, ', ' ORDER BY v.id) FROM engine.vorgang v WHERE v.traeger_id = :a_traeger_id),
  'vermietung vertragsabschluss, vertragsabschluss entwurf, wohnungsuebergabe[einzug] geplant', 'master, contract and planned Einzug');
SELECT is((SELECT (u.variante, u.geplant_am, u.status)::text FROM akte.uebergaben u WHERE u.mietverhaeltnis_id = :a_mietverhaeltnis_id), '(einzug,2026-10-01,geplant)', 'the Einzug is planned for the first day of the lease');
SELECT is((SELECT v.status FROM akte.vertragsabschluesse v WHERE v.mietverhaeltnis_id = :a_mietverhaeltnis_id), 'entwurf', 'the contract has its row and status');
SELECT is((SELECT string_agg(e.nr || ' ' || e.ereignis || ' ' || coalesce(e.lifecycle, '-'), ', ' ORDER BY e.nr) FROM audit.eintraege e WHERE e.strom_id = :a_traeger_id),
  '1 starten -, 2 starten child_started:vertragsabschluss, 3 starten child_started:wohnungsuebergabe', 'the log of the tenancy: three rows');
SELECT is((SELECT n.text::jsonb #>> '{wirkung,nettokaltmiete}' FROM audit.nutzlast n WHERE n.strom_id = :a_traeger_id AND n.nr = 1), '920.00', 'its first row says what it is about');
SELECT is((SELECT count(*) FROM audit.eintraege e WHERE e.strom_id = :strom), 0::bigint, 'nothing on the bracket of the client');
SELECT is((SELECT v.entstanden_aus FROM engine.vorgang v WHERE v.traeger_id = :a_traeger_id AND v.automat = 'wohnungsuebergabe'), :a_vorgang_id::bigint, 'the Einzug came from the master');

-- what the call knows about people, units, numbers
SELECT tests.mietverhaeltnis(:m, tests.angaben(:laden, '{"mieter": [{"firma": "Bäckerei Sonne GmbH"}, {"vorname": "Paul", "nachname": "Korn"}], "kaution_betrag": "9.999,00", "kaution_raten": "1", "bewohner": [], "vertragsnummer": "G-1"}')) AS geschaeft \gset
SELECT is((SELECT (m.vertragsnummer, m.gewerbe, k.betrag, k.raten)::text FROM akte.mietverhaeltnisse m JOIN akte.kautionen k ON k.mietverhaeltnis_id = m.id WHERE m.id = :geschaeft), '(G-1,t,9999.00,1)',
  'business premises: a firm, a higher deposit, one payment');
SELECT is((SELECT count(*) FROM akte.bewohner b JOIN akte.mietverhaeltnisse m ON m.id = b.mietverhaeltnis_id WHERE m.vertragsnummer = 'G-1'), 0::bigint, 'nobody lives in a shop');
SELECT is(tests.nein(tests.angaben(:e2, jsonb_build_object('mieter', jsonb_build_array(jsonb_build_object('mieter_id', :mieter)), 'vertragsnummer', 'K-1'))), 'angelegt', 'a known tenant by number');
SELECT is((SELECT count(*) FROM akte.mieter p WHERE p.mandant_id = :m AND p.nachname = 'Ostermann'), 4::bigint, 'no second row for a known tenant');
SELECT is((SELECT k.art FROM akte.kautionen k JOIN akte.mietverhaeltnisse m ON m.id = k.mietverhaeltnis_id WHERE m.vertragsnummer = 'K-1'), NULL, 'no deposit said: none agreed yet');

-- refusals: code and fields
SELECT count(*) AS vorher FROM akte.mietverhaeltnisse \gset
SELECT is(tests.nein(NULL), 'MA300', 'nothing at all');
SELECT is(tests.nein('[1]'), 'MA300', 'no object');
SELECT is(tests.nein('{}'), 'MA300 einheit_id mietbeginn mieter nettokaltmiete', 'all that is missing at once');
SELECT is(tests.nein(tests.angaben(:e, '{"mietbeginn": "31.02.2027"}')), 'MA300 mietbeginn', 'no such day');
SELECT is(tests.nein(tests.angaben(:e, '{"mietbeginn": "01.10.2027", "nettokaltmiete": "-1"}')), 'MA300 mietbeginn nettokaltmiete', 'negative rent, and the flat is let');
SELECT is(tests.nein(tests.angaben(:e2, '{"mietbeginn": "2030-01-01", "nettokaltmiete": "0"}')), 'MA300 mietbeginn nettokaltmiete', 'no rent');
SELECT is(tests.nein(tests.angaben(:e, '{}')), 'MA303 mietbeginn', 'the flat is let');
SELECT is(tests.nein(tests.angaben(:e, '{"mietbeginn": "2025-01-01"}')), 'MA303 mietbeginn', 'an earlier start runs into the lease as well');
SELECT is(tests.nein(tests.angaben(0)), 'MA301 einheit_id', 'no such flat');
SELECT is(tests.nein(tests.angaben(:fremde_einheit)), 'MA301 einheit_id', 'the flat of another client reads the same');
SELECT is(tests.nein(jsonb_set(tests.angaben(0), '{einheit_id}', '"7; DROP TABLE"')), 'MA301 einheit_id', 'no number, no flat');
SELECT is(tests.nein(tests.angaben(:e, '{"mietbeginn": "01.10.2032"}')), 'MA304 mietbeginn', 'more than five years ahead, and let');

-- the flat becomes free for the rest: the lease above never came about
SELECT tests.schritt(tests.vorgang(:a_mietverhaeltnis_id, 'vertragsabschluss'), 'scheitern', '{"grund": "Mieterin hat abgesagt"}') \g /dev/null
SELECT is(tests.nein(tests.angaben(:e, '{"mietbeginn": "01.10.2032"}')), 'MA304 mietbeginn', 'more than five years ahead');
SELECT is(tests.nein(jsonb_set(tests.angaben(:e2, '{"mietbeginn": "1911-12-31"}'), '{einheit_id}', to_jsonb(:e2))), 'MA304 mietbeginn', 'before the house was built, and let');
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET mietende = '2026-12-31' WHERE vertragsnummer = 'K-1';
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.nein(tests.angaben(:e2, '{"mietbeginn": "2026-12-31"}')), 'MA303 mietbeginn', 'the last day of the predecessor is still let');
SELECT is(tests.nein(tests.angaben(:e2, '{"mietbeginn": "2027-01-01", "kaution_betrag": "2760,01"}')), 'MA305 kaution_betrag', 'deposit above three rents; the day after the predecessor is free');
SELECT is(tests.nein(tests.angaben(:e, '{"kaution_art": "keine", "kaution_betrag": "100"}')), 'MA306 kaution_betrag', 'no deposit, but an amount');
SELECT is(tests.nein(tests.angaben(:e, '{"kaution_art": "buergschaft"}')), 'MA306 kaution_betrag', 'a deposit without an amount');
SELECT is(tests.nein(tests.angaben(:e, '{"kaution_betrag": "2760", "kaution_raten": "1"}')), 'MA307 kaution_raten', 'cash at once cannot be agreed');
SELECT is(tests.nein(tests.angaben(:e, '{"kaution_betrag": "2760", "kaution_raten": "4"}')), 'MA300 kaution_raten', 'four instalments are not foreseen');
SELECT is(tests.nein(tests.angaben(:e, '{"vertragsnummer": "G-1"}')), 'MA309 vertragsnummer', 'number taken');
SELECT is(tests.nein(tests.angaben(:e, '{"mieter": []}')), 'MA302 mieter', 'nobody');
SELECT is(tests.nein(tests.angaben(:e, '{"mieter": "Katrin"}')), 'MA302 mieter', 'no list');
SELECT is(tests.nein(tests.angaben(:e, '{"mieter": ["Katrin"]}')), 'MA300 mieter.0', 'no person');
SELECT is(tests.nein(tests.angaben(:e, '{"mieter": [{"vorname": "Katrin"}]}')), 'MA300 mieter.0.nachname', 'a person without a name');
SELECT is(tests.nein(tests.angaben(:e, jsonb_build_object('mieter', jsonb_build_array(jsonb_build_object('mieter_id', :fremder_mieter))))), 'MA302 mieter.0.mieter_id', 'the tenant of another client');
SELECT is(tests.nein(tests.angaben(:e, jsonb_build_object('mieter', jsonb_build_array(jsonb_build_object('mieter_id', :mieter), jsonb_build_object('mieter_id', :mieter))))), 'MA302 mieter.1.mieter_id', 'the same tenant twice');
SELECT is(tests.nein(tests.angaben(:e, '{"mieter": [{"nachname": "A", "iban": "DE03120300000000202051"}, {"nachname": "B", "email": "b@"}]}')), 'MA300 mieter.0.iban mieter.1.email', 'wrong check digit, broken address');
SELECT is(tests.nein(tests.angaben(:e, '{"bewohner": [{"vorname": "Mila"}]}')), 'MA300 bewohner.0.nachname', 'half a person lives there');
SELECT is(tests.nein(tests.angaben(:e, '{"miete": "920"}')), 'MA300 miete', 'a field that does not exist');
SELECT is((SELECT count(*) FROM akte.mietverhaeltnisse), :vorher::bigint, 'none of them left a lease behind');
SELECT is((SELECT count(*) FROM engine.traeger t WHERE t.mandant_id = :m AND t.art = 'vermietung' AND t.bezug_id IS NULL), 0::bigint, 'nor a bracket');
SELECT is((SELECT (count(*), count(*) FILTER (WHERE e.ergebnis = 'abgelehnt'), min(e.ereignis))::text FROM audit.eintraege e WHERE e.strom_id = :strom), '(30,30,anlegen)', 'each is one refused row on the bracket of the client');

-- who may
SELECT tests.als(:m, 'buchhaltung') \g /dev/null
SELECT is(tests.nein(tests.angaben(:e)), 'MA014', 'bookkeeping does not create leases');
SELECT sitzung.als_mieter(:m, :mieter) \g /dev/null
SELECT is(tests.nein(tests.angaben(:e)), 'MA014', 'nor does a tenant');
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT is((SELECT a.ok::text FROM api.mietverhaeltnis_anlegen(tests.angaben(:e, '{"mietbeginn": "2019-03-01", "vertragsnummer": "D-1"}')) a), 'true', 'the service may');
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null
SELECT throws_ok(format('INSERT INTO akte.mietverhaeltnisse (mandant_id, traeger_id, vertragsnummer, einheit_id, mietbeginn) VALUES (%s, %s, ''x'', %s, ''2026-10-01'')', :m, :a_traeger_id, :e), '42501', NULL, 'no way past the call');
SELECT throws_ok(format($$SELECT engine.klammer_beginnen('vermietung', %s)$$, :a_traeger_id), '42501', NULL, 'a master is not started by hand');
SELECT is((SELECT a.fehlercode FROM engine.starten('vermietung', :a_traeger_id) a), 'MA018', 'nor through the engine');
RESET ROLE;
SELECT set_config('app.siegel', '', true) \g /dev/null
SET LOCAL ROLE mietakte_dba;
SELECT throws_ok($$SELECT * FROM api.mietverhaeltnis_anlegen('{}')$$, 'MA002', NULL, 'nobody without a session');
RESET ROLE;

-- a fault while the sub-workflows begin undoes the lease as well
CREATE OR REPLACE FUNCTION regel.vertrag_anlegen(p_k engine.kontext) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$ BEGIN RAISE EXCEPTION 'kaputt'; END $$;
SELECT count(*) AS mieter_vorher FROM akte.mieter WHERE mandant_id = :m \gset
SELECT count(*) AS vorgaenge_vorher FROM engine.vorgang \gset
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.nein(tests.angaben(:e, '{"mietbeginn": "2010-01-01"}')), 'MA303 mietbeginn', '(the flat is let again)');
SELECT is(tests.nein(tests.angaben(:e2, '{"mietbeginn": "2027-01-01"}')), 'MA099', 'a fault in a sub-workflow');
SELECT is((SELECT count(*) FROM akte.mieter), :mieter_vorher::bigint, 'no person stays');
SELECT is((SELECT count(*) FROM engine.vorgang), :vorgaenge_vorher::bigint, 'no Vorgang stays');
SELECT is((SELECT e.fehlercode FROM audit.eintraege e WHERE e.strom_id = :strom ORDER BY e.nr DESC LIMIT 1), 'MA099', 'the attempt stays');

SELECT * FROM finish();
ROLLBACK;
