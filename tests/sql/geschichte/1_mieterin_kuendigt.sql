-- The story, first telling: the lease of 1 October 2018, the tenant gives notice. The seed text says nine months; the law gives a
-- tenant three, however long she lived there.
\ir ../hilfen.psql
\ir haus.psql
SELECT plan(35);

SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.einziehen(:m, '2018-10-01') AS mv \gset
SELECT tests.traeger(:mv) AS t \gset
SELECT is(tests.zustand(:mv), 'laufende_vermietung', '1 October 2018: the tenancy runs');
SELECT is((SELECT (e.wohnflaeche, e.zimmer, k.nettokaltmiete, m.erwachsene, m.kinder, m.ueberlassung_am)::text FROM akte.mietverhaeltnisse m JOIN akte.einheiten e ON e.id = m.einheit_id
             JOIN akte.mietkonditionen k ON k.mietverhaeltnis_id = m.id WHERE m.id = :mv), '(84.00,3.5,920.00,2,1,2018-10-01)', '84 m², 3.5 rooms, 920 €, two adults, one child');
SELECT is((SELECT string_agg(b.wertstellung || ' ' || b.betrag, ', ' ORDER BY b.id) FROM akte.kaution_buchungen b), '2018-10-01 920.00, 2018-11-05 920.00, 2018-12-05 920.00', 'the deposit in three instalments');

-- 28 February 2026: a click, an e-mail, a fax are no notice
SELECT tests.als(:m, 'sachbearbeitung', '2026-02-28 11:00+01') \g /dev/null
SELECT is((SELECT ok FROM engine.starten('kuendigung', :t, '{"durch": "mieter", "art": "ordentlich"}')), true, 'the notice of the tenant');
SELECT tests.vorgang(:mv, 'kuendigung') AS k \gset
SELECT is(tests.schritt(:k, 'zugang_erfassen', format('{"form": "%s", "zugang_am": "28.02.2026"}', f)::jsonb), 'MA510', 'not as ' || f) FROM unnest(ARRAY['portal', 'email', 'fax']) f;
SELECT is(tests.zustand(:mv), 'laufende_vermietung', 'the tenancy runs on');
-- the qualified electronic signature is one
SELECT is(tests.schritt(:k, 'zugang_erfassen', '{"form": "qes", "zugang_am": "28.02.2026", "zugang_nachweis": "qualifiziert signierte Datei per E-Mail"}'), 'zugegangen', 'with a qualified electronic signature it is');
SELECT is(tests.zustand(:mv) || ' ' || tests.zustand(:mv, 'wohnungsuebergabe', 'auszug') || ' ' || (SELECT (mietende, auszug_geplant_am)::text FROM akte.mietverhaeltnisse WHERE id = :mv), 'gekuendigt geplant (2026-05-31,2026-05-31)',
  'in the same transaction: under notice, the end on 31 May, the Auszug planned for that day');
SELECT is((SELECT count(DISTINCT xmin::text) FROM engine.vorgang WHERE id IN (:k, tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug'))), 1::bigint, 'really in the same one');
SELECT is((SELECT fehlercode FROM engine.starten('kuendigung', :t, '{"durch": "mieter", "art": "ordentlich"}')), 'MA018', 'no second notice');
SELECT is((SELECT fehlercode FROM engine.starten('kaution_rueckzahlung', :t)), 'MA018', 'and no settlement before the Auszug');

-- 29 May 2026: the handover
SELECT tests.als(:m, 'sachbearbeitung', '2026-05-29 10:00+02') \g /dev/null
SELECT is(tests.ausziehen(:m, :mv, '2026-05-29'), 'terminiert protokoll protokoll protokoll protokoll protokoll protokoll protokoll protokoll protokoll protokoll protokoll protokoll protokoll teilunterzeichnet unterzeichnet abgeschlossen', 'rooms, three defects with photos, meters, keys, two signatures');
SELECT is((SELECT string_agg(partei || ' ' || stufe, ', ' ORDER BY id) FROM akte.uebergabe_unterschriften WHERE uebergabe_id = (SELECT id FROM akte.uebergaben WHERE vorgang_id = tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug'))), 'mieter einfach, vermieter qualifiziert', 'each recorded as what it is');
SELECT is((SELECT (m.rueckgabe_am, u.verjaehrung_am)::text FROM akte.mietverhaeltnisse m JOIN akte.uebergaben u ON u.mietverhaeltnis_id = m.id AND u.variante = 'auszug' WHERE m.id = :mv), '(2026-05-29,2026-11-30)', 'the keys are back; claims for deterioration run out on Monday 30 November');
SELECT is(tests.zustand(:mv, 'kuendigung') || ' ' || tests.zustand(:mv, 'kaution_rueckzahlung') || ' ' || tests.zustand(:mv), 'vollzogen maengelbewertung gekuendigt', 'the notice is completed, the settlement has begun by itself');
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS r \gset
SELECT is((SELECT string_agg(p.bezeichnung, '; ' ORDER BY p.nummer) FROM akte.kaution_positionen p), 'Flur: Lackschäden an der Wohnungstür; Wohnzimmer: Fenstergriff funktioniert nicht; Küche: Glasscheibe des Backofens fehlt', 'and has taken over the three defects');

-- three months later: two defects are remedied, 180 € stay for the oven
SELECT tests.als(:m, 'sachbearbeitung', '2026-08-28 10:00+02') \g /dev/null
SELECT is(tests.schritt(:r, 'maengel_bewerten', '{"position": "1", "verantwortlich": "mieter", "behoben_am": "12.06.2026", "begruendung": "Von Frau Ostermann selbst fachgerecht ausgebessert."}'), 'maengelbewertung', 'the door');
SELECT is(tests.schritt(:r, 'maengel_bewerten', '{"position": "2", "verantwortlich": "vermieter", "behoben_am": "15.06.2026", "begruendung": "Verschleiß durch vertragsgemäßen Gebrauch (§ 538 BGB)."}'), 'maengelbewertung', 'the window handle');
SELECT is(tests.schritt(:r, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "180,00", "begruendung": "Innenscheibe ersetzt, Rechnung Herdservice Wendt vom 22.06.2026."}'), 'maengelbewertung', 'the oven');
SELECT is(tests.schritt(:r, 'bewertung_abschliessen'), 'einbehaltberechnung', 'all assessed');
SELECT is(tests.schritt(:r, 'abrechnung_erstellen'), 'abrechnung', 'settled');
SELECT is((SELECT (kaution, zinsen, einbehalte, auszahlung)::text FROM akte.kaution_teilabrechnungen), '(2760.00,78.08,180.00,2658.08)', '2760 € and 78.08 € interest to the day, less 180 €');
SELECT is((SELECT (daten->'anschrift'->>'strasse') FROM akte.dokumente WHERE art = 'kautionsabrechnung'), 'Am Friedrichshain 3', 'the letter goes to the new address');
SELECT is(tests.schritt(:r, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02 1203 0000 0000 2020 51", "iban_nachweis": "Übergabeprotokoll vom 29.05.2026"}'), 'auszahlung', 'ordered');
SELECT tests.als(:m, 'buchhaltung', '2026-08-31 09:00+02') \g /dev/null
SELECT is(tests.schritt(:r, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "31.08.2026"}'), 'abgeschlossen', 'paid');

-- closed
SELECT is(tests.saldo(:mv), 0.00, 'the deposit account is at 0.00');
SELECT is((SELECT (status, ausgang)::text FROM akte.mietverhaeltnisse WHERE id = :mv), '(mietvertrag_abgeschlossen,regulaer)', 'the tenancy is closed');
SELECT is(tests.master(:mv), 'vertragsabschluss → laufende_vermietung → gekuendigt → mietvertrag_abgeschlossen', 'one life of the master');
SELECT is(tests.lebenslauf(:mv), 'child_started:vertragsabschluss, child_started:wohnungsuebergabe[einzug], child_completed:wohnungsuebergabe[einzug], child_completed:vertragsabschluss, '
  'child_started:kuendigung, child_started:wohnungsuebergabe[auszug], child_completed:wohnungsuebergabe[auszug], child_completed:kuendigung, child_started:kaution_rueckzahlung, child_completed:kaution_rueckzahlung', 'one continuous line');
SELECT is((SELECT string_agg(art, ', ' ORDER BY id) FROM akte.dokumente), 'uebergabeprotokoll, wohnungsgeberbescheinigung, kuendigungsbestaetigung, uebergabeprotokoll, kautionsabrechnung', 'five letters');
SELECT is((SELECT count(*) FROM engine.vorgang WHERE traeger_id = :t AND beendet_am IS NULL), 0::bigint, 'nothing is open');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen() WHERE vorgang_id IN (:k, :r)), true, 'and the log is whole');
SELECT is((SELECT count(*) FROM engine.startbare_automaten(:t) WHERE moeglich AND ereignis <> 'mahnwesen'), 0::bigint, 'but for open claims nothing can be started any more');
SELECT * FROM finish();
ROLLBACK;
