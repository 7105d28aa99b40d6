-- A surcharge for subletting is a part of its own; a reduction in force reduces the claim of a month that is made later; its arrears and its dunning follow by themselves.
\ir ../hilfen.psql
\ir ../automaten/mahnwesen.psql
SELECT plan(11);
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-31 09:00+02'), tests.laufend(:m) AS mv \gset
SELECT tests.mietkonto(:m, :mv) \g /dev/null
SELECT tests.traeger(:mv) AS t \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-03-01 09:00+01') \g /dev/null
SELECT count(*) FROM api.sollstellungen_erzeugen('2026-03-01') \g /dev/null
SELECT tests.als(:m, 'teamleitung', '2026-03-31 09:00+02') \g /dev/null
SELECT is((engine.starten('mietminderung', :t, '{"mangel": "Heizung kalt", "angezeigt_am": "2026-03-01", "mangel_seit": "2026-03-01"}')).nach, 'angezeigt', 'reported');
SELECT tests.vorgang(:mv, 'mietminderung') AS mm \gset
SELECT is(tests.schritt(:mm, 'pruefen', '{"verursacht_durch": "vermieter", "erheblich": "ja", "pruefung": "Kessel ausgefallen, 14 °C"}'), 'geprueft', 'checked');
SELECT is((SELECT ergebnis FROM api.mahnlauf() WHERE mietverhaeltnis_id = :mv), 'vorschlag', 'March is overdue and proposed');
SELECT tests.mahnung(:t) AS v \gset
SELECT is(tests.schritt(:mm, 'quote_festlegen', '{"quote": "20", "ab": "2026-03-01", "grund": "Gebrauch der Wohnung beeinträchtigt"}'), 'laufend', 'a quota of 20 %');
SELECT is((SELECT offen FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :mv), 904.00, 'March: 20 % of the gross rent less, the sum on the head followed');
SELECT is((SELECT hauptforderung FROM api.mahnungen_liste(:v)), 904.00, 'so does the proposal');
SELECT tests.als(:m, 'buchhaltung', '2026-04-01 09:00+02') \g /dev/null
SELECT is((SELECT angelegt || ' ' || summe FROM api.sollstellungen_erzeugen('2026-04-01') WHERE art = 'miete'), '1 904.00', 'April is made reduced');
SELECT is((SELECT string_agg(b.art || ' ' || b.betrag, ', ' ORDER BY b.id) FROM akte.mietzahlung_bestandteile b JOIN akte.mietzahlungen z ON z.id = b.forderung_id WHERE z.monat = '2026-04-01'), 'nettokaltmiete 920.00, vorauszahlung_bk 130.00, vorauszahlung_hk 80.00, minderung -226.00', 'as a part with its sign');
SELECT is((SELECT angelegt || ' ' || summe FROM api.sollstellungen_erzeugen('2026-04-01') WHERE art = 'miete'), '0 0.00', 'and not twice');

-- a surcharge from the middle of a month on
RESET ROLE;
INSERT INTO akte.untermietzuschlaege (mandant_id, mietverhaeltnis_id, vorgang_id, gueltig_ab, betrag, grund, erfasst_am) VALUES (:m, :mv, tests.vorgang(:mv, 'vermietung'), '2026-05-16', 45.00, 'test', now());
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT count(*) FROM api.sollstellungen_erzeugen('2026-05-01')), 2::bigint, 'May');
SELECT is((SELECT string_agg(b.art || ' ' || b.betrag, ', ' ORDER BY b.id) FROM akte.mietzahlung_bestandteile b JOIN akte.mietzahlungen z ON z.id = b.forderung_id WHERE z.monat = '2026-05-01'), 'nettokaltmiete 920.00, vorauszahlung_bk 130.00, vorauszahlung_hk 80.00, untermietzuschlag 23.23, minderung -230.65', '16 of 31 days of 45 €, and the reduction on all of it');
SELECT * FROM finish();
ROLLBACK;
