-- The story, third telling: the nine months of the seed text. They come from a landlord's notice after more than eight years: a lease
-- handed over on 15 April 2017 (8.87 years), notice on 28 February 2026, end on 30 November 2026.
\ir ../hilfen.psql
\ir haus.psql
SELECT plan(21);

SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.einziehen(:m, '2017-04-15') AS mv \gset
SELECT tests.traeger(:mv) AS t \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-02-28 11:00+01') \g /dev/null
SELECT is((SELECT (frist_monate, mietende)::text FROM api.kuendigungsfrist(:mv, '2026-02-28', 'mieter')), '(3,2026-05-31)', 'the tenant would have three months here, too');
SELECT is((SELECT (frist_monate, mietende, widerspruch_bis)::text FROM api.kuendigungsfrist(:mv, '2026-02-28', 'vermieter')), '(9,2026-11-30,2026-09-30)', 'the landlord has nine');
SELECT vorgang_id AS k FROM engine.starten('kuendigung', :t, '{"durch": "vermieter", "art": "ordentlich", "grund_art": "eigenbedarf", "grund": "Eigenbedarf für die Tochter der Eigentümerin und deren Kind"}') \gset
SELECT is(tests.schritt(:k, 'zugang_erfassen', '{"form": "papier", "zugang_am": "28.02.2026", "hinweis_widerspruch": "ja"}'), 'zugegangen', 'arrived');
SELECT is(tests.zustand(:mv) || ' ' || (SELECT (m.mietende, u.geplant_am, u.status)::text FROM akte.mietverhaeltnisse m JOIN akte.uebergaben u ON u.mietverhaeltnis_id = m.id AND u.variante = 'auszug' WHERE m.id = :mv), 'gekuendigt (2026-11-30,2026-11-30,geplant)',
  '„Wohnungsübergabe Auszug – geplant für 30.11.2026“');
SELECT is((SELECT string_agg(s->'ergebnis'->>'verlaengerung_monate', ',') FROM akte.kuendigung_erklaerungen e, jsonb_array_elements(e.rechenweg->'schritte') s WHERE s->'ergebnis' ? 'verlaengerung_monate'), '6', 'the derivation: six months more');

-- nobody objects; the service notes it
SELECT sitzung.als_dienst(:m), tests.um('2026-10-01 05:00+02') \g /dev/null
SELECT is((SELECT string_agg(ereignis || ' ' || ok, ',') FROM engine.faellige_fristen_ausfuehren()), 'widerspruchsfrist_ablaufen true', 'the deadline for hardship passes');

-- 30 November 2026
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-30 10:00+01') \g /dev/null
SELECT ok(tests.ausziehen(:m, :mv, '2026-11-30') LIKE 'terminiert % abgeschlossen', 'the handover on the day');
SELECT is(tests.zustand(:mv, 'kuendigung') || ' ' || tests.zustand(:mv, 'kaution_rueckzahlung'), 'vollzogen maengelbewertung', 'one step: notice completed, settlement begun');
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS r \gset
SELECT is((SELECT count(*) || ' ' || (SELECT frist_bis FROM akte.kautionsabrechnungen) FROM akte.kaution_positionen), '3 2027-05-31', 'with three defects; own deadline 31 May 2027');
SELECT sitzung.als_dienst(:m), tests.um('2026-12-01 05:00+01') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren()), 0::bigint, 'the timer of the end fell away in time');

-- three months later, with the rates the bank really paid
SELECT objekt_id AS o FROM akte.einheiten e JOIN akte.mietverhaeltnisse m ON m.einheit_id = e.id WHERE m.id = :mv \gset
SELECT tests.als(:m, 'buchhaltung', '2027-02-26 09:00+01') \g /dev/null
SELECT is((SELECT bool_and((api.zinssatz_erfassen(:o, format('{"jahr": "%s", "satz": "%s", "quelle": "Kontoauszug"}', j, s)::jsonb)).ok)
             FROM (VALUES (2017, '0,25'), (2018, '0,2'), (2019, '0,15'), (2020, '0,1'), (2021, '0,1'), (2022, '0,1'), (2023, '0,5'), (2024, '0,75'), (2025, '0,7'), (2026, '0,7'), (2027, '0,65')) AS x(j, s)), true, 'eleven years entered');
SELECT tests.als(:m, 'sachbearbeitung', '2027-02-26 10:00+01') \g /dev/null
SELECT tests.schritt(:r, 'maengel_bewerten', '{"position": "1", "verantwortlich": "mieter", "behoben_am": "2027-01-11"}'), tests.schritt(:r, 'maengel_bewerten', '{"position": "2", "verantwortlich": "vermieter", "behoben_am": "2027-01-11"}'),
  tests.schritt(:r, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "180", "begruendung": "Innenscheibe ersetzt, Rechnung vom 14.01.2027."}'), tests.schritt(:r, 'bewertung_abschliessen') \g /dev/null
SELECT is(tests.schritt(:r, 'abrechnung_erstellen'), 'abrechnung', 'settled within the own deadline of 31 May 2027');
SELECT is((SELECT zinsen::text FROM akte.kaution_teilabrechnungen), (SELECT sum(z.zinsen)::text FROM recht.kaution_zinsen((SELECT jsonb_agg(jsonb_build_array(r.faellig_am, r.betrag::text) ORDER BY r.nummer) FROM recht.kaution_raten(2760, '2017-04-15', 'BE') r), '2027-02-26',
  '{"2017": "0.25", "2018": "0.2", "2019": "0.15", "2020": "0.1", "2021": "0.1", "2022": "0.1", "2023": "0.5", "2024": "0.75", "2025": "0.7", "2026": "0.7", "2027": "0.65"}') z), 'interest by those rates');
SELECT is((SELECT (zinsen, einbehalte, auszahlung)::text FROM akte.kaution_teilabrechnungen), '(99.82,180.00,2679.82)', 'to the cent, as computed by hand');
SELECT is((SELECT daten->'zinsen'->>'grundlage' FROM akte.dokumente WHERE art = 'kautionsabrechnung'), 'konto', 'the letter says they are the account''s own');
SELECT tests.schritt(:r, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Übergabeprotokoll vom 30.11.2026"}') \g /dev/null
SELECT tests.als(:m, 'buchhaltung', '2027-03-01 09:00+01') \g /dev/null
SELECT is(tests.schritt(:r, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "01.03.2027"}'), 'abgeschlossen', 'paid');
SELECT is(tests.saldo(:mv), 0.00, '0.00');
SELECT is(tests.master(:mv), 'vertragsabschluss → laufende_vermietung → gekuendigt → mietvertrag_abgeschlossen', 'closed');
SELECT is(tests.lebenslauf(:mv), 'child_started:vertragsabschluss, child_started:wohnungsuebergabe[einzug], child_completed:wohnungsuebergabe[einzug], child_completed:vertragsabschluss, '
  'child_started:kuendigung, child_started:wohnungsuebergabe[auszug], child_completed:wohnungsuebergabe[auszug], child_completed:kuendigung, child_started:kaution_rueckzahlung, child_completed:kaution_rueckzahlung', 'the same line as the first telling');
SELECT is((SELECT count(*) FROM engine.vorgang WHERE traeger_id = :t AND beendet_am IS NULL), 0::bigint, 'nothing is open');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen()), true, 'the log is whole');
SELECT * FROM finish();
ROLLBACK;
