-- Thresholds of § 543 Abs. 2 Nr. 3 and § 569 Abs. 3 per lease, the section of the Vorgang page, who sees what.
\ir ../hilfen.psql
\ir ../automaten/mahnwesen.psql
SELECT plan(20);
SELECT tests.mandant() AS m \gset
SELECT tests.mandant('Ahorn') AS m2 \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-01-02 09:00+01'), tests.laufend(:m) AS mv \gset
SELECT tests.mietkonto(:m, :mv) \g /dev/null
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-01-02 09:00+01') \g /dev/null
SELECT is((SELECT rueckstand || ' ' || kuendigungsgrund || ' ' || coalesce(erreicht_am::text, 'nie') FROM api.zahlungsverzug_stand(:mv)), '0.00 false nie', 'nothing owed');
SELECT count(*) FROM api.sollstellungen_erzeugen('2026-01-01') \g /dev/null
SELECT tests.um('2026-01-20 09:00+01') \g /dev/null
SELECT is((SELECT concat_ws(' ', monatsmiete, rueckstand, buchstabe_a, buchstabe_b, erreicht_am) FROM api.zahlungsverzug_stand(:mv)), '1130.00 1130.00 f f 2026-02-05', 'one month: reached with February');
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '1.100', 'wertstellung', '2026-01-20')), 'frei 0.00', 'nearly all of it');
SELECT is((SELECT concat_ws(' ', rueckstand, erreicht_am) FROM api.zahlungsverzug_stand(:mv)), '30.00 2026-02-05', '30 € and the next rent are more than one month');
SELECT tests.um('2026-02-01 09:00+01') \g /dev/null
SELECT count(*) FROM api.sollstellungen_erzeugen('2026-02-01') \g /dev/null
SELECT tests.um('2026-02-20 09:00+01') \g /dev/null
SELECT is((SELECT concat_ws(' ', rueckstand, buchstabe_a, buchstabe_b, erreicht_am) FROM api.zahlungsverzug_stand(:mv)), '1160.00 t f 2026-02-05', 'letter a');
SELECT tests.um('2026-03-01 09:00+01') \g /dev/null
SELECT count(*) FROM api.sollstellungen_erzeugen('2026-03-01') \g /dev/null
SELECT tests.um('2026-03-20 09:00+01') \g /dev/null
SELECT is((SELECT concat_ws(' ', rueckstand, buchstabe_a, buchstabe_b, erreicht_am) FROM api.zahlungsverzug_stand(:mv)), '2290.00 t t 2026-02-05', 'letter b, too; reached since February');
SELECT is((SELECT cardinality(warnungen) FROM api.zahlungsverzug_stand(:mv)), 5, 'with its warnings');
SELECT is((SELECT ok FROM api.forderung_vermerken('miete', (SELECT id FROM akte.mietzahlungen WHERE monat = '2026-02-01'), '{"art": "bestritten", "am": "2026-03-20", "grund": "Heizung ausgefallen"}')), true, 'February is disputed');
SELECT is((SELECT concat_ws(' ', rueckstand, buchstabe_a, buchstabe_b) FROM api.zahlungsverzug_stand(:mv)), '1160.00 f f', 'and no longer counts: January and March do not follow each other');
SELECT is((SELECT warnungen[1] LIKE 'Bestrittene%' FROM api.zahlungsverzug_stand(:mv)), true, 'the warning says so');
SELECT is((SELECT count(*) FROM api.zahlungsverzug_stand(-1)), 0::bigint, 'no such lease');

-- the notice for arrears and the section of the page
SELECT is((SELECT ergebnis FROM api.mahnlauf()), 'vorschlag', 'proposed');
SELECT is((api.mahnung_freigeben(tests.mahnung(tests.traeger(:mv)))).nach, 'stufe_1', 'released');
SELECT is((SELECT nach FROM engine.starten('mahnwesen', tests.traeger(:mv))), NULL, 'no second one');
RESET ROLE;
SET LOCAL ROLE mietakte_verwaltung;
SELECT is((SELECT string_agg(a->>'titel', ', ') FROM api.stand_mahnwesen s, jsonb_array_elements(s.abschnitte) a), 'Stand, Zahlungserinnerung vom 20.03.2026', 'the page of the Vorgang');
SELECT is((SELECT a->'tabelle'->'summe'->>6 FROM api.stand_mahnwesen s, jsonb_array_elements(s.abschnitte) WITH ORDINALITY AS x(a, nr) WHERE nr = 2), (SELECT gesamt::text FROM akte.mahnungen), 'its table adds up');
-- the other client sees nothing of it
RESET ROLE;
SELECT tests.als(:m2, 'buchhaltung', '2026-03-20 09:00+01') \g /dev/null
SET LOCAL ROLE mietakte_verwaltung;
SELECT is((SELECT count(*) FROM api.offene_forderungen()) + (SELECT count(*) FROM api.mahnungen_liste()) + (SELECT count(*) FROM api.stand_mahnwesen) + (SELECT count(*) FROM api.mahnlauf_vorschau()), 0::bigint, 'nothing of another client');
SELECT is((SELECT count(*) FROM api.forderungsposten(:mv, NULL, NULL)) + (SELECT count(*) FROM api.zahlungen_liste(:mv, NULL, NULL)) + (SELECT count(*) FROM api.zahlungsverzug_stand(:mv)), 0::bigint, 'not by its number either');
SELECT is((SELECT fehlercode FROM api.zahlung_erfassen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '1', 'wertstellung', '2026-03-20'))), 'MAF02', 'and nothing can be booked there');
SELECT is((api.mahnung_stornieren((SELECT 1::bigint), 'fremd')).fehlercode, 'MAF36', 'nor cancelled');
SELECT * FROM finish();
ROLLBACK;
