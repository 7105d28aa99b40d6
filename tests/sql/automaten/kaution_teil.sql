-- kaution_rueckzahlung: a reserve for the Nebenkosten, the part, the rest; interest runs on over what stayed.
\ir ../hilfen.psql
\ir kaution.psql
SELECT plan(46);

SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.ausgezogen(:m) AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-07-15 10:00+02'), tests.bewerten(:v) \g /dev/null

-- the reserve
SELECT is(tests.schritt(:v, 'nk_vorbehalt_festlegen', '{"betrag": "250", "zeitraum_von": "2026-01-01", "zeitraum_bis": "2026-06-30", "begruendung": "Nachzahlung 2024 war 231,40 €"}'), 'MA615', 'not beyond the lease');
SELECT is(tests.schritt(:v, 'nk_vorbehalt_festlegen', '{"betrag": "250", "zeitraum_von": "2026-05-31", "zeitraum_bis": "2026-01-01", "begruendung": "Nachzahlung 2024 war 231,40 €"}'), 'MA615', 'not backwards');
SELECT is(tests.schritt(:v, 'nk_vorbehalt_festlegen', '{"betrag": "250", "zeitraum_von": "2018-01-01", "zeitraum_bis": "2018-12-31", "begruendung": "Nachzahlung 2024 war 231,40 €"}'), 'MA615', 'not before the lease');
SELECT is(tests.schritt(:v, 'nk_vorbehalt_festlegen', '{"betrag": "250", "zeitraum_von": "2024-01-01", "zeitraum_bis": "2024-12-31", "begruendung": "Nachzahlung 2024 war 231,40 €"}'), 'MA616', 'for 2024 nothing can be demanded any more');
SELECT is(tests.schritt(:v, 'nk_vorbehalt_festlegen', '{"betrag": "840,01", "zeitraum_von": "2026-01-01", "zeitraum_bis": "2026-05-31", "begruendung": "Nachzahlung 2024 war 231,40 €"}'), 'MA617', 'more than four advances of 210 €');
SELECT is((SELECT fehlercode FROM engine.ausloesen(:v, 'nk_vorbehalt_festlegen', '{"betrag": "900", "zeitraum_von": "2026-01-01", "zeitraum_bis": "2026-05-31", "begruendung": "hohe Heizkosten erwartet", "_uebersteuern": {"kaution_nk_angemessen": "Preissprung beim Gas, Bescheid liegt vor"}}')), 'MA008', 'above that only the Teamleitung');
SELECT tests.als(:m, 'teamleitung', '2026-07-15 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'nk_vorbehalt_festlegen', '{"betrag": "900", "zeitraum_von": "2026-01-01", "zeitraum_bis": "2026-05-31", "begruendung": "hohe Heizkosten erwartet", "_uebersteuern": {"kaution_nk_angemessen": "Preissprung beim Gas, Bescheid liegt vor"}}'), 'einbehaltberechnung', 'with a reason');
SELECT tests.als(:m, 'sachbearbeitung', '2026-07-15 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'nk_vorbehalt_festlegen', '{"betrag": "250", "zeitraum_von": "2026-01-01", "zeitraum_bis": "2026-05-31", "begruendung": "Orientiert an der Nachzahlung von 231,40 € für 2024."}'), 'einbehaltberechnung', 'a new amount replaces the old');
SELECT is((SELECT string_agg((nummer, fassung, betrag, abrechnung_bis)::text, ' ' ORDER BY fassung) FROM akte.kaution_positionen WHERE art = 'nk_vorbehalt'), '(4,1,900.00,2027-12-31) (4,2,250.00,2027-12-31)', 'to be settled by the end of next year');

-- the part
SELECT is(tests.schritt(:v, 'abrechnung_erstellen'), 'abrechnung', 'issued');
SELECT is((SELECT (nummer, art, stichtag, zinsen, einbehalte, nk_vorbehalt, auszahlung)::text FROM akte.kaution_teilabrechnungen), '(1,teil,2026-07-15,75.68,180.00,250.00,2405.68)', 'a part: 250 € stay');
SELECT is((SELECT tests.brief_stimmt(daten) || ' ' || (daten->'abrechnung'->>'art') || ' ' || (daten->'nk_vorbehalt'->>'betrag') || ' ' || (daten->'nk_vorbehalt'->>'abrechnung_bis') || ' ' || (daten->'betreff'->>'titel') FROM akte.dokumente WHERE vorgang_id = :v),
  'stimmt teil 250.00 2027-12-31 Teilabrechnung Ihrer Mietkaution', 'its letter says until when');
SELECT tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Schreiben vom 12.06.2026"}') \g /dev/null
SELECT tests.als(:m, 'buchhaltung', '2026-07-20 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-07-20"}'), 'MA623', 'a part does not end the settlement');
SELECT is(tests.schritt(:v, 'teilauszahlung', '{"ausgefuehrt_am": "2026-07-20"}'), 'nk_vorbehalt', 'paid; the reserve stays');
SELECT is(tests.saldo(:mv), 250.00, 'exactly the reserve is left on the account');
SELECT is(tests.zustand(:mv), 'gekuendigt', 'the tenancy is not closed');
SELECT is((SELECT string_agg(f.ereignis || ' ' || (f.faellig_am AT TIME ZONE 'Europe/Berlin')::date, ',') FROM engine.fristen f WHERE f.vorgang_id = :v AND f.erledigt_am IS NULL), 'nk_frist_ablaufen 2028-01-01', 'the deadline of § 556 is the only timer now');
SELECT is((SELECT string_agg(ereignis, ',') FROM engine.moegliche_ereignisse(:v)), 'nk_abgerechnet', 'nothing else can be done meanwhile');

-- the Nebenkosten are settled
SELECT tests.als(:m, 'sachbearbeitung', '2027-06-15 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'nk_abgerechnet', '{"zugegangen_am": "2027-06-16", "nachzahlung": "112,40"}'), 'MA629', 'not tomorrow');
SELECT is(tests.schritt(:v, 'nk_abgerechnet', '{"zugegangen_am": "2027-06-14", "nachzahlung": "112,40"}'), 'MA619', 'for 2027 nobody knows a rate: nothing is extrapolated');
SELECT is((SELECT fehlercode || ' ' || (hinweis LIKE '%Mietakte unter „Kaution“%' AND hinweis NOT LIKE '%api.%' AND detail LIKE '%api.zinssatz_erfassen%') FROM engine.ausloesen(:v, 'nk_abgerechnet', '{"zugegangen_am": "2027-06-14", "nachzahlung": "112,40"}')), 'MA619 true', 'and the hint says where to enter it; how a DBA does it stands in the detail');
SELECT objekt_id AS o FROM akte.einheiten e JOIN akte.mietverhaeltnisse m ON m.einheit_id = e.id WHERE m.id = :mv \gset
SELECT is((SELECT fehlercode FROM api.zinssatz_erfassen(:o, '{"jahr": "2027", "satz": "0,8", "quelle": "Kontoauszug"}')), 'MA014', 'rates are for the bookkeeping');
SELECT tests.als(:m, 'buchhaltung', '2027-06-15 10:00+02') \g /dev/null
SELECT is((SELECT fehlercode || (felder ? 'satz') FROM api.zinssatz_erfassen(:o, '{"jahr": "2027", "satz": "achtzig", "quelle": "Kontoauszug"}')), 'MA012true', 'a rate is a number');
SELECT is((SELECT fehlercode FROM api.zinssatz_erfassen(:o, '{"jahr": "2027", "satz": "-0,1", "quelle": "Kontoauszug"}')), 'MA012', 'not below zero');
SELECT is((SELECT fehlercode FROM api.zinssatz_erfassen(:o, '{"jahr": "2028", "satz": "0,8", "quelle": "Kontoauszug"}')), 'MA602', 'not of a year to come');
SELECT is((SELECT fehlercode FROM api.zinssatz_erfassen(0, '{"jahr": "2027", "satz": "0,8", "quelle": "Kontoauszug"}')), 'MA601', 'no such object');
SELECT is((SELECT ok FROM api.zinssatz_erfassen(:o, '{"jahr": "2026", "satz": "0,706", "quelle": "Kontoauszug der Bank vom 02.01.2027"}')), true, '2026');
SELECT is((SELECT ok FROM api.zinssatz_erfassen(:o, '{"jahr": "2027", "satz": "8", "quelle": "Kontoauszug"}')), true, '2027, with a typing error');
SELECT is((SELECT ok FROM api.zinssatz_erfassen(:o, '{"jahr": "2027", "satz": "0,8", "quelle": "Kontoauszug, berichtigt"}')), true, 'corrected: the newer row counts');
SELECT is((SELECT count(*) FROM audit.eintraege e JOIN akte.objekte o ON o.traeger_id = e.strom_id WHERE o.id = :o AND e.ereignis = 'zinssatz_erfassen'), 7::bigint, 'entered and refused, all on file at the object');
SELECT tests.als(:m, 'sachbearbeitung', '2027-06-15 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'nk_abgerechnet', '{"zugegangen_am": "2027-06-14", "nachzahlung": "112,40", "begruendung": "Abrechnung 2026 vom 10.06.2027"}'), 'abrechnung', 'settled');
-- 250 € from 15.07.2026: 170 days at 0.706 % = 0.82; then 250.82 € for 165 days at 0.8 % = 0.91
SELECT is((SELECT (nummer, art, stichtag, kaution, zinsen, einbehalte, nk_vorbehalt, bereits_gezahlt, auszahlung)::text FROM akte.kaution_teilabrechnungen ORDER BY nummer DESC LIMIT 1), '(2,schluss,2027-06-15,2760.00,77.41,292.40,0.00,2405.68,139.33)', 'interest on what stayed: 75.68 + 0.82 + 0.91');
SELECT is((SELECT tests.brief_stimmt(daten) || ' ' || jsonb_array_length(daten->'zinsen'->'jahre') || ' ' || (daten->'bereits_ausgezahlt'->0->>'betrag') || ' ' || (daten->'forderungen'->0->>'betrag') FROM akte.dokumente WHERE vorgang_id = :v AND version = 2), 'stimmt 11 2405.68 112.40', 'the letter carries both parts');
SELECT is((SELECT n.gleich FROM akte.kaution_teilabrechnungen t, recht.nachrechnen(t.rechenweg - 'jahre' - 'grundlage' - 'konto') n ORDER BY t.nummer DESC LIMIT 1), true, 'recomputable');
SELECT tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Schreiben vom 12.06.2026"}') \g /dev/null
SELECT tests.als(:m, 'buchhaltung', '2027-06-20 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2027-06-18"}'), 'abgeschlossen', 'the rest is paid');
SELECT is(tests.saldo(:mv) || ' ' || tests.zustand(:mv), '0.00 mietvertrag_abgeschlossen', 'at 0.00, closed');
SELECT is((SELECT string_agg(b.art || ' ' || b.betrag, ', ' ORDER BY b.id) FROM akte.kaution_buchungen b WHERE b.vorgang_id = :v), 'zins 75.68, einbehalt -180.00, auszahlung -2405.68, zins 1.73, einbehalt -112.40, auszahlung -139.33', 'every posting once');

-- after the part the tenant's objection succeeds: less is retained, the posting is reversed; the bill comes too late
SELECT tests.ausgezogen(:m) AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-07-15 10:00+02'), tests.bewerten(:v),
  tests.schritt(:v, 'nk_vorbehalt_festlegen', '{"betrag": "250", "zeitraum_von": "2025-01-01", "zeitraum_bis": "2025-12-31", "begruendung": "Abrechnung 2025 steht aus"}'), tests.schritt(:v, 'abrechnung_erstellen'),
  tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Schreiben vom 12.06.2026"}') \g /dev/null
SELECT tests.als(:m, 'buchhaltung', '2026-07-20 10:00+02'), tests.schritt(:v, 'teilauszahlung', '{"ausgefuehrt_am": "2026-07-20"}') \g /dev/null
SELECT sitzung.als_dienst(:m), tests.um('2027-01-02 05:00+01') \g /dev/null
SELECT is((SELECT string_agg(ereignis || ' ' || ok, ',') FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), 'nk_frist_ablaufen true', 'the deadline for 2025 has passed');
SELECT is((SELECT ueberfaellig FROM akte.kautionsabrechnungen WHERE vorgang_id = :v), true, 'the file says so: the reserve is due');
SELECT tests.als(:m, 'buchhaltung', '2027-01-10 10:00+01') \g /dev/null
SELECT objekt_id AS o FROM akte.einheiten e JOIN akte.mietverhaeltnisse m ON m.einheit_id = e.id WHERE m.id = :mv \gset
SELECT api.zinssatz_erfassen(:o, format('{"jahr": "%s", "satz": "0,706", "quelle": "Bank"}', j)::jsonb) FROM generate_series(2026, 2027) j \g /dev/null
SELECT is(tests.schritt(:v, 'nk_abgerechnet', '{"zugegangen_am": "2027-01-08", "nachzahlung": "50"}'), 'MA630', 'too late to demand anything');
SELECT is(tests.schritt(:v, 'nk_abgerechnet', '{"zugegangen_am": "2027-01-08"}'), 'abrechnung', 'without a demand');
SELECT tests.als(:m, 'sachbearbeitung', '2027-01-10 10:00+01') \g /dev/null
SELECT tests.schritt(:v, 'einwendung_erheben', '{"eingegangen_am": "2027-01-10", "einwendung": "Die Scheibe kostete nur 80 Euro."}'),
  tests.schritt(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "80", "begruendung": "nach Vorlage der Rechnung gekürzt"}'), tests.schritt(:v, 'abrechnung_erstellen'),
  tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Schreiben vom 12.06.2026"}') \g /dev/null
SELECT is((SELECT (nummer, einbehalte, bereits_gezahlt, auszahlung)::text FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = :v ORDER BY nummer DESC LIMIT 1), '(3,80.00,2405.68,350.86)', '250 € + 100 € back + interest');
SELECT tests.als(:m, 'buchhaltung', '2027-01-12 10:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2027-01-12"}'), 'abgeschlossen', 'paid');
SELECT is((SELECT string_agg(b.art || ' ' || b.betrag, ', ' ORDER BY b.id) FROM akte.kaution_buchungen b WHERE b.vorgang_id = :v), 'zins 75.68, einbehalt -180.00, auszahlung -2405.68, storno 180.00, zins 0.86, einbehalt -80.00, auszahlung -350.86', 'the old retention reversed, the new one posted');
SELECT is(tests.saldo(:mv), 0.00, 'and still exactly 0.00');

-- the demand is higher than what stayed: only that is kept, the rest is a claim of its own
SELECT tests.ausgezogen(:m) AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-07-15 10:00+02'), tests.bewerten(:v),
  tests.schritt(:v, 'nk_vorbehalt_festlegen', '{"betrag": "250", "zeitraum_von": "2026-01-01", "zeitraum_bis": "2026-05-31", "begruendung": "Abrechnung 2026 steht aus"}'), tests.schritt(:v, 'abrechnung_erstellen'),
  tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Schreiben vom 12.06.2026"}') \g /dev/null
SELECT tests.als(:m, 'buchhaltung', '2026-07-20 10:00+02'), tests.schritt(:v, 'teilauszahlung', '{"ausgefuehrt_am": "2026-07-20"}') \g /dev/null
SELECT tests.um('2026-10-10 10:00+02') \g /dev/null
SELECT engine.vorschau(:v, 'nk_abgerechnet', '{"zugegangen_am": "2026-10-09", "nachzahlung": "300"}') AS bild \gset
SELECT is((SELECT (w->>'nachzahlung_einbehalten') || ' ' || (w->>'offen_bleibt') || ' ' || (w->>'auszahlung') FROM (SELECT :'bild'::jsonb->'schritte'->0->'wirkung') y(w)), '250.42 49.58 0.00', '250 € and 0.42 € interest are kept, 49.58 € stay open');
SELECT * FROM finish();
ROLLBACK;
