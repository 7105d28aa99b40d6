-- kaution_rueckzahlung: from the defects of the protocol to 0.00 on the deposit account.
\ir ../hilfen.psql
\ir kaution.psql
SELECT plan(50);

SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.ausgezogen(:m) AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v, tests.traeger(:mv) AS t \gset

-- it began by itself, with the defects of the signed protocol
SELECT is(tests.zustand(:mv) || ' ' || tests.zustand(:mv, 'kuendigung') || ' ' || tests.zustand(:mv, 'kaution_rueckzahlung'), 'gekuendigt vollzogen maengelbewertung', 'the handover is done: the settlement has begun');
SELECT is((SELECT (status, frist_bis, ueberfaellig)::text FROM akte.kautionsabrechnungen WHERE vorgang_id = :v), '(maengelbewertung,2026-11-30,f)', 'own deadline: six months after the Mietende');
SELECT is((SELECT string_agg(p.nummer || ' ' || p.bezeichnung || ' ' || p.verantwortlich || ' ' || p.betrag, '; ' ORDER BY p.nummer) FROM akte.kaution_positionen p JOIN akte.kautionsabrechnungen a ON a.id = p.abrechnung_id WHERE a.vorgang_id = :v),
  '1 Flur: Lackschäden an der Wohnungstür mieter 0.00; 2 Wohnzimmer: Fenstergriff ohne Funktion vermieter 0.00; 3 Küche: Glasscheibe des Backofens fehlt mieter 0.00', 'the three defects were handed over');
SELECT is((SELECT string_agg(f.ereignis || ' ' || (f.faellig_am AT TIME ZONE 'Europe/Berlin'), ', ' ORDER BY f.faellig_am) FROM engine.fristen f WHERE f.vorgang_id = :v AND f.erledigt_am IS NULL),
  'frist_nahen 2026-10-31 00:00:00, frist_ueberschreiten 2026-12-01 00:00:00', 'two timers');
SELECT is((SELECT string_agg(DISTINCT f.norm, ',') FROM engine.fristen f WHERE f.vorgang_id = :v), 'eigene Frist, kein Gesetz (BGH VIII ZR 71/05)', 'labelled as the own deadline, not as law');

-- never by hand
SELECT is((SELECT fehlercode FROM engine.starten('kaution_rueckzahlung', :t)), 'MA018', 'not started by hand');
SELECT tests.laufend(:m) AS andere \gset
SELECT is((SELECT fehlercode FROM engine.starten('kaution_rueckzahlung', tests.traeger(:andere))), 'MA018', 'not on a running lease either');
SELECT is(tests.schritt(:v, e), 'MA004', 'no payout by hand: ' || e) FROM unnest(ARRAY['auszahlung_anordnen', 'auszahlung_bestaetigen', 'teilauszahlung', 'ohne_auszahlung_abschliessen']) e;

-- every defect is assessed
SELECT tests.um('2026-08-28 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'bewertung_abschliessen'), 'MA610', 'nothing is forgotten');
SELECT is(tests.schritt(:v, 'nullabrechnung'), 'MA628', 'money was paid in: no short cut');
SELECT is((SELECT f->'optionen'->2->>'titel' FROM engine.ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'maengel_bewerten' AND f->>'name' = 'position'), '3 · Küche: Glasscheibe des Backofens fehlt (geschätzt 180,00 €)', 'the form offers them with the estimate');
SELECT is(tests.schritt(:v, 'maengel_bewerten', '{"position": "4", "verantwortlich": "mieter"}'), 'MA012', 'there is no fourth');
SELECT is(tests.schritt(:v, 'maengel_bewerten', '{"position": "2", "verantwortlich": "vermieter", "betrag": "50"}'), 'MA611', 'not the landlord''s part');
SELECT is(tests.schritt(:v, 'maengel_bewerten', '{"position": "2", "verantwortlich": "ungeklaert", "betrag": "50"}'), 'MA611', 'nor an open question');
SELECT is(tests.schritt(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "180"}'), 'MA612', 'not without a reason');
SELECT is(tests.schritt(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "-180", "begruendung": "Scheibe ersetzt"}'), 'MA012', 'no negative money');
SELECT is(tests.schritt(:v, 'maengel_bewerten', '{"position": "1", "verantwortlich": "mieter", "behoben_am": "2026-08-29"}'), 'MA613', 'not remedied tomorrow');
SELECT is(tests.bewerten(:v), 'maengelbewertung maengelbewertung maengelbewertung einbehaltberechnung', 'two remedied, 180 € for the oven');
SELECT is((SELECT count(*) || ' ' || max(fassung) FROM akte.kaution_positionen), '6 2', 'a new fassung each; the first stays');

-- claims
SELECT is(tests.schritt(:v, 'forderung_aufnehmen', '{"bezeichnung": "Miete August 2026", "faellig_am": "2026-09-03", "betrag": "100"}'), 'MA614', 'nothing that is not due');
SELECT is(tests.schritt(:v, 'forderung_aufnehmen', '{"bezeichnung": "Miete Mai 2026, Restbetrag", "faellig_am": "2026-05-06", "betrag": "0"}'), 'MA012', 'nothing is no claim');
SELECT is(tests.schritt(:v, 'forderung_aufnehmen', '{"bezeichnung": "Miete Mai 2026, Restbetrag", "faellig_am": "2026-05-06", "betrag": "2.700,00"}'), 'einbehaltberechnung', 'taken up');
SELECT is(tests.schritt(:v, 'abrechnung_erstellen'), 'MA620', 'more than deposit and interest');
SELECT is(tests.schritt(:v, 'forderung_streichen', '{"position": "4", "begruendung": "am 20.08.2026 bezahlt"}'), 'einbehaltberechnung', 'paid meanwhile');
SELECT is((SELECT jsonb_array_length(f->'optionen') FROM engine.ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'forderung_streichen' AND f->>'name' = 'position'), 0, 'and gone from the list');

-- the statement
SELECT is(tests.schritt(:v, 'abrechnung_erstellen', '{"stichtag": "2026-08-29"}'), 'MA618', 'not as of tomorrow');
SELECT is(tests.schritt(:v, 'abrechnung_erstellen', '{"stichtag": "2026-05-28"}'), 'MA618', 'not before the flat came back');
SELECT engine.vorschau(:v, 'abrechnung_erstellen', '{}') AS bild \gset
SELECT is((:'bild'::jsonb->'schritte'->0->'wirkung') - 'dokument', '{"abrechnung": 1, "art": "schluss", "zinsen": "78.08", "einbehalte": "180.00", "nk_vorbehalt": "0.00", "auszahlung": "2658.08"}', 'the preview has the figures');
SELECT is(tests.schritt(:v, 'abrechnung_erstellen'), 'abrechnung', 'issued');
SELECT is((SELECT (nummer, art, stichtag, kaution, zinsen, einbehalte, nk_vorbehalt, bereits_gezahlt, auszahlung)::text FROM akte.kaution_teilabrechnungen), '(1,schluss,2026-08-28,2760.00,78.08,180.00,0.00,0.00,2658.08)', 'frozen');
SELECT is((SELECT n.gleich FROM akte.kaution_teilabrechnungen t, recht.nachrechnen(t.rechenweg - 'jahre' - 'grundlage' - 'konto') n), true, 'its interest can be recomputed');
SELECT is((SELECT zinsen FROM akte.kaution_teilabrechnungen), (SELECT sum(zinsen) FROM recht.kaution_zinsen('[["2018-10-01","920.00"],["2018-11-05","920.00"],["2018-12-05","920.00"]]', '2026-08-28')), 'day-exact over three instalments');
SELECT daten AS brief FROM akte.dokumente WHERE vorgang_id = :v \gset
SELECT is(tests.brief_stimmt(:'brief'), 'stimmt', 'every sum of the letter is that of its parts');
SELECT is(:'brief'::jsonb->'zinsen'->>'grundlage', 'referenz', 'nothing entered: the usual rate');
SELECT is((:'brief'::jsonb->'zinsen'->'jahre'->0->'abschnitte'->1)::text, '{"bis": "2018-12-04", "von": "2018-11-05", "tage": 30, "kapital": "1840.00"}', 'with its sections');
SELECT is((SELECT string_agg(x->>'betrag', ' ') FROM jsonb_array_elements(:'brief'::jsonb->'maengel') x), '0.00 0.00 180.00', 'all three defects are named, also those without retention');
SELECT is(:'brief'::jsonb->'maengel'->1->>'begruendung', 'Kein Einbehalt. Behoben am 15.06.2026.', 'with a word on each');

-- an objection: back, corrected, next number
SELECT is(tests.schritt(:v, 'einwendung_erheben', '{"eingegangen_am": "2026-08-27", "einwendung": "Die Scheibe fehlte schon beim Einzug."}'), 'MA631', 'not before the statement');
SELECT tests.um('2026-09-10 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'einwendung_erheben', '{"eingegangen_am": "2026-09-10", "einwendung": "Die Scheibe kostete nur 150 Euro."}'), 'einbehaltberechnung', 'the tenant objects');
SELECT is((SELECT (einwendung_am, einwendung_text)::text FROM akte.kautionsabrechnungen), '(2026-09-10,"Die Scheibe kostete nur 150 Euro.")', 'on file');
SELECT tests.schritt(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "150", "begruendung": "Rechnung vom 22.06.2026 abzüglich Fahrtkosten"}') \g /dev/null
SELECT is(tests.schritt(:v, 'abrechnung_erstellen'), 'abrechnung', 'corrected');
SELECT is((SELECT string_agg((nummer, zinsen, einbehalte, auszahlung)::text, ' ' ORDER BY nummer) FROM akte.kaution_teilabrechnungen), '(1,78.08,180.00,2658.08) (2,78.79,150.00,2688.79)', 'the next number; the old one stays');
SELECT is((SELECT tests.brief_stimmt(daten) || ' ' || (daten->'betreff'->>'zusatz') FROM akte.dokumente WHERE vorgang_id = :v AND version = 2), 'stimmt Abrechnung Nr. 2; sie ersetzt oder ergänzt die vorige', 'and so does its letter');
SELECT is(tests.schritt(:v, 'berichtigen', '{"grund": "Datum der Rechnung"}'), 'einbehaltberechnung', 'the Verwaltung may correct itself, too');
SELECT tests.schritt(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "180", "begruendung": "Innenscheibe ersetzt, Rechnung vom 22.06.2026 einschließlich Anfahrt"}') \g /dev/null
SELECT tests.schritt(:v, 'abrechnung_erstellen') \g /dev/null

-- the payout: order, four eyes, execution
SELECT is(tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE03120300000000202051"}'), 'MA012', 'an IBAN with a wrong check digit');
SELECT is(tests.schritt(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02 1203 0000 0000 2020 51"}'), 'MA625', 'an account nobody knows');
SELECT is(tests.schritt(:v, 'ohne_auszahlung_abschliessen'), 'MA014', 'closing is not for the Sachbearbeitung');
SELECT * FROM finish();
ROLLBACK;
