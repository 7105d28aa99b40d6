-- mahnwesen: every way that the other files leave out, with real claims. Eight leases (rent 1,130.00 €) and eight flats of one owner
-- (Hausgeld 420.00 €) go through the levels side by side; each leaves, by payment or Storno, from another state.
-- After each step: state, what the claim still is and how it stands, the figures on the dunning, letters that count, the open deadline.
\ir ../hilfen.psql
\ir mahnwesen.psql
\ir mahnwesen_faelle.psql
SELECT plan(130);
SELECT tests.mandant() AS m \gset
SELECT * FROM tests.schmidt(:m) \gset
INSERT INTO tests.faelle SELECT n, :m, :traeger, NULL, :eigentuemer, CASE n WHEN 'e_vorschlag' THEN :einheit ELSE tests.einheit(:m, :objekt, n) END
  FROM unnest(ARRAY['e_vorschlag', 'e_ruht', 'e_ruht_bezahlt', 'e_drei_vorschlag', 'e_drei_vorschlag_bezahlt', 'e_bescheid', 'e_bescheid_bezahlt', 'e_inkasso']) n;
INSERT INTO akte.eigentumsverhaeltnisse (mandant_id, einheit_id, eigentuemer_id, von, hausgeld) SELECT :m, f.einheit, :eigentuemer, '2026-02-01', 420.00 FROM tests.faelle f WHERE f.einheit <> :einheit;
SELECT tests.als(:m, 'sachbearbeitung', '2026-01-02 09:00+01') \g /dev/null
INSERT INTO tests.faelle (name, mandant, mv) SELECT n, :m, tests.laufend(:m)
  FROM unnest(ARRAY['lang', 'zwei_vorschlag', 'zwei_vorschlag_bezahlt', 'zwei_bezahlt', 'drei', 'drei_bezahlt', 'gericht', 'inkasso_bezahlt']) n;
UPDATE tests.faelle f SET traeger = tests.traeger(f.mv) WHERE f.mv IS NOT NULL;
SELECT tests.mietkonto(:m, f.mv) FROM tests.faelle f WHERE f.mv IS NOT NULL \g /dev/null

-- the arrears in the newest warning, and its letter's last day
CREATE FUNCTION tests.androhung(p_name text) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (d.daten->'bloecke'->1->'summe'->>1) || ' ' || substring(d.daten->'bloecke'->2->>'text' FROM '\d\d\.\d\d\.\d{4}') || ' ' || count(*) OVER ()
    FROM akte.dokumente d WHERE d.vorgang_id = tests.v(p_name) AND d.art = 'kuendigungsandrohung' ORDER BY d.id DESC LIMIT 1
$$;
SET LOCAL ROLE mietakte_dba;

-- claims, and a proposal for each
SELECT tests.als(:m, 'buchhaltung', '2026-02-01 09:00+01') \g /dev/null
SELECT is((SELECT string_agg(art || ' ' || angelegt || ' ' || summe, ', ' ORDER BY art) FROM api.sollstellungen_erzeugen('2026-02-01')), 'hausgeld 8 3360.00, miete 8 9040.00', 'rent and Hausgeld of February');
SELECT tests.um('2026-02-12 09:00+01') \g /dev/null
SELECT is((SELECT string_agg(DISTINCT (engine.starten('mahnwesen', traeger, CASE WHEN einheit IS NULL THEN '{}' ELSE jsonb_build_object('schuldner', eigentuemer || ':' || einheit) END)).nach, ',') FROM tests.faelle), 'vorgeschlagen', 'sixteen proposals');
SELECT is(tests.bild('lang'), 'vorgeschlagen: Februar 1130.00 offen; 1 Posten 1130.00 + 1.55; 0 Mahnung, 0 storniert; Frist -', 'a lease');
SELECT is(tests.bild('e_vorschlag'), 'vorgeschlagen: Februar 420.00 offen; 1 Posten 420.00 + 0.58; 0 Mahnung, 0 storniert; Frist -', 'a flat');

-- vorgeschlagen: Storno, suspension
SELECT is(tests.geht('e_vorschlag', 'stornieren', '{"grund": "doppelt erfasst"}'), 'storniert', 'cancelled before any letter');
SELECT is(tests.bild('e_vorschlag'), 'storniert: Februar 420.00 offen; 1 Posten 420.00 + 0.58; 0 Mahnung, 0 storniert; Frist -', 'the claim is as it was');
SELECT is(tests.geht('lang', 'aussetzen', '{"art": "bestritten", "bis": "2026-02-20", "grund": "Mieterin will Belege sehen"}'), 'ausgesetzt', 'a proposal is suspended');
SELECT is(tests.ausgesetzt('lang'), 'vorgeschlagen bestritten 2026-02-20 Mieterin will Belege sehen', 'why, until when, and from where');
SELECT is(tests.bild('lang'), 'ausgesetzt: Februar 1130.00 offen; 1 Posten 1130.00 + 1.55; 0 Mahnung, 0 storniert; Frist wiedervorlegen 20.02.', 'with the day it comes back');
SELECT is(tests.zahlt('lang', 130.00), 'haupt 130.00; frei 0.00; ausgesetzt teilzahlung ausgesetzt', 'part payment while suspended');
SELECT is(tests.bild('lang'), 'ausgesetzt: Februar 1000.00 offen; 1 Posten 1000.00 + 1.53; 0 Mahnung, 0 storniert; Frist wiedervorlegen 20.02.', 'it stays suspended, with the new figures');
SELECT is(tests.geht('lang', 'fortsetzen_stufe_1'), 'MAF33', 'not on a level that was never reached');
SELECT is(tests.geht('lang', 'fortsetzen_vorschlag'), 'vorgeschlagen', 'goes on as a proposal');
SELECT is(tests.ausgesetzt('lang'), '', 'no longer suspended');
SELECT is(tests.bild('lang'), 'vorgeschlagen: Februar 1000.00 offen; 1 Posten 1000.00 + 1.53; 0 Mahnung, 0 storniert; Frist -', 'nothing of the suspension is left');
SELECT is(tests.geht('lang', 'aussetzen', '{"art": "bestritten", "bis": "2026-02-20", "grund": "Mieterin will Belege sehen"}'), 'ausgesetzt', 'suspended once more');
SELECT sitzung.als_dienst(:m), tests.um('2026-02-19 23:00+01') \g /dev/null
SELECT is(tests.fristen(), NULL, 'the evening before');
SELECT sitzung.als_dienst(:m), tests.um('2026-02-20 00:00+01') \g /dev/null
SELECT is(tests.fristen(), 'wiedervorlegen ausgesetzt 1', 'back on the desk');
SELECT is(tests.bild('lang'), 'ausgesetzt: Februar 1000.00 offen; 1 Posten 1000.00 + 2.90; 0 Mahnung, 0 storniert; Frist -', 'with the interest of that day, still suspended');
SELECT is(tests.ausgesetzt('lang'), 'vorgeschlagen bestritten 2026-02-20 Mieterin will Belege sehen', 'a person decides how it goes on');
SELECT tests.als(:m, 'buchhaltung', '2026-02-20 00:00+01') \g /dev/null
SELECT is(tests.geht('lang', 'fortsetzen_vorschlag'), 'vorgeschlagen', 'and does');

-- level 1
SELECT tests.um('2026-02-20 09:00+01') \g /dev/null
SELECT is(tests.geht('lang zwei_vorschlag zwei_vorschlag_bezahlt zwei_bezahlt drei drei_bezahlt gericht inkasso_bezahlt e_ruht e_ruht_bezahlt e_drei_vorschlag e_drei_vorschlag_bezahlt e_bescheid e_bescheid_bezahlt e_inkasso', 'freigeben'), 'stufe_1', 'fifteen reminders');
SELECT is(tests.bild('lang'), 'stufe_1: Februar 1000.00 mahnung; 1 Posten 1000.00 + 2.90; 1 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 03.03.', 'the letter of the lease in part paid');
SELECT is(tests.bild('drei'), 'stufe_1: Februar 1130.00 mahnung; 1 Posten 1130.00 + 3.11; 1 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 03.03.', 'a lease');
SELECT is(tests.bild('e_ruht'), 'stufe_1: Februar 420.00 mahnung; 1 Posten 420.00 + 1.15; 1 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 03.03.', 'a flat');
SELECT is(tests.geht('lang', 'kuendigung_androhen', '{"frist": "2026-03-05"}'), 'stufe_1', 'threatened at level 1, the state stays');
SELECT is(tests.androhung('lang'), '1000.00 05.03.2026 1', 'with what is owed');
SELECT is(tests.zahlt('lang', 100.00), 'zinsen 2.90, haupt 97.10; frei 0.00; stufe_1 teilzahlung stufe_1', 'part payment at level 1');
SELECT is(tests.bild('lang'), 'stufe_1: Februar 902.90 mahnung; 1 Posten 902.90 + 0.00; 1 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 03.03.', 'interest first');
SELECT is(tests.geht('lang', 'aussetzen', '{"art": "ratenplan", "bis": "2026-02-25", "grund": "zwei Raten"}'), 'ausgesetzt', 'suspended at level 1');
SELECT is(tests.geht('lang', 'fortsetzen_vorschlag'), 'MAF33', 'not as a proposal: the letter is out');
SELECT is(tests.geht('lang', 'fortsetzen_stufe_1'), 'stufe_1', 'continued at level 1');
SELECT is(tests.bild('lang'), 'stufe_1: Februar 902.90 mahnung; 1 Posten 902.90 + 0.00; 1 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 03.03.', 'its deadline runs again');
SELECT sitzung.als_dienst(:m), tests.um('2026-03-02 23:00+01') \g /dev/null
SELECT is(tests.fristen(), NULL, 'the last day of the term is the debtor''s');
SELECT sitzung.als_dienst(:m), tests.um('2026-03-03 00:00+01') \g /dev/null
SELECT is(tests.fristen(), 'zahlungsfrist_ablaufen stufe_1 15', 'all terms of level 1 are over');
SELECT is(tests.bild('lang'), 'stufe_1: Februar 902.90 mahnung; 1 Posten 902.90 + 0.00; 1 Mahnung, 0 storniert; Frist -', 'nothing follows by itself');
SELECT is((SELECT string_agg(DISTINCT frist_abgelaufen_am::text, ',') FROM akte.mahnvorgaenge WHERE status = 'stufe_1'), '2026-03-03', 'and it is noted');

-- level 2
SELECT tests.als(:m, 'buchhaltung', '2026-03-06 09:00+01') \g /dev/null
SELECT is(tests.geht('lang zwei_vorschlag zwei_vorschlag_bezahlt zwei_bezahlt drei drei_bezahlt gericht inkasso_bezahlt e_ruht e_ruht_bezahlt e_drei_vorschlag e_drei_vorschlag_bezahlt e_bescheid e_bescheid_bezahlt e_inkasso', 'naechste_stufe_vorschlagen'), 'stufe_2_vorgeschlagen', 'the second letter proposed');
SELECT is(tests.geht('lang', 'aussetzen', '{"art": "gestundet", "bis": "2026-03-09", "grund": "bis zum Gehaltstag"}'), 'ausgesetzt', 'a second proposal is suspended');
SELECT is(tests.ausgesetzt('lang'), 'stufe_2_vorgeschlagen gestundet 2026-03-09 bis zum Gehaltstag', 'from the proposal');
SELECT is(tests.geht('lang', 'fortsetzen_stufe_2'), 'MAF33', 'a letter that was not sent is no level');
SELECT is(tests.geht('lang', 'fortsetzen_stufe_1'), 'stufe_1', 'it comes back as the level before');
SELECT is(tests.bild('lang'), 'stufe_1: Februar 902.90 mahnung; 1 Posten 902.90 + 2.16; 1 Mahnung, 0 storniert; Frist -', 'whose term is over already');
SELECT is(tests.geht('lang', 'naechste_stufe_vorschlagen'), 'stufe_2_vorgeschlagen', 'proposed again');
SELECT is(tests.geht('zwei_vorschlag', 'stornieren', '{"grund": "Mieterin hatte vor der Erinnerung gemindert"}'), 'storniert', 'a second proposal is cancelled');
SELECT is(tests.bild('zwei_vorschlag'), 'storniert: Februar 1130.00 offen; 1 Posten 1130.00 + 5.82; 0 Mahnung, 1 storniert; Frist -', 'and the reminder with it');
SELECT is(tests.zahlt('zwei_vorschlag_bezahlt', 1130.00), 'zinsen 5.63, haupt 1124.37; frei 0.00; stufe_2_vorgeschlagen teilzahlung stufe_2_vorgeschlagen', 'the rent without interest does not settle the letter');
SELECT is(tests.bild('zwei_vorschlag_bezahlt'), 'stufe_2_vorgeschlagen: Februar 5.63 mahnung; 1 Posten 5.63 + 0.00; 1 Mahnung, 0 storniert; Frist -', 'what interest took is missing');
SELECT is(tests.zahlt('zwei_vorschlag_bezahlt', 10.00), 'haupt 5.63; frei 4.37; stufe_2_vorgeschlagen bezahlt erledigt', 'the rest does');
SELECT is(tests.bild('zwei_vorschlag_bezahlt'), 'erledigt: Februar 0.00 bezahlt; 0 Posten 0.00 + 0.00; 1 Mahnung, 0 storniert; Frist -', 'paid');
SELECT is(tests.geht('lang zwei_bezahlt drei drei_bezahlt gericht inkasso_bezahlt e_ruht e_ruht_bezahlt e_drei_vorschlag e_drei_vorschlag_bezahlt e_bescheid e_bescheid_bezahlt e_inkasso', 'freigeben'), 'stufe_2', 'second letters');
SELECT is(tests.bild('lang'), 'stufe_2: Februar 902.90 mahnung; 1 Posten 902.90 + 2.16; 2 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 17.03.', 'with the fee of level 2 apart');
SELECT is(tests.bild('zwei_bezahlt'), 'stufe_2: Februar 1130.00 mahnung; 1 Posten 1130.00 + 5.82; 2 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 17.03.', 'a lease');
SELECT is(tests.zahlt('lang', 100.00), 'kosten 5.00, zinsen 2.16, haupt 92.84; frei 0.00; stufe_2 teilzahlung stufe_2', 'part payment at level 2');
SELECT is(tests.bild('lang'), 'stufe_2: Februar 810.06 mahnung; 1 Posten 810.06 + 0.00; 2 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 17.03.', 'costs first, then interest, then the rent');
SELECT is(tests.zahlt('zwei_bezahlt', 1140.81), 'kosten 5.00, zinsen 5.82, haupt 1129.99; frei 0.00; stufe_2 teilzahlung stufe_2', 'one cent is missing');
SELECT is(tests.zahlt('zwei_bezahlt', 0.01), 'haupt 0.01; frei 0.00; stufe_2 bezahlt erledigt', 'there it is');
SELECT is(tests.bild('zwei_bezahlt'), 'erledigt: Februar 0.00 bezahlt; 0 Posten 0.00 + 0.00; 2 Mahnung, 0 storniert; Frist -', 'paid');
SELECT sitzung.als_dienst(:m), tests.um('2026-03-17 09:00+01') \g /dev/null
SELECT is(tests.fristen(), 'zahlungsfrist_ablaufen stufe_2 12', 'all terms of level 2 are over');
SELECT is(tests.bild('lang'), 'stufe_2: Februar 810.06 mahnung; 1 Posten 810.06 + 0.00; 2 Mahnung, 0 storniert; Frist -', 'nothing follows by itself');
SELECT is((SELECT string_agg(DISTINCT frist_abgelaufen_am::text, ',') FROM akte.mahnvorgaenge WHERE status = 'stufe_2'), '2026-03-17', 'and it is noted');

-- level 3
SELECT tests.als(:m, 'buchhaltung', '2026-03-20 09:00+01') \g /dev/null
SELECT is(tests.geht('lang drei drei_bezahlt gericht inkasso_bezahlt e_ruht e_ruht_bezahlt e_drei_vorschlag e_drei_vorschlag_bezahlt e_bescheid e_bescheid_bezahlt e_inkasso', 'naechste_stufe_vorschlagen'), 'stufe_3_vorgeschlagen', 'the last letter proposed');
SELECT is(tests.zahlt('lang', 100.00), 'zinsen 1.79, haupt 98.21; frei 0.00; stufe_3_vorgeschlagen teilzahlung stufe_3_vorgeschlagen', 'part payment before the last letter');
SELECT is(tests.bild('lang'), 'stufe_3_vorgeschlagen: Februar 711.85 mahnung; 1 Posten 711.85 + 0.12; 2 Mahnung, 0 storniert; Frist -', 'the proposal follows');
SELECT is(tests.geht('lang', 'aussetzen', '{"art": "ratenplan", "bis": "2026-03-30", "grund": "letzte Rate am 29."}'), 'ausgesetzt', 'a last proposal is suspended');
SELECT is(tests.ausgesetzt('lang'), 'stufe_3_vorgeschlagen ratenplan 2026-03-30 letzte Rate am 29.', 'from the proposal');
SELECT is(tests.geht('lang', 'fortsetzen_stufe_3'), 'MAF33', 'a letter that was not sent is no level');
SELECT is(tests.geht('lang', 'fortsetzen_stufe_2'), 'stufe_2', 'it comes back as level 2');
SELECT is(tests.geht('lang', 'naechste_stufe_vorschlagen'), 'stufe_3_vorgeschlagen', 'proposed again');
SELECT is(tests.geht('lang', 'verwerfen', '{"grund": "Zahlung ist angekündigt", "ruht_bis": "2026-03-21"}'), 'stufe_2', 'a last proposal is discarded');
SELECT is((SELECT ruht_bis || ' ' || stufe || ' ' || stufe_2_am FROM akte.mahnvorgaenge WHERE vorgang_id = tests.v('lang')), '2026-03-21 2 2026-03-06', 'and rests on level 2');
SELECT is((SELECT v.grund FROM api.mahnlauf_vorschau() v JOIN tests.faelle f ON f.mv = v.mietverhaeltnis_id WHERE f.name = 'lang'), 'ruht', 'for the scan, too');
SELECT is(tests.bild('lang'), 'stufe_2: Februar 711.85 mahnung; 1 Posten 711.85 + 0.12; 2 Mahnung, 0 storniert; Frist -', 'the second letter counts on');
SELECT is(tests.geht('lang', 'naechste_stufe_vorschlagen'), 'stufe_3_vorgeschlagen', 'by hand it may come earlier');
SELECT is(tests.geht('e_drei_vorschlag', 'stornieren', '{"grund": "Beschluss ist nichtig"}'), 'storniert', 'a last proposal is cancelled');
SELECT is(tests.bild('e_drei_vorschlag'), 'storniert: Februar 420.00 offen; 1 Posten 420.00 + 3.17; 0 Mahnung, 2 storniert; Frist -', 'and both letters with it');
SELECT is(tests.zahlt('e_drei_vorschlag_bezahlt', 500.00), 'kosten 5.00, zinsen 3.10, haupt 420.00; frei 71.90; stufe_3_vorgeschlagen bezahlt erledigt', 'a flat is paid before the last letter');
SELECT is(tests.bild('e_drei_vorschlag_bezahlt'), 'erledigt: Februar 0.00 bezahlt; 0 Posten 0.00 + 0.00; 2 Mahnung, 0 storniert; Frist -', 'paid');
SELECT is(tests.geht('lang drei drei_bezahlt gericht inkasso_bezahlt e_ruht e_ruht_bezahlt e_bescheid e_bescheid_bezahlt e_inkasso', 'freigeben'), 'stufe_3', 'last letters');
SELECT is(tests.bild('lang'), 'stufe_3: Februar 711.85 mahnung; 1 Posten 711.85 + 0.12; 3 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 28.03.', 'the long one');
SELECT is(tests.bild('drei'), 'stufe_3: Februar 1130.00 mahnung; 1 Posten 1130.00 + 8.54; 3 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 28.03.', 'a lease');
SELECT is(tests.bild('e_ruht'), 'stufe_3: Februar 420.00 mahnung; 1 Posten 420.00 + 3.17; 3 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 28.03.', 'a flat');
SELECT is(tests.geht('lang', 'kuendigung_androhen', '{"frist": "2026-04-03"}'), 'stufe_3', 'threatened at level 3, the state stays');
SELECT is(tests.androhung('lang'), '711.85 03.04.2026 2', 'with what is owed now; the second one');
SELECT is(tests.zahlt('lang', 100.00), 'kosten 10.00, zinsen 0.12, haupt 89.88; frei 0.00; stufe_3 teilzahlung stufe_3', 'part payment at level 3');
SELECT is(tests.bild('lang'), 'stufe_3: Februar 621.97 mahnung; 1 Posten 621.97 + 0.00; 3 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 28.03.', 'costs first');
SELECT is(tests.geht('drei', 'stornieren', '{"grund": "Mieterin war im Recht"}'), 'storniert', 'a last letter is cancelled');
SELECT is(tests.bild('drei'), 'storniert: Februar 1130.00 offen; 1 Posten 1130.00 + 8.54; 0 Mahnung, 3 storniert; Frist -', 'and all three with it');
SELECT is(tests.zahlt('drei_bezahlt', 1200.00), 'kosten 10.00, zinsen 8.54, haupt 1130.00; frei 51.46; stufe_3 bezahlt erledigt', 'the last letter is paid');
SELECT is(tests.bild('drei_bezahlt'), 'erledigt: Februar 0.00 bezahlt; 0 Posten 0.00 + 0.00; 3 Mahnung, 0 storniert; Frist -', 'paid');
SELECT is(tests.geht('lang e_ruht e_ruht_bezahlt', 'aussetzen', '{"art": "ratenplan", "bis": "2026-04-20", "grund": "Ratenplan vom 20.03."}'), 'ausgesetzt', 'suspended at level 3');
SELECT is(tests.bild('e_ruht'), 'ausgesetzt: Februar 420.00 mahnung; 1 Posten 420.00 + 3.17; 3 Mahnung, 0 storniert; Frist wiedervorlegen 20.04.', 'no term while suspended');
SELECT is(tests.geht('lang', 'fortsetzen_stufe_2'), 'MAF33', 'not a level lower');
SELECT is(tests.geht('lang', 'fortsetzen_stufe_3'), 'stufe_3', 'continued at level 3');
SELECT is(tests.bild('lang'), 'stufe_3: Februar 621.97 mahnung; 1 Posten 621.97 + 0.00; 3 Mahnung, 0 storniert; Frist zahlungsfrist_ablaufen 28.03.', 'the term of the last letter runs again');
SELECT is(tests.geht('e_ruht', 'stornieren', '{"grund": "Eigentümer hatte aufgerechnet"}'), 'storniert', 'cancelled while suspended');
SELECT is(tests.bild('e_ruht'), 'storniert: Februar 420.00 offen; 1 Posten 420.00 + 3.17; 0 Mahnung, 3 storniert; Frist -', 'the claim is as before the first letter');
SELECT is(tests.zahlt('e_ruht_bezahlt', 500.00), 'kosten 10.00, zinsen 3.17, haupt 420.00; frei 66.83; ausgesetzt bezahlt erledigt', 'paid while suspended');
SELECT is(tests.bild('e_ruht_bezahlt'), 'erledigt: Februar 0.00 bezahlt; 0 Posten 0.00 + 0.00; 3 Mahnung, 0 storniert; Frist -', 'paid');

-- the court
SELECT sitzung.als_dienst(:m), tests.um('2026-03-28 09:00+01') \g /dev/null
SELECT is(tests.fristen(), 'zahlungsfrist_ablaufen stufe_3 6', 'the last terms are over');
SELECT is((SELECT string_agg(DISTINCT frist_abgelaufen_am::text, ',') FROM akte.mahnvorgaenge WHERE status = 'stufe_3'), '2026-03-28', 'and it is noted');
SELECT tests.als(:m, 'buchhaltung', '2026-03-28 09:00+01') \g /dev/null
SELECT is(tests.geht('lang gericht inkasso_bezahlt e_bescheid e_bescheid_bezahlt e_inkasso', 'mahnbescheid_vorbereiten', '{"streitgericht": "Amtsgericht Schöneberg", "mahngericht": "Amtsgericht Wedding"}'), 'mahnbescheid_vorbereitet', 'prepared');
SELECT is(tests.zahlt('lang', 100.00), 'zinsen 0.74, haupt 99.26; frei 0.00; mahnbescheid_vorbereitet teilzahlung mahnbescheid_vorbereitet', 'part payment after it was prepared');
SELECT is(tests.bild('lang'), 'mahnbescheid_vorbereitet: Februar 522.71 mahnung; 1 Posten 522.71 + 0.09; 3 Mahnung, 0 storniert; Frist -', 'still prepared, with the new figures');
SELECT is((SELECT count(*) FROM akte.mahnvorgaenge g WHERE g.status = 'mahnbescheid_vorbereitet' AND g.mahnbescheid->'ansprueche'->0->>'betrag' = '522.71' AND g.mahnbescheid->>'mahngericht' <> ''), 1::bigint, 'and the application asks for no more than is owed');
SELECT is(tests.geht('e_bescheid', 'stornieren', '{"grund": "Antrag nicht gewollt"}'), 'storniert', 'cancelled after it was prepared');
SELECT is(tests.bild('e_bescheid'), 'storniert: Februar 420.00 offen; 1 Posten 420.00 + 3.17; 0 Mahnung, 3 storniert; Frist -', 'and all three letters with it');
SELECT is(tests.zahlt('e_bescheid_bezahlt', 500.00), 'kosten 10.00, zinsen 3.68, haupt 420.00; frei 66.32; mahnbescheid_vorbereitet bezahlt erledigt', 'paid before the application');
SELECT is(tests.bild('e_bescheid_bezahlt'), 'erledigt: Februar 0.00 bezahlt; 0 Posten 0.00 + 0.00; 3 Mahnung, 0 storniert; Frist -', 'paid');
SELECT is(tests.geht('e_inkasso inkasso_bezahlt', 'an_inkasso_uebergeben', '{"an": "Inkasso Nord GmbH", "am": "2026-03-29"}'), 'MAF42', 'not tomorrow');
SELECT is(tests.geht('e_inkasso inkasso_bezahlt', 'an_inkasso_uebergeben', '{"an": "Inkasso Nord GmbH", "am": "2026-03-28"}'), 'inkasso', 'handed over instead');
SELECT is((SELECT string_agg(DISTINCT inkasso_an || ' ' || inkasso_am, ',') FROM akte.mahnvorgaenge WHERE status = 'inkasso'), 'Inkasso Nord GmbH 2026-03-28', 'to whom and when');
SELECT is(tests.geht('e_inkasso', 'stornieren', '{"grund": "Auftrag zurückgezogen"}'), 'storniert', 'cancelled with the agency');
SELECT is(tests.bild('e_inkasso'), 'storniert: Februar 420.00 offen; 1 Posten 420.00 + 3.17; 0 Mahnung, 3 storniert; Frist -', 'and all three letters with it');
SELECT is(tests.zahlt('inkasso_bezahlt', 1200.00), 'kosten 10.00, zinsen 9.90, haupt 1130.00; frei 50.10; inkasso bezahlt erledigt', 'paid to the manager');
SELECT is(tests.bild('inkasso_bezahlt'), 'erledigt: Februar 0.00 bezahlt; 0 Posten 0.00 + 0.00; 3 Mahnung, 0 storniert; Frist -', 'paid');
SELECT is(tests.geht('lang gericht', 'antrag_gestellt', '{"am": "2026-03-28", "aktenzeichen": "26-1234567-0-1"}'), 'gerichtlich', 'applied for');
SELECT is(tests.zahlt('gericht', 430.00), 'kosten 10.00, zinsen 9.90, haupt 410.10; frei 0.00; gerichtlich teilzahlung gerichtlich', 'part payment after the application');
SELECT is(tests.bild('gericht'), 'gerichtlich: Februar 719.90 mahnung; 1 Posten 719.90 + 0.12; 3 Mahnung, 0 storniert; Frist -', 'the court goes on with less');
SELECT is(tests.geht('gericht', 'stornieren', '{"grund": "Antrag zurückgenommen"}'), 'storniert', 'cancelled at court');
SELECT is(tests.bild('gericht'), 'storniert: Februar 700.00 offen; 1 Posten 719.90 + 0.12; 0 Mahnung, 3 storniert; Frist -', 'what was paid, fee and interest of the void letter included, is paid on the rent; the rest is open');

-- what was left behind
SELECT is((SELECT string_agg(x.s || ' ' || x.n, ', ' ORDER BY x.s) FROM (SELECT status AS s, count(*) AS n FROM akte.mahnvorgaenge GROUP BY 1) x), 'erledigt 7, gerichtlich 1, storniert 8', 'how they ended');
SELECT is((SELECT string_agg(DISTINCT l.lifecycle, ', ' ORDER BY l.lifecycle) FROM akte.mahnvorgaenge g CROSS JOIN LATERAL (SELECT x.lifecycle FROM engine.lifecycle x WHERE x.vorgang_id = g.vorgang_id ORDER BY x.nr DESC LIMIT 1) l WHERE g.status = 'storniert'), 'child_cancelled:mahnwesen', 'the brackets know of each Storno');
SELECT is((SELECT string_agg(DISTINCT l.lifecycle, ', ' ORDER BY l.lifecycle) FROM akte.mahnvorgaenge g CROSS JOIN LATERAL (SELECT x.lifecycle FROM engine.lifecycle x WHERE x.vorgang_id = g.vorgang_id ORDER BY x.nr DESC LIMIT 1) l WHERE g.status = 'erledigt'), 'child_completed:mahnwesen', 'and of each payment');
SELECT is((SELECT string_agg(DISTINCT storniert_grund, ' / ' ORDER BY storniert_grund) FROM akte.mahnungen WHERE vorgang_id = tests.v('e_ruht')), 'Eigentümer hatte aufgerechnet', 'each letter says why it was cancelled');
SELECT is((SELECT tests.geht(name, 'stornieren', '{"grund": "noch einmal"}') FROM tests.faelle WHERE name = 'e_inkasso'), 'MA005', 'once');
SELECT is((SELECT (engine.starten('mahnwesen', traeger)).nach FROM tests.faelle WHERE name = 'drei'), 'vorgeschlagen', 'after a Storno it may begin anew');
SELECT is(tests.bild('drei'), 'vorgeschlagen: Februar 1130.00 offen; 1 Posten 1130.00 + 10.09; 0 Mahnung, 0 storniert; Frist -', 'from the beginning');
SELECT is((SELECT count(*) FROM audit.pruefen() WHERE NOT unversehrt), 0::bigint, 'the chain holds');
RESET ROLE;
SELECT is((SELECT count(*) FROM akte.mahnungen WHERE storniert_am IS NULL AND vorgang_id IN (SELECT vorgang_id FROM akte.mahnvorgaenge WHERE status = 'storniert')), 0::bigint, 'no letter of a cancelled one counts');
SELECT * FROM finish();
ROLLBACK;
