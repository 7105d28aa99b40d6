-- mahnwesen at court: what § 690 ZPO needs, the annex, the form; service, objection, enforcement order with both timers (§§ 692, 699, 701 ZPO),
-- the title; payments and Storno on the way; and how a letter is known to have arrived.
\ir ../hilfen.psql
\ir mahnwesen.psql
\ir mahnwesen_faelle.psql
SELECT plan(81);
SELECT tests.mandant() AS m \gset
SELECT * FROM tests.schmidt(:m) \gset
INSERT INTO tests.faelle SELECT n, :m, :traeger, NULL, :eigentuemer, CASE n WHEN 'ganz' THEN :einheit ELSE tests.einheit(:m, :objekt, n) END
  FROM unnest(ARRAY['ganz', 'zu', 'zu_bezahlt', 'vb', 'vb_bezahlt', 'vb_widerspruch', 'streit', 'streit_bezahlt', 'weg', 'firma', 'brief']) n;
INSERT INTO akte.eigentuemer (mandant_id, firma, strasse, plz, ort) VALUES (:m, 'Nordlicht Grundbesitz GmbH', 'Hafenstraße 1', '20457', 'Hamburg') RETURNING id AS firma \gset
UPDATE tests.faelle SET eigentuemer = :firma WHERE name = 'firma';
INSERT INTO akte.eigentumsverhaeltnisse (mandant_id, einheit_id, eigentuemer_id, von, hausgeld) SELECT :m, f.einheit, f.eigentuemer, '2026-02-01', 420.00 FROM tests.faelle f WHERE f.einheit <> :einheit;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-02-01 09:00+01') \g /dev/null
SELECT is((SELECT angelegt || ' ' || summe FROM api.sollstellungen_erzeugen('2026-02-01') WHERE art = 'hausgeld'), '11 4620.00', 'Hausgeld of February for eleven flats');

-- how a letter arrived, on every level
SELECT tests.um('2026-02-12 09:00+01') \g /dev/null
SELECT is((SELECT count(*) FROM api.mahnlauf() WHERE ergebnis = 'vorschlag'), 11::bigint, 'all of them proposed');
SELECT is(tests.geht('brief', 'freigeben'), 'stufe_1', 'a reminder');
SELECT is(tests.geht('brief', 'zugang_vermerken', '{"nachweis": "lesebestaetigung", "am": "2026-02-11"}'), 'MAF42', 'not before it was written');
SELECT is(tests.geht('brief', 'zugang_vermerken', '{"nachweis": "lesebestaetigung", "am": "2026-02-12"}'), 'stufe_1', 'read');
SELECT tests.um('2026-02-28 09:00+01') \g /dev/null
SELECT is(tests.geht('brief', 'naechste_stufe_vorschlagen'), 'stufe_2_vorgeschlagen', 'the second proposed');
SELECT is(tests.geht('brief', 'zugang_vermerken', '{"nachweis": "antwort", "am": "2026-02-28", "bemerkung": "rief an"}'), 'stufe_2_vorgeschlagen', 'an answer counts for the first');
SELECT is(tests.geht('brief', 'freigeben'), 'stufe_2', 'the second');
SELECT is(tests.geht('brief', 'zugang_vermerken', '{"nachweis": "zurueckgekommen", "am": "2026-02-28"}'), 'stufe_2', 'it came back');
SELECT tests.um('2026-03-20 09:00+01') \g /dev/null
SELECT is(tests.geht('brief', 'naechste_stufe_vorschlagen'), 'stufe_3_vorgeschlagen', 'the last proposed');
SELECT is(tests.geht('brief', 'zugang_vermerken', '{"nachweis": "einwurf_bote", "am": "2026-03-20"}'), 'stufe_3_vorgeschlagen', 'a messenger brought it');
SELECT is(tests.geht('brief', 'freigeben'), 'stufe_3', 'the last');
SELECT is(tests.geht('brief', 'zugang_vermerken', '{"nachweis": "einschreiben_einwurf", "am": "2026-03-20"}'), 'stufe_3', 'registered');
SELECT is((SELECT string_agg(m.stufe || ' ' || n.art, ', ' ORDER BY n.id) FROM akte.mahnung_nachweise n JOIN akte.mahnungen m ON m.id = n.mahnung_id),
  '1 lesebestaetigung, 1 antwort, 2 zurueckgekommen, 2 einwurf_bote, 3 einschreiben_einwurf', 'each with the letter it belongs to, nothing overwritten');

-- the others had their letters elsewhere
SELECT is(tests.geht('ganz zu zu_bezahlt vb vb_bezahlt vb_widerspruch streit streit_bezahlt weg firma', 'zweite_mahnung_nachtragen', '{"stufe_1_am": "2026-02-12", "stufe_2_am": "2026-02-28"}'), 'stufe_2', 'two letters on file');
SELECT is(tests.geht('ganz', 'zugang_vermerken', '{"nachweis": "antwort", "am": "2026-03-20"}'), 'MAF36', 'of letters this program did not write it knows nothing');
SELECT is(tests.geht('ganz zu zu_bezahlt vb vb_bezahlt vb_widerspruch streit streit_bezahlt weg firma', 'naechste_stufe_vorschlagen') || ' '
       || tests.geht('ganz zu zu_bezahlt vb vb_bezahlt vb_widerspruch streit streit_bezahlt weg firma', 'freigeben'), 'stufe_3_vorgeschlagen stufe_3', 'last letters');
SELECT tests.um('2026-04-01 09:00+02') \g /dev/null

-- what is missing is named, at the field
SELECT throws_ok(format('SELECT api.mahnbescheid_daten(%s)', tests.v('ganz')), 'MAF41', NULL, 'before it is prepared the courts are missing');
SELECT is((SELECT fehlercode || ' ' || (felder ? 'vertreter') FROM engine.ausloesen(tests.v('firma'), 'mahnbescheid_vorbereiten', '{"streitgericht": "Amtsgericht Mitte", "mahngericht": "Amtsgericht Wedding"}')), 'MAF41 true', 'a company is represented by somebody');
SELECT is(tests.geht('firma', 'mahnbescheid_vorbereiten', '{"streitgericht": "Amtsgericht Mitte", "mahngericht": "Amtsgericht Wedding", "vertreter": "Geschäftsführerin Ines Berg", "antragsteller_vertreter": "Geschäftsführer Karl Busch"}'), 'mahnbescheid_vorbereitet', 'by her');
SELECT is((SELECT string_agg(feld || ': ' || wert, '; ' ORDER BY nummer) FROM api.mahnbescheid_formular(tests.v('firma')) WHERE feld IN ('Gesetzlich vertreten durch', 'Vertreten durch (Person)', 'Katalognummer', 'Betrag in Euro', 'Zinsen ab', 'Streitgericht') AND wert <> 'Lindenhof'),
  (SELECT 'Gesetzlich vertreten durch: ' || name FROM akte.mandanten WHERE id = :m) || '; Vertreten durch (Person): Geschäftsführer Karl Busch; Gesetzlich vertreten durch: Geschäftsführerin Ines Berg; Katalognummer: 90; Betrag in Euro: 420,00; Zinsen ab: 05.02.2026; Streitgericht: Amtsgericht Mitte', 'in the order of the form');
SELECT is((SELECT jsonb_object_agg(f->>'name', f->'vorgabe') FROM engine.moegliche_ereignisse(tests.v('ganz')) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'mahnbescheid_vorbereiten' AND f ? 'vorgabe'),
  '{"streitgericht": "Amtsgericht Mitte", "mahngericht": "Amtsgericht Wedding", "antragsteller_vertreter": "Geschäftsführer Karl Busch"}'::jsonb, 'courts as the last time; the representative of another debtor is nobody here');
SELECT is(tests.geht('ganz zu zu_bezahlt vb vb_bezahlt vb_widerspruch streit streit_bezahlt weg', 'mahnbescheid_vorbereiten', '{"streitgericht": "Amtsgericht Mitte", "mahngericht": "Amtsgericht Wedding"}'), 'mahnbescheid_vorbereitet', 'prepared');
SELECT is((SELECT d.art || ' ' || d.vorlage || ' ' || (d.daten->'bloecke'->1->'summe'->>5) || ' ' || (d.daten->'bloecke'->2->'summe'->>7) || ' ' || jsonb_array_length(d.daten->'bloecke'->2->'zeilen') FROM akte.dokumente d WHERE d.vorgang_id = tests.v('ganz') AND d.art = 'mahnbescheid_anlage'),
  'mahnbescheid_anlage anlage 420.00 4.04 2', 'the annex: 420 €, 56 days of interest in one segment and its rounded sum');
SELECT is((SELECT count(*) FROM akte.postausgang), 0::bigint, 'which goes out to nobody by itself');
SELECT is(tests.geht('ganz zu zu_bezahlt vb vb_bezahlt vb_widerspruch streit streit_bezahlt weg', 'antrag_gestellt', '{"am": "2026-04-01", "aktenzeichen": "26-1234567-0-1"}'), 'gerichtlich', 'applied for');

-- service
SELECT tests.um('2026-05-08 09:00+02') \g /dev/null
SELECT is(tests.geht('zu', 'zustellung_gescheitert', '{"am": "2026-04-20", "grund": "unbekannt verzogen"}'), 'gerichtlich', 'the first attempt failed');
SELECT is(tests.geht('ganz', 'mahnbescheid_zustellen', '{"am": "2026-03-31"}'), 'MAF42', 'not served before it was applied for');
SELECT is(tests.geht('ganz zu zu_bezahlt vb vb_bezahlt vb_widerspruch streit streit_bezahlt weg', 'mahnbescheid_zustellen', '{"am": "2026-05-04"}'), 'mahnbescheid_zugestellt', 'served');
SELECT is((SELECT concat_ws(' ', zugestellt_am, widerspruch_bis, vb_antrag_ab, vb_antrag_spaetestens, aktenzeichen) FROM akte.mahnvorgaenge WHERE vorgang_id = tests.v('ganz')),
  '2026-05-04 2026-05-18 2026-05-19 2026-11-04 26-1234567-0-1', 'two weeks, the day after, six months');
SELECT is((SELECT string_agg(f.ereignis || ' ' || to_char(f.faellig_am AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY'), ', ' ORDER BY f.faellig_am) FROM engine.fristen f WHERE f.vorgang_id = tests.v('ganz') AND f.erledigt_am IS NULL),
  'widerspruchsfrist_ablaufen 19.05.2026, wegfall_melden 07.10.2026, mahnbescheid_wegfallen 05.11.2026', 'both timers run, with a warning between them');
SELECT is(tests.geht('ganz', 'vollstreckungsbescheid_beantragen', '{"am": "2026-05-08"}'), 'MAF43', 'no enforcement order within the two weeks');
SELECT is(tests.zahlt('zu', 100.00), 'kosten 10.00, zinsen 6.64, haupt 83.36; frei 0.00; mahnbescheid_zugestellt teilzahlung mahnbescheid_zugestellt', 'part payment after service');
SELECT is(tests.geht('zu', 'stornieren', '{"grund": "Antrag zurückgenommen"}'), 'storniert', 'the application is withdrawn');
SELECT is((SELECT offen || ' ' || status FROM akte.hausgeld_sollstellungen WHERE einheit_id = (SELECT einheit FROM tests.faelle WHERE name = 'zu')), '320.00 offen', 'what was paid on fee and interest of the void letters is paid on the claim');
SELECT is((SELECT string_agg(auf || ' ' || betrag || ' ' || regel, ', ' ORDER BY u.id) FROM akte.zahlung_zuordnungen u JOIN akte.hausgeld_sollstellungen h ON h.id = u.hausgeld_id JOIN tests.faelle f ON f.einheit = h.einheit_id WHERE f.name = 'zu'),
  'kosten 10.00 366-2, zinsen 6.64 366-2, haupt 83.36 366-2, kosten -10.00 storno, zinsen -6.64 storno, haupt 16.64 366-2', 'by counter-entries');
SELECT is((SELECT ok FROM api.zahlung_stornieren((SELECT max(id) FROM akte.zahlungen), '{"art": "ruecklastschrift", "am": "2026-05-08", "grund": "mangels Deckung"}')), true, 'and that payment can still come back');
SELECT is((SELECT offen || ' ' || status FROM akte.hausgeld_sollstellungen WHERE einheit_id = (SELECT einheit FROM tests.faelle WHERE name = 'zu')), '420.00 offen', 'everything is open');
SELECT is(tests.zahlt('zu_bezahlt', 500.00), 'kosten 10.00, zinsen 6.64, haupt 420.00; frei 63.36; mahnbescheid_zugestellt bezahlt erledigt', 'paid after service');

-- objection
SELECT is(tests.geht('streit', 'widerspruch_eingegangen', '{"am": "2026-05-03"}'), 'MAF42', 'nobody objects before service');
SELECT is(tests.geht('streit streit_bezahlt', 'widerspruch_eingegangen', '{"am": "2026-05-07"}'), 'streitverfahren', 'objected');
SELECT is((SELECT count(*) FROM engine.fristen f WHERE f.vorgang_id = tests.v('streit') AND f.erledigt_am IS NULL), 0::bigint, 'no timer of the enforcement order runs on');
SELECT is(tests.zahlt('streit', 100.00), 'kosten 10.00, zinsen 6.64, haupt 83.36; frei 0.00; streitverfahren teilzahlung streitverfahren', 'part payment before the judge');
SELECT is(tests.zahlt('streit_bezahlt', 500.00), 'kosten 10.00, zinsen 6.64, haupt 420.00; frei 63.36; streitverfahren bezahlt erledigt', 'paid before the judge');

-- the two weeks are over
SELECT sitzung.als_dienst(:m), tests.um('2026-05-19 09:00+02') \g /dev/null
SELECT is(tests.fristen(), 'widerspruchsfrist_ablaufen mahnbescheid_zugestellt 5, zahlungsfrist_ablaufen stufe_3 1', 'announced, nothing follows');
SELECT is((SELECT widerspruchsfrist_vermerkt_am FROM akte.mahnvorgaenge WHERE vorgang_id = tests.v('ganz')), DATE '2026-05-19', 'and noted');
SELECT tests.als(:m, 'buchhaltung', '2026-05-20 09:00+02') \g /dev/null
SELECT is(tests.geht('ganz vb vb_bezahlt vb_widerspruch', 'vollstreckungsbescheid_beantragen', '{"am": "2026-05-20"}'), 'vb_beantragt', 'applied for by a person');
SELECT is(tests.zahlt('vb', 100.00), 'kosten 10.00, zinsen 7.50, haupt 82.50; frei 0.00; vb_beantragt teilzahlung vb_beantragt', 'part payment');
SELECT is(tests.geht('vb', 'stornieren', '{"grund": "verglichen"}'), 'storniert', 'withdrawn');
SELECT is(tests.zahlt('vb_bezahlt', 500.00), 'kosten 10.00, zinsen 7.50, haupt 420.00; frei 62.50; vb_beantragt bezahlt erledigt', 'paid');
SELECT is(tests.geht('vb_widerspruch', 'widerspruch_eingegangen', '{"am": "2026-05-20"}'), 'streitverfahren', 'a late objection counts until the order is made (§ 694 ZPO)');
SELECT is(tests.geht('vb_widerspruch', 'titel_erhalten', '{"titel": "vergleich", "am": "2026-05-20", "aktenzeichen": "5 C 101/26"}'), 'tituliert', 'a settlement before the judge');
SELECT is((SELECT concat_ws(' ', titel_art, titel_am, aktenzeichen) FROM akte.mahnvorgaenge WHERE vorgang_id = tests.v('vb_widerspruch')), 'vergleich 2026-05-20 5 C 101/26', 'with its file number');
SELECT is(tests.geht('streit', 'stornieren', '{"grund": "Klage zurückgenommen"}'), 'storniert', 'an action withdrawn');

-- the enforcement order
SELECT tests.um('2026-06-10 09:00+02') \g /dev/null
SELECT is(tests.geht('ganz', 'vollstreckungsbescheid_erfassen', '{"am": "2026-06-01", "zugestellt_am": "2026-05-30"}'), 'MAF42', 'not served before it was made');
SELECT is(tests.geht('ganz', 'vollstreckungsbescheid_erfassen', '{"am": "2026-06-01", "zugestellt_am": "2026-06-05"}'), 'tituliert', 'a title');
SELECT is((SELECT concat_ws(' ', titel_art, titel_am, einspruch_bis) FROM akte.mahnvorgaenge WHERE vorgang_id = tests.v('ganz')), 'vollstreckungsbescheid 2026-06-01 2026-06-19', 'two weeks for the Einspruch');
SELECT is(tests.zahlt('ganz', 100.00), 'kosten 10.00, zinsen 9.02, haupt 80.98; frei 0.00; tituliert teilzahlung tituliert', 'part payment on the title');
SELECT is(tests.geht('ganz', 'einspruch_eingegangen', '{"am": "2026-06-09"}'), 'streitverfahren', 'the debtor fights it');
SELECT is(tests.geht('ganz', 'titel_erhalten', '{"titel": "urteil", "am": "2026-06-10"}'), 'tituliert', 'and loses');
SELECT is((SELECT count(*) FROM engine.fristen f WHERE f.vorgang_id = tests.v('ganz') AND f.erledigt_am IS NULL), 0::bigint, 'a judgment has no Einspruch');
SELECT is(tests.zahlt('ganz', 500.00), 'haupt 339.02; frei 160.98; tituliert bezahlt erledigt', 'paid at last');
SELECT is(tests.geht('vb_widerspruch', 'an_inkasso_uebergeben', '{"an": "Inkasso Nord GmbH", "am": "2026-06-10"}'), 'inkasso', 'a title goes to collection by hand');

-- the timer of the Einspruch, on a second order
SELECT is(tests.geht('firma', 'antrag_gestellt', '{"am": "2026-06-10"}'), 'gerichtlich', 'the company');
SELECT is(tests.geht('firma', 'mahnbescheid_zustellen', '{"am": "2026-06-10"}'), 'mahnbescheid_zugestellt', 'served');
SELECT sitzung.als_dienst(:m), tests.um('2026-07-01 09:00+02') \g /dev/null
SELECT is(tests.fristen(), 'widerspruchsfrist_ablaufen mahnbescheid_zugestellt 1', 'two weeks');
SELECT tests.als(:m, 'buchhaltung', '2026-07-01 09:00+02') \g /dev/null
SELECT is(tests.geht('firma', 'vollstreckungsbescheid_beantragen', '{"am": "2026-07-01"}') || ' ' || tests.geht('firma', 'vollstreckungsbescheid_erfassen', '{"am": "2026-07-01", "zugestellt_am": "2026-07-01"}'), 'vb_beantragt tituliert', 'straight to the title');
SELECT sitzung.als_dienst(:m), tests.um('2026-07-16 09:00+02') \g /dev/null
SELECT is(tests.fristen(), 'einspruchsfrist_ablaufen tituliert 1', 'it can be enforced');
SELECT is((SELECT einspruchsfrist_vermerkt_am FROM akte.mahnvorgaenge WHERE vorgang_id = tests.v('firma')), DATE '2026-07-16', 'noted');

-- six months without anybody doing anything: § 701 ZPO
SELECT tests.um('2026-10-08 09:00+02') \g /dev/null
SELECT is(tests.fristen(), 'wegfall_melden mahnbescheid_zugestellt 1', 'four weeks before it is said');
SELECT tests.als(:m, 'buchhaltung', '2026-11-05 00:30+01') \g /dev/null
SELECT is(tests.geht('weg', 'vollstreckungsbescheid_beantragen', '{"am": "2026-11-05"}'), 'MAF44', 'too late');
SELECT sitzung.als_dienst(:m), tests.um('2026-11-05 09:00+01') \g /dev/null
SELECT is(tests.fristen(), 'mahnbescheid_wegfallen mahnbescheid_vorbereitet 1', 'the order is as if it had never been');
SELECT is((SELECT concat_ws(' ', weggefallen_am, zugestellt_am, antrag_am, mahnbescheid->>'streitgericht') FROM akte.mahnvorgaenge WHERE vorgang_id = tests.v('weg')), '2026-11-05 Amtsgericht Mitte', 'prepared again, with the courts that were named');
SELECT is((SELECT count(*) FROM akte.dokumente d WHERE d.vorgang_id = tests.v('weg') AND d.art = 'mahnbescheid_anlage'), 2::bigint, 'and an annex with the interest of today');
SELECT is((SELECT jsonb_array_length(mahnbescheid->'ansprueche'->0->'abschnitte') FROM akte.mahnvorgaenge WHERE vorgang_id = tests.v('weg')), 2, 'in two half-years');

-- a claim of no usual kind needs a number
SELECT tests.als(:m, 'sachbearbeitung', '2026-01-02 09:00+01'), tests.laufend(:m) AS mv \gset
RESET ROLE;
SELECT tests.mietkonto(:m, :mv) \g /dev/null
INSERT INTO tests.faelle SELECT 'miete', :m, tests.traeger(:mv), :mv;
INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund, angelegt_am, angelegt_von)
SELECT :m, :mv, a, b, '2026-01-10', '2026-01-11', 5, '§ 288 Abs. 1 BGB', now(), 'test' FROM (VALUES ('kosten', 'Rücklastschrift'), ('schadenersatz', 'Wohnungstür'), ('nk_nachforderung', 'Nebenkosten 2024')) x(a, b);
INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) SELECT :m, id, art, 50.00, now() FROM akte.mietzahlungen WHERE mietverhaeltnis_id = :mv AND art <> 'miete';
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-02-10 09:00+01') \g /dev/null
SELECT is((engine.starten('mahnwesen', tests.traeger(:mv))).nach, 'vorgeschlagen', 'a lease');
SELECT is(tests.geht('miete', 'zweite_mahnung_nachtragen', '{"stufe_1_am": "2026-01-18", "stufe_2_am": "2026-01-25"}') || ' ' || tests.geht('miete', 'naechste_stufe_vorschlagen') || ' ' || tests.geht('miete', 'freigeben'), 'stufe_2 stufe_3_vorgeschlagen stufe_3', 'its last letter');
SELECT tests.um('2026-02-20 09:00+01') \g /dev/null
SELECT is((SELECT fehlercode || ' ' || (felder ? 'katalog_nr') FROM engine.ausloesen(tests.v('miete'), 'mahnbescheid_vorbereiten', '{"streitgericht": "Amtsgericht Mitte", "mahngericht": "Amtsgericht Wedding"}')), 'MAF41 true', 'which number has a bank fee?');
SELECT is(tests.geht('miete', 'mahnbescheid_vorbereiten', '{"streitgericht": "Amtsgericht Mitte", "mahngericht": "Amtsgericht Wedding", "katalog_nr": "sonstiger"}'), 'mahnbescheid_vorbereitet', 'somebody says');
SELECT is((SELECT string_agg(DISTINCT a->>'katalog_nr', ' ' ORDER BY a->>'katalog_nr') FROM jsonb_array_elements(api.mahnbescheid_daten(tests.v('miete'))->'ansprueche') a), '20 28 sonstiger', 'damages 28, Nebenkosten 20, the fee as said');
SELECT is((SELECT count(*) FROM audit.pruefen() WHERE NOT unversehrt), 0::bigint, 'the chain holds');
SELECT * FROM finish();
ROLLBACK;
