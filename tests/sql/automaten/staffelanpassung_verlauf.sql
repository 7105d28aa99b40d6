-- staffelanpassung: agreed steps, each on its day, each planning the next; everything it refuses.
\ir ../hilfen.psql
\ir miethoehe.psql
SELECT no_plan();
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-20 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietart": "staffel", "mietbeginn": "2026-10-01"}') AS mv, tests.laufend(:m) AS fest, tests.laufend(:m, '{"mietart": "staffel", "mietbeginn": "2025-10-01"}') AS zwei \gset
SELECT is(tests.beginnen(:fest, 'staffelanpassung'), 'MAA40', 'only a stepped rent');
SELECT is(tests.beginnen(:mv, 'staffelanpassung'), 'MAA43 staffeln', 'no steps on file');
SELECT is(tests.beginnen(:mv, 'staffelanpassung', '{"staffeln": "zwei Prozent im Jahr"}') || ' ' || tests.beginnen(:mv, 'staffelanpassung', '{"staffeln": "31.02.2028: 950,00"}') || ' ' || tests.beginnen(:mv, 'staffelanpassung', '{"staffeln": "01.10.2027: 2 %"}'), 'MAA41 staffeln MAA41 staffeln MAA41 staffeln', 'a day and an amount in euros');
SELECT is(tests.beginnen(:mv, 'staffelanpassung', '{"staffeln": "30.09.2027: 950,00"}'), 'MAA42 staffeln', 'the first a year after the rent began');
SELECT is(tests.beginnen(:mv, 'staffelanpassung', '{"staffeln": "01.10.2027: 950,00\n01.09.2028: 980,00"}'), 'MAA42 staffeln', 'each a year');
SELECT is(tests.beginnen(:mv, 'staffelanpassung', '{"staffeln": "01.10.2028: 980,00\n01.10.2027: 950,00"}'), 'MAA42 staffeln', 'in order');
SELECT is((SELECT count(*) FROM akte.mietstaffeln), 0::bigint, 'nothing of that is kept');
SELECT is(tests.beginnen(:mv, 'staffelanpassung', '{"staffeln": "01.10.2027: 950,00\n2028-10-01  980,00 €\n01.10.2029 = 1.010,00"}'), 'geplant', 'three steps, the first is planned');
SELECT tests.vorgang(:mv, 'staffelanpassung') AS v \gset
SELECT is((SELECT string_agg(gueltig_ab || ' ' || betrag, ', ' ORDER BY gueltig_ab) FROM akte.mietstaffeln WHERE mietverhaeltnis_id = :mv), '2027-10-01 950.00, 2028-10-01 980.00, 2029-10-01 1010.00', 'read as people write');
SELECT is(tests.offene(:v), '2027-10-01 termin_erreicht', 'with a timer on its day');
SELECT is(tests.beginnen(:mv, 'staffelanpassung'), 'MA006', 'one at a time');
SELECT is(tests.tun(:v, 'umsetzen'), 'MAA45', 'not before its day');
SELECT is(tests.nacht(:m, '2027-09-30 23:50+02'), NULL, 'not on the eve');
SELECT is(tests.nacht(:m, '2027-10-03 02:00+02'), 'termin_erreicht umgesetzt', 'its day');
SELECT is(tests.miete(:mv, '2027-09-30') || ' ' || tests.miete(:mv, '2027-10-01'), '920.00 950.00', 'owed from its day without any declaration');
SELECT matches(tests.brief(:v, 'staffelmitteilung'), '01\.10\.2027 950,00 €.*920,00 €', 'a note to the tenant');
SELECT tests.vorgang(:mv, 'staffelanpassung') AS v2 \gset
SELECT is((SELECT v.zustand || ' ' || (v.entstanden_aus = :v) || ' ' || s.gueltig_ab FROM engine.vorgang v JOIN akte.staffelanpassungen a ON a.vorgang_id = v.id JOIN akte.mietstaffeln s ON s.id = a.staffel_id WHERE v.id = :v2), 'geplant true 2028-10-01', 'the next one is planned and knows what it came from');
SELECT is((SELECT string_agg(lifecycle, ', ' ORDER BY nr) FROM engine.lifecycle WHERE vorgang_id IN (:v, :v2)), 'child_started:staffelanpassung, child_started:staffelanpassung, child_completed:staffelanpassung', 'the events of their lives');
-- a flat handed over before its lease begins
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-20 09:00+01') \g /dev/null
SELECT tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-12-01", "mietart": "staffel"}') AS bald \gset
SELECT tests.unterzeichnen(:bald) \g /dev/null
SELECT tests.uebergeben(:m, :bald, 'einzug') \g /dev/null
SELECT is((SELECT string_agg(s.ereignis || ' ' || coalesce(s.fehlercode, 'ja'), ', ' ORDER BY s.ereignis) FROM engine.startbare_automaten(tests.traeger(:bald)) s WHERE s.ereignis IN ('mieterhoehung', 'indexanpassung', 'staffelanpassung', 'modernisierung')),
  'indexanpassung MAA30, mieterhoehung MAA01, modernisierung ja, staffelanpassung ja', 'the page of a lease handed over before its first day says what it will be');
SELECT is(tests.beginnen(:bald, 'staffelanpassung', '{"staffeln": "30.11.2027: 950,00"}') || ' ' || tests.beginnen(:bald, 'staffelanpassung', '{"staffeln": "01.12.2027: 950,00"}'), 'MAA42 staffeln geplant', 'a year from its first day');
SELECT tests.tun(tests.vorgang(:bald, 'staffelanpassung'), 'aussetzen', '{"grund": "nicht weiter verfolgt"}') \g /dev/null
-- late and by hand
SELECT tests.als(:m, 'sachbearbeitung', '2028-10-02 09:00+02') \g /dev/null
SELECT ok(engine.vorschau(:v2, 'umsetzen')::text LIKE '%child_started:staffelanpassung%' OR engine.vorschau(:v2, 'umsetzen')::text LIKE '%staffelanpassung%', 'the preview shows the next step');
SELECT is(tests.miete(:mv, '2028-10-01') || ' ' || tests.vorgang(:mv, 'staffelanpassung'), '950.00 ' || :v2, 'and leaves nothing behind');
SELECT is(tests.tun(:v2, 'umsetzen') || ' ' || tests.miete(:mv, '2028-10-01'), 'umgesetzt 980.00', 'by hand where the night job was down');
SELECT tests.vorgang(:mv, 'staffelanpassung') AS v3 \gset
SELECT is(tests.tun(:v3, 'aussetzen') || ' ' || tests.tun(:v3, 'aussetzen', '{"grund": "Die Eigentümerin verzichtet."}'), 'MA012 grund ausgesetzt', 'put off, with a reason');
SELECT is(tests.nacht(:m, '2029-10-02 02:00+02'), NULL, 'the timer is gone');
SELECT tests.als(:m, 'sachbearbeitung', '2029-10-02 09:00+02') \g /dev/null
SELECT is(tests.miete(:mv, '2029-10-02'), 980.00, 'the rent stays');
SELECT is(tests.beginnen(:mv, 'staffelanpassung') || ' ' || tests.beginnen(:mv, 'staffelanpassung', '{"staffeln": "01.10.2030: 1.050,00"}'), 'MAA43 staffeln MAA44 staffeln', 'no step is left; others are agreed by Nachtrag');
SELECT ok((SELECT s.abschnitte FROM api.stand_staffelanpassung s WHERE s.vorgang_id = :v3)::text LIKE '%1010.00%', 'the page shows the steps');

-- a newer agreement takes the place of a planned step
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-20 09:00+01') \g /dev/null
SELECT is(tests.beginnen(:zwei, 'staffelanpassung', '{"staffeln": "01.12.2026: 950,00"}'), 'geplant', 'planned');
SELECT is(tests.nachtrag(:zwei, '{"gueltig_ab": "01.12.2026", "unterzeichnet_am": "20.11.2026", "mietart": "staffel", "staffeln": "01.12.2027: 990,00"}'), 'MAA74 mietart', 'first the planned step is put off');
RESET ROLE;
INSERT INTO akte.mietstaffeln (mandant_id, mietverhaeltnis_id, vereinbarung, gueltig_ab, betrag, erfasst_am) VALUES (:m, :zwei, 2, '2027-12-01', 990, now());
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.nacht(:m, '2026-12-01 02:00+01') || ' ' || tests.miete(:zwei, '2026-12-01'), 'termin_erreicht MAA46 920.00', 'a step of an older agreement is not taken');
SELECT tests.als(:m, 'sachbearbeitung', '2026-12-01 09:00+01') \g /dev/null
SELECT is(tests.tun(tests.vorgang(:zwei, 'staffelanpassung'), 'aussetzen', '{"grund": "Neue Vereinbarung"}') || ' ' || tests.beginnen(:zwei, 'staffelanpassung') || ' ' || tests.offene(tests.vorgang(:zwei, 'staffelanpassung')), 'ausgesetzt geplant 2027-12-01 termin_erreicht', 'the valid one is planned');
-- a lease under notice: the step is owed; one after its end is not planned
SELECT tests.um('2027-11-02 09:00+01') \g /dev/null
RESET ROLE;
INSERT INTO akte.mietstaffeln (mandant_id, mietverhaeltnis_id, vereinbarung, gueltig_ab, betrag, erfasst_am) VALUES (:m, :zwei, 2, '2028-12-01', 1020, now());
SET LOCAL ROLE mietakte_dba;
SELECT engine.starten('kuendigung', tests.traeger(:zwei), '{"durch": "mieter", "art": "ordentlich"}') \g /dev/null
SELECT is(tests.tun(tests.vorgang(:zwei, 'kuendigung'), 'zugang_erfassen', '{"form": "papier", "zugang_am": "02.11.2027", "alle_unterschriften": "ja"}'), 'zugegangen', 'under notice');
SELECT is(tests.nacht(:m, '2027-12-01 02:00+01') || ' ' || tests.miete(:zwei, '2027-12-01'), 'termin_erreicht umgesetzt 990.00', 'the step comes all the same');
SELECT is((SELECT count(*) FROM engine.vorgang WHERE id > tests.vorgang(:zwei, 'kuendigung') AND automat = 'staffelanpassung'), 0::bigint, 'and the one after the end of the lease is not planned');
-- under notice for long: the steps until then go on
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-20 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietart": "staffel", "mietbeginn": "2025-10-01"}') AS lang \gset
SELECT is(tests.beginnen(:lang, 'staffelanpassung', '{"staffeln": "01.12.2026: 950,00\n01.12.2027: 980,00"}'), 'geplant', 'two steps');
SELECT engine.starten('kuendigung', tests.traeger(:lang), '{"durch": "mieter", "art": "ordentlich"}') \g /dev/null
SELECT is(tests.tun(tests.vorgang(:lang, 'kuendigung'), 'zugang_erfassen', '{"form": "papier", "zugang_am": "20.11.2026", "zum": "31.12.2027", "alle_unterschriften": "ja"}'), 'zugegangen', 'under notice for a year');
SELECT is(tests.nacht(:m, '2026-12-01 02:00+01') || ' ' || tests.offene(tests.vorgang(:lang, 'staffelanpassung')), 'termin_erreicht umgesetzt 2027-12-01 termin_erreicht', 'the second step is planned, too');
SELECT * FROM finish();
ROLLBACK;
