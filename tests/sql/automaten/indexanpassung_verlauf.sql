-- indexanpassung: computed from published months, declared, received, in force; up and down; everything it refuses.
\ir ../hilfen.psql
\ir miethoehe.psql
SELECT no_plan();
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-10 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietart": "index", "mietbeginn": "2024-06-15"}') AS mv, tests.laufend(:m) AS fest, tests.laufend(:m, '{"mietart": "index"}') AS ueb, tests.laufend(:m, '{"mietart": "index", "mietbeginn": "2025-06-01"}') AS jung, tests.laufend(:m, '{"mietart": "index", "mietbeginn": "2022-10-01"}') AS runter \gset
SELECT is(tests.beginnen(:fest, 'indexanpassung'), 'MAA30', 'only an indexed rent');
SELECT is(tests.beginnen(:mv, 'indexanpassung', '{"monat_neu": "01.03.2026"}'), 'MAA32 monat_neu', 'the present month is not published');
SELECT is(tests.beginnen(:mv, 'indexanpassung', '{"monat_neu": "01.06.2024"}'), 'MAA32 monat_neu', 'not the base month itself');
SELECT is(tests.beginnen(:mv, 'indexanpassung', '{"basis_monat": "01.01.2024"}'), 'MAA34 basis_monat', 'the base month is that of the contract');
SELECT is(tests.beginnen(:mv, 'indexanpassung', '{"monat_neu": "01.07.2024"}'), 'berechnet', 'computed');
SELECT tests.vorgang(:mv, 'indexanpassung') AS v \gset
SELECT is(tests.beginnen(:mv, 'indexanpassung'), 'MA006', 'one at a time');
SELECT is(tests.tun(:v, 'neu_berechnen', '{"monat_neu": "28.02.2026"}'), 'berechnet', 'again with another month');
SELECT is((SELECT (monat_alt, vpi_alt, monat_neu, vpi_neu, miete_bisher, miete_neu)::text FROM akte.indexanpassungen WHERE vorgang_id = :v),
  (SELECT '(2024-06-01,' || round(recht.vpi('2024-06-01'), 2) || ',2026-02-01,' || round(recht.vpi('2026-02-01'), 2) || ',920.00,' || recht.indexmiete(920, recht.vpi('2024-06-01'), recht.vpi('2026-02-01')) || ')'), 'two values of one series, the rent in euros');
SELECT is((SELECT n.gleich FROM akte.indexanpassungen a, recht.nachrechnen(a.rechenweg) n WHERE a.vorgang_id = :v), true, 'the derivation re-derives');
SELECT is(tests.tun(:v, 'zugang_erfassen', '{"zugang_am": "10.03.2026"}'), 'MA004', 'nothing has been declared');
SELECT ok(engine.vorschau(:v, 'erklaeren')::text LIKE '%Indexanpassung%', 'the preview names the letter');
SELECT is((SELECT status || ' ' || (SELECT count(*) FROM akte.dokumente d WHERE d.vorgang_id = :v) FROM akte.indexanpassungen WHERE vorgang_id = :v), 'berechnet 0', 'and leaves nothing behind');
SELECT is(tests.tun(:v, 'erklaeren'), 'erklaert', 'declared');
SELECT matches(tests.brief(:v, 'indexerklaerung'), (SELECT 'Index 06/2024.*' || replace(round(recht.vpi('2024-06-01'), 1)::text, '.', ',') || '.*Index 02/2026.*' || replace(round(recht.vpi('2026-02-01'), 1)::text, '.', ',') || '.*Nettokaltmiete neu.*'
  || replace(recht.indexmiete(920, recht.vpi('2024-06-01'), recht.vpi('2026-02-01'))::text, '.', ',') || ' €'), 'the letter names both values and the rent in euros');
SELECT is(tests.tun(:v, 'zugang_erfassen', '{"zugang_am": "11.03.2026"}') || ' ' || tests.tun(:v, 'zugang_erfassen', '{"zugang_am": "09.03.2026"}'), 'MAA17 zugang_am MAA17 zugang_am', 'neither tomorrow nor before the letter');
SELECT is(tests.tun(:v, 'zugang_erfassen', '{"zugang_am": "10.03.2026"}') || ' ' || tests.offene(:v), 'zugegangen 2026-05-01 wirksam', 'from the month after next');
SELECT is(tests.nacht(:m, '2026-04-30 23:50+02'), NULL, 'not on the eve');
SELECT is(tests.nacht(:m, '2026-05-09 02:00+02') || ' ' || tests.miete(:mv, '2026-04-30') || ' ' || (tests.miete(:mv, '2026-05-01') = recht.indexmiete(920, recht.vpi('2024-06-01'), recht.vpi('2026-02-01'))), 'wirksam umgesetzt 920.00 true', 'a week late, from its day');
SELECT is((SELECT string_agg(lifecycle, ', ' ORDER BY nr) FROM engine.lifecycle WHERE vorgang_id = :v), 'child_started:indexanpassung, child_completed:indexanpassung', 'the two events of its life');
SELECT ok((SELECT s.abschnitte FROM api.stand_indexanpassung s WHERE s.vorgang_id = :v)::text LIKE '%06/2024%', 'the page shows it');

-- the next one starts where this one ended; a month not on record is asked for
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-20 09:00+01') \g /dev/null
SELECT is(tests.beginnen(:mv, 'indexanpassung', '{"monat_neu": "01.09.2026"}'), 'MA207', 'an index value nobody has entered: the hint names the row');
SELECT is(tests.beginnen(:mv, 'indexanpassung', '{"monat_neu": "01.06.2026"}') || ' ' || tests.frage('SELECT monat_alt FROM akte.indexanpassungen WHERE vorgang_id = ' || tests.vorgang(:mv, 'indexanpassung')), 'berechnet 2026-02-01', 'from the last adjustment');
SELECT tests.vorgang(:mv, 'indexanpassung') AS v2 \gset
SELECT tests.kondition(:mv, '2026-11-01', 1000, 'index') \g /dev/null
SELECT is(tests.tun(:v2, 'erklaeren'), 'MAA36', 'the rent has changed since it was computed');
SELECT is(tests.tun(:v2, 'neu_berechnen') || ' ' || tests.tun(:v2, 'erklaeren'), 'berechnet erklaert', 'computed anew');
SELECT is(tests.tun(:v2, 'zurueckziehen', '{"grund": "Kulanz"}') || ' ' || tests.frage('SELECT zurueckgezogen_grund FROM akte.indexanpassungen WHERE vorgang_id = ' || :v2), 'zurueckgezogen Kulanz', 'withdrawn');
SELECT is((SELECT lifecycle FROM engine.lifecycle WHERE vorgang_id = :v2 ORDER BY nr DESC LIMIT 1), 'child_cancelled:indexanpassung', 'cancelled');

-- a year unchanged at its effect: the declaration may come earlier
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-10 09:00+01') \g /dev/null
SELECT is(tests.beginnen(:jung, 'indexanpassung') || ' ' || tests.tun(tests.vorgang(:jung, 'indexanpassung'), 'erklaeren') || ' ' || tests.tun(tests.vorgang(:jung, 'indexanpassung'), 'zugang_erfassen', '{"zugang_am": "10.03.2026"}') || ' ' || tests.offene(tests.vorgang(:jung, 'indexanpassung')),
  'berechnet erklaert zugegangen 2026-06-01 wirksam', 'not before the rent has stood a year');
SELECT matches(tests.brief(tests.vorgang(:jung, 'indexanpassung'), 'indexerklaerung'), 'nicht vor dem 01\.06\.2026', 'and the letter says so');
SELECT is(tests.tun(tests.vorgang(:jung, 'indexanpassung'), 'zurueckziehen', '{"grund": "Kulanz"}') || ' ' || coalesce(tests.offene(tests.vorgang(:jung, 'indexanpassung')), 'keine'), 'zurueckgezogen keine', 'withdrawn before it took effect: no timer is left');

-- downwards, on the tenant's demand
SELECT tests.um('2023-11-20 09:00+01') \g /dev/null
SELECT is(tests.beginnen(:runter, 'indexanpassung', '{"monat_neu": "01.01.2023", "veranlasst_durch": "mieter"}') || ' ' || tests.frage('SELECT miete_neu < 920 FROM akte.indexanpassungen WHERE mietverhaeltnis_id = ' || :runter), 'berechnet ' || (SELECT recht.indexmiete(920, recht.vpi('2022-10-01'), recht.vpi('2023-01-01')) < 920)::text, 'computed like any other');
SELECT is(tests.tun(tests.vorgang(:runter, 'indexanpassung'), 'zurueckziehen', '{"grund": "Anderer Monat"}'), 'zurueckgezogen', 'another month');
RESET ROLE;
INSERT INTO recht.vpi (monat, wert, quelle, abgerufen_am, fassung) SELECT '2023-10-01', 110.0, 'Test', '2026-11-20', max(fassung) + 1 FROM recht.vpi WHERE monat = '2023-10-01';
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.beginnen(:runter, 'indexanpassung', '{"monat_neu": "01.10.2023", "veranlasst_durch": "mieter"}') || ' ' || tests.tun(tests.vorgang(:runter, 'indexanpassung'), 'erklaeren') || ' ' || tests.tun(tests.vorgang(:runter, 'indexanpassung'), 'zugang_erfassen', '{"zugang_am": "20.11.2023"}')
  || ' ' || tests.nacht(:m, '2024-01-01 02:00+01') || ' ' || (tests.miete(:runter, '2024-01-01') < 920), 'berechnet erklaert zugegangen wirksam umgesetzt true', 'a falling index lowers the rent');
SELECT matches(tests.brief(tests.vorgang(:runter, 'indexanpassung'), 'indexerklaerung'), 'Auf Ihr Verlangen.*Senkung', 'the letter says on whose demand');

-- the index says the same rent
RESET ROLE;
INSERT INTO recht.vpi (monat, wert, quelle, abgerufen_am, fassung) SELECT '2024-07-01', recht.vpi('2023-10-01'), 'Test', '2026-11-20', max(fassung) + 1 FROM recht.vpi WHERE monat = '2024-07-01';
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2024-09-20 09:00+02') \g /dev/null
SELECT is(tests.beginnen(:runter, 'indexanpassung', '{"monat_neu": "01.07.2024"}'), 'MAA33 monat_neu', 'nothing to adjust');

-- a stock taken over: base month and last change have to be told once
SELECT tests.um('2026-03-10 09:00+01') \g /dev/null
RESET ROLE;
ALTER TABLE akte.mietkonditionen DISABLE TRIGGER USER;
UPDATE akte.mietkonditionen SET gueltig_ab = '2025-12-01', grund = 'Übernahme: Miete laut Vertrag, Tag der Änderung nicht bekannt' WHERE mietverhaeltnis_id = :ueb;
UPDATE akte.mietverhaeltnisse SET uebernommen = true WHERE id = :ueb;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.beginnen(:ueb, 'indexanpassung'), 'MAA31 basis_monat', 'from which month');
SELECT is(tests.beginnen(:ueb, 'indexanpassung', '{"basis_monat": "01.05.2023"}'), 'MAA09 letzte_aenderung_am', 'and unchanged since when');
SELECT is(tests.beginnen(:ueb, 'indexanpassung', '{"basis_monat": "01.05.2023", "letzte_aenderung_am": "01.08.2023"}') || ' ' || tests.frage('SELECT basis_monat FROM akte.indexvereinbarungen WHERE mietverhaeltnis_id = ' || :ueb), 'berechnet 2023-05-01', 'told, and kept');
SELECT tests.als(:m, 'buchhaltung', '2026-03-10 09:00+01') \g /dev/null
SELECT is(tests.tun(tests.vorgang(:ueb, 'indexanpassung'), 'erklaeren'), 'MA014', 'not the bookkeepers');
SELECT * FROM finish();
ROLLBACK;
