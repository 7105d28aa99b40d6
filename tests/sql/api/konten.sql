-- Statement of account and DATEV: the balance is what is open; a month is closed once, what comes later goes along with the next.
\ir ../hilfen.psql
\ir ../automaten/mahnwesen.psql
SELECT no_plan();
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-02-02 09:00+01'), tests.laufend(:m) AS mv \gset
SELECT tests.mietkonto(:m, :mv) \g /dev/null
CREATE FUNCTION tests.stapel(p_monat date) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT convert_from(inhalt, 'WIN1252') FROM akte.datev_laeufe WHERE monat = p_monat $$;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-02-02 09:00+01') \g /dev/null
SELECT count(*) FROM api.sollstellungen_erzeugen('2026-02-01') \g /dev/null
SELECT tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '1000', 'wertstellung', '2026-02-02', 'text', 'Miete – „Februar“ 😀')) \g /dev/null
SELECT is((SELECT (soll, haben, saldo)::text FROM api.konten_liste() WHERE mietverhaeltnis_id = :mv), '(0.00,1000.00,-1000.00)', 'paid two days before it was due: the list knows it, as the account does');
SELECT tests.um('2026-03-03 09:00+01') \g /dev/null
SELECT count(*) FROM api.sollstellungen_erzeugen('2026-03-01') \g /dev/null
SELECT tests.um('2026-03-20 09:00+01') \g /dev/null
SELECT tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '1300', 'wertstellung', '2026-03-20')) \g /dev/null

-- the account
SELECT is((SELECT string_agg(art || ' ' || coalesce(soll::text, '') || '/' || coalesce(haben::text, '') || '=' || saldo, ', ' ORDER BY nr) FROM api.kontoblatt(:mv, NULL, NULL)),
  'ist /1000.00=-1000.00, soll 1130.00/=130.00, soll 1130.00/=1260.00, ist /1300.00=-40.00', 'what was owed and what came, line by line');
SELECT is((SELECT saldo FROM api.kontoblatt(:mv, NULL, NULL) ORDER BY nr DESC LIMIT 1), (SELECT sum(offen) FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :mv) - (SELECT sum(frei) FROM akte.zahlungen WHERE mietverhaeltnis_id = :mv),
  'the balance is what is open less what is free');
SELECT is((SELECT string_agg(art || '=' || saldo, ', ' ORDER BY nr) FROM api.kontoblatt(:mv, NULL, NULL, '2026-03-01', '2026-03-10')), 'vortrag=130.00, soll=1260.00', 'a part of it begins with what was carried forward');
SELECT is((SELECT saldo FROM api.konten_liste() WHERE mietverhaeltnis_id = :mv), -40.00, 'the list says the same');
SELECT is((SELECT count(*) FROM api.kontoblatt(999999, NULL, NULL)), 0::bigint, 'nobody has no account');
SELECT is((SELECT (daten->'summen') - 'zinsen' - 'gesamt' FROM api.kontoauszug(:mv, NULL, NULL, '2026-03-01', '2026-03-10')), '{"vortrag": "130.00", "soll": "1130.00", "haben": "0.00", "saldo": "1260.00"}', 'the letter says it, too');
SELECT is((SELECT daten->'zinsen' FROM api.kontoauszug(:mv, NULL, NULL, '2026-03-01', '2026-03-10')), '[]', 'a statement of an earlier day has no interest of today');
SELECT is((SELECT digest FROM api.kontoauszug(:mv, NULL, NULL)), (SELECT encode(sha256(convert_to(daten::text, 'UTF8')), 'hex') FROM api.kontoauszug(:mv, NULL, NULL)), 'its digest is that of its data');
SELECT throws_ok(format('SELECT * FROM api.kontoauszug(%s, NULL, NULL, %L, %L)', :mv, '2026-03-10', '2026-03-01'), 'MA012', NULL, 'it does not end before it begins');
SELECT is((SELECT count(*) FROM api.kontoauszug(999999, NULL, NULL)), 0::bigint, 'nobody gets no letter');
-- a returned debit stands there, both ways
SELECT id AS z1 FROM akte.zahlungen WHERE mietverhaeltnis_id = :mv AND betrag = 1000 \gset

-- DATEV
SELECT throws_ok($$SELECT * FROM api.datev_exportieren('2026-02-01')$$, 'MAK51', NULL, 'without the numbers of the tax adviser');
SELECT throws_ok($$SELECT api.datev_einstellen('{"berater": "7", "mandantennummer": "1"}')$$, 'MA012', NULL, 'a number no adviser has');
SELECT api.datev_einstellen('{"berater": "29098", "mandantennummer": "55003", "gueltig_ab": "2026-01-01"}') \g /dev/null
SELECT throws_ok($$SELECT * FROM api.datev_exportieren('2026-03-01')$$, 'MAK52', NULL, 'a month that is not over');
SELECT throws_ok($$SELECT * FROM api.datev_exportieren(NULL)$$, 'MAK52', NULL, 'no month');
SELECT throws_ok($$SELECT * FROM api.datev_exportieren('2015-01-01')$$, 'MAK54', NULL, 'a month without bookings');
SELECT throws_ok($$SELECT api.datev_konto_setzen('{"schluessel": "nettokaltmiete", "konto": "81o0"}')$$, 'MAK50', NULL, 'no account');
SELECT api.datev_konto_setzen('{"schluessel": "nettokaltmiete", "konto": "8105", "gueltig_ab": "2026-02-01"}') \g /dev/null
SELECT is((SELECT (buchungen, nachtraege)::text FROM api.datev_exportieren('2026-02-01')), '(4,0)', 'three parts of the rent and a payment');
SELECT matches(tests.stapel('2026-02-01'), '^"EXTF";700;21;"Buchungsstapel";13;20260320090000000;;"MA";"Mietakte";"";29098;55003;20260101;4;20260201;20260228;"Mietakte 02/2026";"";1;0;0;"EUR";', 'the head');
SELECT is((SELECT split_part(tests.stapel('2026-02-01'), E'\r\n', 3)), '1000,00;"S";"EUR";;;"";1200;1410;"";0202;"Z' || :z1 || '";"";;"Zahlung ' || (SELECT vertragsnummer FROM akte.mietverhaeltnisse WHERE id = :mv) || '";;"";;;;""' || repeat(';""', 16) || ';"' || (SELECT o.nummer FROM akte.mietverhaeltnisse v JOIN akte.einheiten e ON e.id = v.einheit_id JOIN akte.objekte o ON o.id = e.objekt_id WHERE v.id = :mv) || '";"";', 'a payment: bank to claims');
SELECT matches(tests.stapel('2026-02-01'), E'920,00;"S";"EUR";;;"";1410;8105;""', 'rent: claims to the income account the client chose');
SELECT is((SELECT count(DISTINCT array_length(string_to_array(z, ';'), 1)) FROM regexp_split_to_table(rtrim(substr(tests.stapel('2026-02-01'), strpos(tests.stapel('2026-02-01'), E'\r\n') + 2), E'\r\n'), E'\r\n') z), 1::bigint, 'every line has as many fields as the headings');
SELECT is((SELECT sha256 FROM api.datev_exportieren('2026-02-28')), (SELECT encode(sha256(inhalt), 'hex') FROM akte.datev_laeufe), 'once more: the same file');
-- into the closed month: a return of the payment, dated February
SELECT is((SELECT ok FROM api.zahlung_stornieren(:z1, '{"art": "ruecklastschrift", "am": "2026-02-27", "grund": "AC04"}')), true, 'the payment came back in February, as we learn in March');
SELECT is((SELECT string_agg(art || '=' || saldo, ', ' ORDER BY nr) FROM api.kontoblatt(:mv, NULL, NULL)), 'ist=-1000.00, soll=130.00, ruecklastschrift=1130.00, soll=2260.00, ist=960.00', 'the account shows both');
SELECT tests.um('2026-04-02 09:00+02') \g /dev/null
SELECT is((SELECT (buchungen, nachtraege)::text FROM api.datev_exportieren('2026-03-01')), '(5,1)', 'March: the rent, a payment, and what came late');
SELECT matches(tests.stapel('2026-03-01'), '1000,00;"S";"EUR";;;"";1200;1410;"20";0103;"Z' || :z1 || '";"";;"Nachtrag 27.02.26 Rücklastschrift ', 'as a reversal (Generalumkehr) on the first day, with a hint');
SELECT throws_ok($$SELECT * FROM api.datev_exportieren('2026-01-01')$$, 'MAK53', NULL, 'not back behind a closed month');
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-02 09:00+02') \g /dev/null
SELECT throws_ok($$SELECT * FROM api.datev_exportieren('2026-03-01')$$, 'MA014', NULL, 'accounting only');
RESET ROLE;
SELECT throws_ok('UPDATE akte.datev_laeufe SET buchungen = 0', 'MA030', NULL, 'a file never changes');
SELECT is(regel.datev_text(E'Müller "&"\tSöhne 😀', 60), '"Müller ""&"" Söhne ?"', 'I06: what CP1252 does not know, quotes, tabs');
SELECT * FROM finish();
ROLLBACK;
