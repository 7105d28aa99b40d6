-- api.nachtrag_erfassen: what both sides agree on changes the lease from a day, is kept, audited, and refused with codes at the fields.
\ir ../hilfen.psql
\ir ../automaten/miethoehe.psql
SELECT no_plan();
SELECT tests.mandant() AS m, tests.mandant('Andere Verwaltung GmbH') AS fremd \gset
SELECT tests.datei(:m, 'pdf') AS pdf, tests.datei(:m, 'foto') AS foto, tests.datei(:fremd, 'pdf') AS fremdes \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-20 09:00+01') \g /dev/null
SELECT tests.laufend(:m) AS mv, tests.laufend(:m, '{"kaution_art": "keine", "kaution_betrag": "0"}') AS ohne, tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-12-01"}') AS vorher, tests.laufend(:m, '{"mietart": "index"}') AS index \gset

-- an ordinary one
SELECT * FROM api.nachtrag_erfassen(:mv, jsonb_build_object('gueltig_ab', '01.01.2027', 'unterzeichnet_am', '15.11.2026', 'form', 'textform', 'alle_unterschriften', 'ja', 'text', 'Stellplatz 4 wird mitvermietet.', 'stellplatz', '45,00', 'vorauszahlung_bk', '140,00', 'nettokaltmiete', '920,00', 'dokument', :'pdf')) \gset n_
SELECT is(:'n_ok' || ' ' || (:n_mietverhaeltnis_id = :mv) || ' ' || (:n_vorgang_id = tests.vorgang(:mv, 'vermietung')) || ' ' || :'n_von' || ' ' || :'n_nach', 't true true laufende_vermietung laufende_vermietung', 'the lease, the master, its state');
SELECT is((SELECT (nummer, gueltig_ab, unterzeichnet_am, form, text, inhalt, kondition_id IS NOT NULL, datei_id IS NOT NULL)::text FROM akte.nachtraege WHERE id = :n_nachtrag_id),
  '(1,2027-01-01,2026-11-15,textform,"Stellplatz 4 wird mitvermietet.","{""stellplatz"": ""45.00"", ""vorauszahlung_bk"": ""140.00""}",t,t)', 'kept; what does not change is not in it');
SELECT is((SELECT (gueltig_ab, mietart, nettokaltmiete, vorauszahlung_bk, vorauszahlung_hk, stellplatz, grund)::text FROM akte.mietkonditionen WHERE mietverhaeltnis_id = :mv ORDER BY id DESC LIMIT 1), '(2027-01-01,fest,920.00,140.00,80.00,45.00,"Nachtrag vom 15.11.2026")', 'the conditions from its day');
SELECT is((SELECT (ergebnis, von, nach, akteur, daten->'wirkung'->>'nachtrag', daten->'wirkung'->>'stellplatz_neu')::text FROM audit.protokoll WHERE vorgang_id = :n_vorgang_id AND ereignis = 'nachtrag_erfassen'),
  '(ok,laufende_vermietung,laufende_vermietung,benutzer:' || tests.benutzer(:m) || ',1,45.00)', 'in the log of the tenancy');
SELECT throws_ok('UPDATE akte.nachtraege SET text = ''anders''', NULL, NULL, 'nobody changes it');
-- earlier than one that is on file: the later keeps its own change and takes over this one
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.12.2026", "unterzeichnet_am": "20.11.2026", "garage": "60,00", "stellplatz": "10,00"}'), 'Nachtrag 2', 'a second one from an earlier day');
SELECT is((SELECT string_agg((k.garage || ' ' || k.stellplatz), ', ' ORDER BY t) FROM (VALUES ('2026-11-30'::date), ('2026-12-01'), ('2027-01-01')) x(t), LATERAL (SELECT DISTINCT ON (gueltig_ab) * FROM akte.mietkonditionen WHERE mietverhaeltnis_id = :mv AND gueltig_ab <= x.t ORDER BY gueltig_ab DESC, id DESC LIMIT 1) k),
  '0.00 0.00, 60.00 10.00, 60.00 45.00', 'garage goes on, the parking space of January stays its own');

-- fields, form, both sides
SELECT is(tests.nachtrag(:mv, '{"form": "muendlich", "gueltig_ab": "31.02.2027"}'), 'MA012 form,gueltig_ab,unterzeichnet_am', 'every problem at its field');
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "miete": "1"}'), 'MA012 miete', 'an unknown field is no typing error to be ignored');
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "garage": "70", "alle_unterschriften": "nein"}'), 'MAA71 alle_unterschriften', 'never one-sided');
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "30.09.2018", "unterzeichnet_am": "20.11.2026", "garage": "70"}'), 'MAA73 gueltig_ab', 'not before the lease');
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "21.11.2026", "garage": "70"}'), 'MAA73 unterzeichnet_am', 'not signed tomorrow');
SELECT is(tests.nachtrag(:mv, jsonb_build_object('gueltig_ab', '01.01.2027', 'unterzeichnet_am', '20.11.2026', 'garage', '70', 'dokument', :'foto')) || ' ' || tests.nachtrag(:mv, jsonb_build_object('gueltig_ab', '01.01.2027', 'unterzeichnet_am', '20.11.2026', 'garage', '70', 'dokument', :'fremdes')),
  'MAA78 dokument MAA78 dokument', 'a PDF, and one of ours');
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "nettokaltmiete": "920", "mietart": "fest", "kaution_betrag": "2760"}'), 'MAA70', 'it has to change something');
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "staffeln": "01.01.2028: 950"}') || ' ' || tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "basis_monat": "01.01.2027"}'), 'MAA75 staffeln MAA75 basis_monat', 'what belongs to another rent type');
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "mietart": "index", "form": "textform"}') || ' ' || tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "mietart": "staffel", "staffeln": "01.01.2028: 950", "form": "textform"}'), 'MAA72 form MAA72 form', 'index and steps are agreed in writing');
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "mietart": "staffel"}') || ' ' || tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "mietart": "staffel", "staffeln": "01.12.2027: 950"}'), 'MAA41 staffeln MAA42 staffeln', 'steps, of a year each');
SELECT is((SELECT count(*) FROM akte.nachtraege WHERE mietverhaeltnis_id = :mv) || ' ' || (SELECT count(*) FROM audit.protokoll WHERE ereignis = 'nachtrag_erfassen' AND ergebnis = 'abgelehnt'), '2 14', 'a refusal leaves nothing but its row in the log');

-- whom, what, when
SELECT is((SELECT fehlercode FROM api.nachtrag_erfassen(:mv, '[1]')), 'MA012', 'an object, not a list');
SELECT is(tests.nachtrag(:vorher, '{"gueltig_ab": "01.12.2026", "unterzeichnet_am": "20.11.2026", "garage": "70"}'), 'MAA76', 'not before the Einzug');
SELECT is(tests.nachtrag(999999999, '{}'), 'MA310', 'there is no such lease');
SELECT tests.als(:m, 'buchhaltung', '2026-11-20 09:00+01') \g /dev/null
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "garage": "70"}'), 'MA014', 'not the bookkeepers');
SELECT tests.als(:fremd, 'sachbearbeitung', '2026-11-20 09:00+01') \g /dev/null
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "garage": "70"}'), 'MA310', 'not another client');
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-20 09:00+01') \g /dev/null

-- deposit
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "kaution_betrag": "2.760,01"}'), 'MA305 kaution_betrag', 'at most three rents');
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "kaution_betrag": "2.700,00"}'), 'MAA77 kaution_betrag', 'not below what lies on the account');
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "kaution_betrag": "2.850,00", "nettokaltmiete": "950,00", "kaution_raten": "2"}'), 'MA307 kaution_raten', 'three instalments for cash');
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "kaution_betrag": "2.850,00", "nettokaltmiete": "950,00"}'), 'Nachtrag 3', 'with the rent the limit rises');
SELECT is((SELECT (k.art, k.betrag, k.raten, k.vereinbart_am < '2026-11-20', a.art_alt, a.betrag_alt, a.betrag_neu)::text FROM akte.kautionen k JOIN akte.kaution_aenderungen a ON a.kaution_id = k.id WHERE k.mietverhaeltnis_id = :mv), '(bar,2850.00,3,t,bar,2760.00,2850.00)', 'agreed now, and what was before');
SELECT ok((SELECT ok FROM api.kaution_einzahlung_buchen(:mv, '{"betrag": "90,00", "wertstellung": "20.11.2026"}')), 'and the rest can be paid in');
SELECT is(tests.nachtrag(:ohne, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "kaution_betrag": "1.000,00", "kaution_art": "buergschaft"}') || ' ' || tests.frage('SELECT art || '' '' || betrag FROM akte.kautionen WHERE mietverhaeltnis_id = ' || :ohne), 'Nachtrag 1 buergschaft 1000.00', 'a deposit where there was none');

-- rent types
SELECT is(tests.nachtrag(:index, '{"gueltig_ab": "01.01.2027", "unterzeichnet_am": "20.11.2026", "mietart": "staffel", "staffeln": "01.01.2028: 950,00\n01.01.2029: 980,00"}'), 'Nachtrag 1', 'steps');
SELECT is((SELECT string_agg(s.vereinbarung || ' ' || s.gueltig_ab || ' ' || s.betrag || ' ' || (s.nachtrag_id IS NOT NULL), ', ' ORDER BY s.gueltig_ab) FROM akte.mietstaffeln s WHERE s.mietverhaeltnis_id = :index), '1 2028-01-01 950.00 true, 1 2029-01-01 980.00 true', 'on file');
SELECT tests.um('2027-01-10 09:00+01') \g /dev/null
SELECT is(tests.beginnen(:index, 'staffelanpassung') || ' ' || tests.offene(tests.vorgang(:index, 'staffelanpassung')), 'geplant 2028-01-01 termin_erreicht', 'and planned without further words');
SELECT is(tests.nachtrag(:index, '{"gueltig_ab": "01.02.2027", "unterzeichnet_am": "10.01.2027", "mietart": "index"}'), 'MAA74 mietart', 'a running Vorgang is ended first');
SELECT is(tests.nachtrag(:index, '{"gueltig_ab": "01.02.2027", "unterzeichnet_am": "10.01.2027", "garage": "30"}'), 'Nachtrag 2', 'a garage does not disturb it');
SELECT is(tests.tun(tests.vorgang(:index, 'staffelanpassung'), 'aussetzen', '{"grund": "Nachtrag"}') || ' ' || tests.nachtrag(:index, '{"gueltig_ab": "01.02.2027", "unterzeichnet_am": "10.01.2027", "mietart": "index"}'), 'ausgesetzt Nachtrag 3', 'then it is');
SELECT is((SELECT (gueltig_ab, basis_monat)::text FROM akte.indexvereinbarungen WHERE mietverhaeltnis_id = :index), '(2027-02-01,2027-02-01)', 'from the month it holds, unless it names another');
-- a demand that runs
SELECT is(tests.beginnen(:ohne, 'mieterhoehung') || ' ' || tests.nachtrag(:ohne, '{"gueltig_ab": "01.02.2027", "unterzeichnet_am": "10.01.2027", "nettokaltmiete": "930"}'), 'begruendung MAA74 nettokaltmiete', 'not beside a running demand');

-- under notice it still may be agreed on something, up to the end
SELECT engine.starten('kuendigung', tests.traeger(:index), '{"durch": "mieter", "art": "ordentlich"}') \g /dev/null
SELECT is(tests.tun(tests.vorgang(:index, 'kuendigung'), 'zugang_erfassen', '{"form": "papier", "zugang_am": "10.01.2027", "alle_unterschriften": "ja"}'), 'zugegangen', 'under notice to 30 April');
SELECT is(tests.nachtrag(:index, '{"gueltig_ab": "01.05.2027", "unterzeichnet_am": "10.01.2027", "garage": "40"}') || ' ' || tests.nachtrag(:index, '{"gueltig_ab": "01.04.2027", "unterzeichnet_am": "10.01.2027", "garage": "40"}'), 'MAA73 gueltig_ab Nachtrag 4', 'not after it');
-- the same order twice
SELECT gen_random_uuid() AS k \gset
SELECT (SELECT nachtrag_id FROM api.nachtrag_erfassen(:mv, jsonb_build_object('gueltig_ab', '01.03.2027', 'unterzeichnet_am', '10.01.2027', 'form', 'papier', 'alle_unterschriften', 'ja', 'text', 'Garage', 'garage', '75,00', 'schluessel', :'k'))) AS erst \gset
SELECT is((SELECT (nachtrag_id, ok, mietverhaeltnis_id)::text FROM api.nachtrag_erfassen(:mv, jsonb_build_object('gueltig_ab', '01.03.2027', 'unterzeichnet_am', '10.01.2027', 'form', 'papier', 'alle_unterschriften', 'ja', 'text', 'Garage', 'garage', '75,00', 'schluessel', :'k'))), '(' || :erst || ',t,' || :mv || ')', 'gives the first result');
SELECT throws_ok(format('SELECT * FROM api.nachtrag_erfassen(%s, %L)', :mv, jsonb_build_object('gueltig_ab', '01.04.2027', 'unterzeichnet_am', '10.01.2027', 'form', 'papier', 'alle_unterschriften', 'ja', 'text', 'Garage', 'garage', '75,00', 'schluessel', :'k')), 'MA016', NULL, 'the key stands for one order');
SELECT is((SELECT count(*) FROM akte.nachtraege WHERE mietverhaeltnis_id = :mv), 4::bigint, 'one row');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen()), true, 'the log is whole');
SELECT * FROM finish();
ROLLBACK;
