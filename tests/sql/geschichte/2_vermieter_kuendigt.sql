-- The story, second telling: the same lease of 1 October 2018, the landlord gives notice. Seven years and five months since the
-- handover: six months, the end is 31 August 2026. The tenant objects, and leaves after all.
\ir ../hilfen.psql
\ir haus.psql
SELECT plan(22);

SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.einziehen(:m, '2018-10-01') AS mv \gset
SELECT tests.traeger(:mv) AS t \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-02-28 11:00+01') \g /dev/null
SELECT is((SELECT fehlercode FROM engine.starten('kuendigung', :t, '{"durch": "vermieter", "art": "ordentlich"}')), 'MA512', 'a landlord needs a reason');
SELECT is((SELECT ok FROM engine.starten('kuendigung', :t, '{"durch": "vermieter", "art": "ordentlich", "grund_art": "eigenbedarf", "grund": "Eigenbedarf für die Tochter der Eigentümerin und deren Kind"}')), true, 'own need');
SELECT tests.vorgang(:mv, 'kuendigung') AS k \gset
SELECT is(tests.schritt(:k, 'zugang_erfassen', '{"form": "papier", "zugang_am": "28.02.2026", "zugang_nachweis": "Übergabe durch Boten", "hinweis_widerspruch": "ja"}'), 'zugegangen', 'by messenger');
SELECT is((SELECT (mietende, widerspruch_bis)::text FROM akte.kuendigungen WHERE vorgang_id = :k), '(2026-08-31,2026-06-30)', 'six months, objection until 30 June');
SELECT is((SELECT geplant_am FROM akte.uebergaben WHERE vorgang_id = tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug')), '2026-08-31', 'the Auszug is planned for that day');

-- the tenant objects in time
SELECT tests.als(:m, 'sachbearbeitung', '2026-06-29 10:00+02') \g /dev/null
SELECT is(tests.schritt(:k, 'widerspruch_einlegen', '{"eingegangen_am": "29.06.2026", "form": "papier", "grund": "Schulwechsel der Tochter mitten im Jahr, keine Ersatzwohnung"}'), 'haertefall', 'because of hardship');
SELECT is(tests.schritt(:k, 'widerspruch_zurueckweisen', '{"begruendung": "Ersatzwohnung im selben Haus angeboten und abgelehnt."}'), 'zugegangen', 'weighed and rejected');
-- and moves out on the day
SELECT tests.als(:m, 'sachbearbeitung', '2026-08-31 10:00+02') \g /dev/null
SELECT ok(tests.ausziehen(:m, :mv, '2026-08-31') LIKE 'terminiert % abgeschlossen', 'the handover with its three defects');
SELECT is(tests.zustand(:mv, 'kuendigung') || ' ' || tests.zustand(:mv, 'kaution_rueckzahlung'), 'vollzogen maengelbewertung', 'completed; the settlement has begun');
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS r \gset
SELECT is((SELECT frist_bis FROM akte.kautionsabrechnungen), '2027-02-28', 'own deadline six months later');

-- three months later the reference table does not reach any more: the bank's own rate is entered
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-30 10:00+01') \g /dev/null
SELECT tests.schritt(:r, 'maengel_bewerten', '{"position": "1", "verantwortlich": "mieter", "behoben_am": "2026-09-14"}'), tests.schritt(:r, 'maengel_bewerten', '{"position": "2", "verantwortlich": "vermieter", "behoben_am": "2026-09-14"}'),
  tests.schritt(:r, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "180", "begruendung": "Innenscheibe ersetzt, Rechnung vom 22.09.2026."}'), tests.schritt(:r, 'bewertung_abschliessen') \g /dev/null
SELECT is(tests.schritt(:r, 'abrechnung_erstellen'), 'MA619', 'no rate for November 2026: none is invented');
SELECT objekt_id AS o FROM akte.einheiten e JOIN akte.mietverhaeltnisse m ON m.einheit_id = e.id WHERE m.id = :mv \gset
SELECT tests.als(:m, 'buchhaltung', '2026-11-30 10:30+01') \g /dev/null
SELECT is((SELECT ok FROM api.zinssatz_erfassen(:o, '{"jahr": "2026", "satz": "0,706", "quelle": "Auskunft der Bank vom 27.11.2026"}')), true, 'the bank says 0.706 %');
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-30 11:00+01') \g /dev/null
SELECT is(tests.schritt(:r, 'abrechnung_erstellen'), 'abrechnung', 'settled');
-- 65.02 € to the end of 2025, then 333 days of 2,825.02 € at 0.706 %
SELECT is((SELECT (zinsen, einbehalte, auszahlung)::text FROM akte.kaution_teilabrechnungen), '(83.22,180.00,2663.22)', '83.22 € interest to the day');
SELECT is(tests.schritt(:r, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Übergabeprotokoll vom 31.08.2026"}'), 'auszahlung', 'ordered');
SELECT tests.als(:m, 'teamleitung', '2026-12-02 09:00+01') \g /dev/null
SELECT is(tests.schritt(:r, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "02.12.2026"}'), 'abgeschlossen', 'paid');
SELECT is(tests.saldo(:mv), 0.00, '0.00');
SELECT is(tests.master(:mv), 'vertragsabschluss → laufende_vermietung → gekuendigt → mietvertrag_abgeschlossen', 'closed');
SELECT is((SELECT string_agg(e.nach, ' → ' ORDER BY e.nr) FROM audit.eintraege e WHERE e.vorgang_id = :k AND e.ergebnis = 'ok'), 'entwurf → zugegangen → haertefall → zugegangen → vollzogen', 'the way of the notice');
SELECT is((SELECT count(*) FROM engine.lifecycle WHERE traeger_id = :t), 10::bigint, 'five sub-workflows begun and ended');
SELECT is((SELECT count(*) FROM engine.fristen WHERE erledigt_am IS NULL), 0::bigint, 'no timer is left');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen()), true, 'the log is whole');
SELECT * FROM finish();
ROLLBACK;
