-- Reading in: what becomes of a stock, all or nothing, again without doubling, never overwriting.
\ir ../hilfen.psql
\ir bestand.psql
SELECT plan(62);
SELECT tests.mandant() AS m \gset
SELECT tests.mandant('Hausverwaltung Ahorn KG') AS fremd \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'teamleitung', '2026-11-20 10:00+01') \g /dev/null
SELECT tests.bestand() AS b \gset

-- GUARD: one bad cell and nothing is there; the attempt is on record
SELECT is((SELECT string_agg(DISTINCT b.fehlercode, ',') FROM api.bestand_einlesen(tests.anders(:'b', 'vorgaenge', 9, '{"bis": "31.02.2026"}')) b WHERE NOT b.ok), 'MA703', 'one date that does not exist');
SELECT is(tests.bestandszahlen(:m), '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0', 'nothing is half done');
SELECT is((SELECT string_agg(concat_ws(' ', e.ereignis, e.ergebnis, e.fehlercode, e.akteur = 'benutzer:' || tests.benutzer(:m, 'teamleitung')), ',') FROM audit.eintraege e WHERE e.mandant_id = :m), 'bestand_einlesen abgelehnt MA700 t', 'the refused attempt is on record');

SELECT * FROM api.bestand_einlesen(:'b') \g /dev/null
SELECT is(tests.bestandszahlen(:m), '1 1 5 7 1 1 3 7 9 8 5 4 18 6 4 31', 'objects, buildings, units, tenants, owners, ownership, accounts, leases, parties, rents, deposits, postings, Vorgänge, history, timers, rows');
SELECT is((SELECT string_agg(concat_ws(' ', e.ergebnis, n.text::jsonb->'daten'->'zeilen'->'vertraege'->>'neu'), ',' ORDER BY e.nr) FROM audit.eintraege e JOIN audit.nutzlast n USING (mandant_id, strom_id, nr) WHERE e.ereignis = 'bestand_einlesen'),
  'abgelehnt,ok 8', 'and the one that worked, with its numbers');

-- the master says what the dates say; the operative status is its mirror
SELECT is((SELECT string_agg(m.vertragsnummer || ' ' || m.status || coalesce(' ' || m.ausgang, '') || ' ' || m.uebernommen, ', ' ORDER BY m.vertragsnummer) FROM akte.mietverhaeltnisse m),
  '1/1/1 laufende_vermietung true, 1/2/1 gekuendigt true, 1/3/1 mietvertrag_abgeschlossen regulaer true, 1/3/2 laufende_vermietung true, 1/4/1 gekuendigt true, 1/4/2 vertragsabschluss true, 1/5/1 laufende_vermietung true',
  'running, under notice, ended, running, ended with an open deposit, to come, running');
SELECT is((SELECT count(*)::int FROM akte.mietverhaeltnisse m JOIN engine.vorgang v ON v.traeger_id = m.traeger_id AND v.ist_klammer WHERE v.zustand <> m.status OR NOT v.uebernommen), 0, 'every status is that of its master');
SELECT is((SELECT string_agg(concat_ws(' ', m.vertragsnummer, v.automat, nullif(v.variante, ''), v.zustand), ', ' ORDER BY m.vertragsnummer, v.automat) FROM engine.vorgang v JOIN akte.mietverhaeltnisse m ON m.traeger_id = v.traeger_id WHERE NOT v.ist_klammer AND v.beendet_am IS NULL),
  '1/2/1 kuendigung zugegangen, 1/2/1 wohnungsuebergabe auszug geplant, 1/4/1 kaution_rueckzahlung maengelbewertung, 1/4/2 vertragsabschluss unterzeichnet, 1/4/2 wohnungsuebergabe einzug geplant', 'what goes on from here');
SELECT is((SELECT string_agg((v.gestartet_am AT TIME ZONE 'Europe/Berlin')::date || ' ' || coalesce((v.beendet_am AT TIME ZONE 'Europe/Berlin')::date::text, '-'), ', ' ORDER BY m.vertragsnummer) FROM engine.vorgang v JOIN akte.mietverhaeltnisse m ON m.traeger_id = v.traeger_id WHERE v.ist_klammer AND m.vertragsnummer LIKE '1/3/%'),
  '2015-05-01 2019-12-31, 2020-02-01 -', 'a master lives from the beginning to the end of its lease');

-- stock
SELECT is((SELECT (o.nummer, o.verwaltungsart, o.land, o.herkunft)::text FROM akte.objekte o), '(007,MV,BE,bestand:objekt:1)', 'the object; its Land from the postcode');
SELECT is((SELECT (t.art, t.bezug_id = o.id)::text FROM akte.objekte o JOIN engine.traeger t ON t.id = o.traeger_id), '(objekt,t)', 'and its bracket');
SELECT is((SELECT (g.name, g.baujahr, g.denkmal)::text FROM akte.gebaeude g), '(Vorderhaus,1908,t)', 'the building');
SELECT is((SELECT string_agg(concat_ws(' ', e.nummer, e.art, e.zimmer, e.wohnflaeche, e.mea, e.gebaeude_id IS NOT NULL), ', ' ORDER BY e.nummer) FROM akte.einheiten e),
  '01 wohnung 3.5 84.00 100.000 t, 02 wohnung 2.0 55.50 80.000 t, 03 wohnung 2.0 60.00 f, 04 wohnung 2.0 60.00 f, 05 gewerbe 90.00 f', 'units, German and plain numbers');

-- people
SELECT is((SELECT string_agg(concat_ws(' ', p.anrede, p.titel, p.vorname, p.nachname, p.firma), ', ' ORDER BY p.herkunft) FROM akte.mieter p),
  'Frau Dr. Katrin Ostermann, Jonas Ostermann, Herr Emre Yıldız, Mira Novák, Tomáš Holub, Ute Groß, Buchladen GmbH', 'one tenant per person, a firm is one tenant');
SELECT is((SELECT concat_ws('|', p.email, p.notizen, p.telefon_mobil) FROM akte.mieter p WHERE p.vorname = 'Katrin'), E'ostermann@post.example|ruft gern an\nFax: 030 9|0150 1', 'nothing is lost');
SELECT is((SELECT p.notizen FROM akte.mieter p WHERE p.firma IS NOT NULL), 'Ansprechpartner: Leonie Sander', 'who one talks to at the firm');
SELECT is((SELECT concat_ws(' ', w.vorname, w.nachname) || ', ' || w.strasse FROM akte.eigentuemer w), 'Hanna und Paul Krüger, Gartenstraße 2', 'who owns together is one landlord');
SELECT is((SELECT (e.von, e.bis, e.hausgeld, e.ruecklage, e.mea)::text FROM akte.eigentumsverhaeltnisse e), '(2010-01-01,,210.00,40.00,90.000)', 'a contract of type E');
SELECT is((SELECT string_agg(p.vorname || ' ' || v.nummer, ', ' ORDER BY v.nummer) FROM akte.vertragsparteien v JOIN akte.mieter p ON p.id = v.mieter_id WHERE v.mietverhaeltnis_id = tests.mv('1/1/1')), 'Katrin 1, Jonas 2', 'both are party to the contract');
SELECT is((SELECT string_agg(m.vertragsnummer || ' ' || b.vorname, ', ' ORDER BY m.vertragsnummer, b.id) FROM akte.bewohner b JOIN akte.mietverhaeltnisse m ON m.id = b.mietverhaeltnis_id), '1/1/1 Katrin, 1/1/1 Jonas, 1/2/1 Emre, 1/3/2 Ute, 1/4/2 Emre', 'who signed lives there; the firm and who moved out do not');
SELECT is((SELECT string_agg(concat_ws(' ', b.zweck, b.iban, b.inhaber), ', ' ORDER BY b.herkunft) FROM akte.bankkonten b),
  'person DE02120300000000202051 Hanna Krüger und Paul Krüger, miete DE02120300000000202051 Hanna Krüger und Paul Krüger, person DE02500105170137075030 Katrin Ostermann', 'accounts of people and of the object');

-- leases
SELECT is((SELECT (m.mietbeginn, m.ueberlassung_am, m.mietende, m.personen, m.lastschrift, m.mahnsperre, m.gewerbe)::text FROM akte.mietverhaeltnisse m WHERE m.vertragsnummer = '1/1/1'), '(2018-10-01,2018-10-03,,3,t,f,f)', 'a running lease; the handover from the history');
SELECT is((SELECT (m.mietende, m.auszug_geplant_am, m.mahnsperre)::text FROM akte.mietverhaeltnisse m WHERE m.vertragsnummer = '1/2/1'), '(2027-04-30,2027-04-30,t)', 'a lease under notice');
SELECT is((SELECT (m.gewerbe, m.kuendigung_sonderfall)::text FROM akte.mietverhaeltnisse m WHERE m.vertragsnummer = '1/5/1'), '(t,580a)', 'business premises have periods of their own');
SELECT is((SELECT string_agg(k.gueltig_ab || ' ' || k.nettokaltmiete || ' ' || k.vorauszahlung_bk || ' ' || k.mietart, ', ' ORDER BY k.gueltig_ab) FROM akte.mietkonditionen k WHERE k.mietverhaeltnis_id = tests.mv('1/1/1')),
  '2018-10-01 850.00 130.00 fest, 2021-10-01 920.00 130.00 fest', 'the rent over time, as the history knows it');
SELECT is((SELECT string_agg(concat_ws(' ', m.vertragsnummer, k.art, k.betrag, b.betrag, b.wertstellung), ', ' ORDER BY m.vertragsnummer) FROM akte.kautionen k JOIN akte.mietverhaeltnisse m ON m.id = k.mietverhaeltnis_id LEFT JOIN akte.kaution_buchungen b ON b.kaution_id = k.id),
  '1/1/1 bar 2760.00 2760.00 2018-10-01, 1/2/1 bar 1650.00 1650.00 2012-03-01, 1/3/2 bar 1800.00 1800.00 2020-02-01, 1/4/1 bar 900.00 900.00 2014-02-01, 1/4/2 bar 900.00', 'a deposit belongs to the running lease, else to the one to come, whose is not paid yet');

-- history: finished, marked, with what was known; two of a kind on one day are two
SELECT is((SELECT string_agg(concat_ws(' ', u.typ, u.begonnen_am, u.beendet_am, u.ergebnis, u.betrag, v.zustand, v.ende_art, v.uebernommen), ', ' ORDER BY u.begonnen_am, u.beendet_am) FROM akte.uebernommene_vorgaenge u JOIN engine.vorgang v ON v.id = u.vorgang_id WHERE u.mietverhaeltnis_id = tests.mv('1/1/1')),
  'vertragsabschluss 2018-09-01 2018-10-01 abgeschlossen 850.00 abgeschlossen erfolg t, wohnungsuebergabe[einzug] 2018-10-03 2018-10-03 abgeschlossen abgeschlossen erfolg t, mieterhoehung 2021-06-01 2021-10-01 umgesetzt 920.00 umgesetzt erfolg t, mahnwesen 2024-03-10 2024-03-28 bezahlt 1130.00 erledigt erfolg t, mahnwesen 2024-03-10 2024-04-02 storniert storniert abbruch t',
  'five Vorgänge of one lease');
SELECT is((SELECT (v.zustand, (v.gestartet_am AT TIME ZONE 'Europe/Berlin')::date, v.variante)::text FROM engine.vorgang v JOIN akte.uebernommene_vorgaenge u ON u.vorgang_id = v.id WHERE u.mietverhaeltnis_id = tests.mv('1/3/1')), '(vollzogen,2019-09-30,"")', 'the notice of the lease that ended');
SELECT is((SELECT count(*)::int FROM engine.vorgang v WHERE NOT v.ist_klammer AND v.entstanden_aus IS NULL), 0, 'everything hangs on its master');
SELECT is((SELECT string_agg(DISTINCT e.lifecycle, ',' ORDER BY e.lifecycle) FROM audit.eintraege e JOIN akte.mietverhaeltnisse m ON m.traeger_id = e.strom_id WHERE m.vertragsnummer = '1/1/1'),
  'child_cancelled:mahnwesen,child_completed:mahnwesen,child_completed:mieterhoehung,child_completed:vertragsabschluss,child_completed:wohnungsuebergabe', 'and the bracket heard of it');
SELECT is((SELECT count(*) || ' ' || bool_and(p.unversehrt) FROM audit.pruefen() p), '19 true', 'the chains are sound: eighteen Vorgänge and the house');
SELECT is((SELECT count(*)::int FROM audit.eintraege e WHERE e.ereignis = 'uebernehmen' AND NOT e.uebernommen), 0, 'the log says taken over');

-- the notice: received, with backup and timers
SELECT is((SELECT (k.durch, k.art, k.status, k.mietende, k.widerspruch_bis, k.sicherung->>'mietende', k.sicherung->>'vertragsnummer')::text FROM akte.kuendigungen k), '(vermieter,ordentlich,zugegangen,2027-04-30,2027-02-28,,1/2/1)', 'by the landlord, with the last day for an objection');
SELECT is((SELECT string_agg(f.ereignis || ' ' || (f.faellig_am AT TIME ZONE 'Europe/Berlin')::date, ', ' ORDER BY f.faellig_am) FROM engine.fristen f JOIN akte.kuendigungen k ON k.vorgang_id = f.vorgang_id), 'widerspruchsfrist_ablaufen 2027-03-01, mietende_erreichen 2027-05-01', 'and both timers');
SELECT is((SELECT (u.status, u.variante, u.geplant_am)::text FROM akte.uebergaben u WHERE u.mietverhaeltnis_id = tests.mv('1/2/1')), '(geplant,auszug,2027-04-30)', 'the Auszug is planned');
SELECT is((SELECT (a.status, a.frist_bis, a.kaution_id IS NOT NULL)::text FROM akte.kautionsabrechnungen a), '(maengelbewertung,2027-02-28,t)', 'the open deposit is being settled');

-- nobody else sees any of it, and reads in for themselves
SELECT tests.als(:fremd, 'teamleitung', '2026-11-20 10:00+01') \g /dev/null
SELECT is((SELECT count(*)::int FROM akte.mietverhaeltnisse), 0, 'another client sees nothing');
SELECT is((SELECT string_agg(DISTINCT b.stufe, ',' ORDER BY b.stufe) FROM api.bestand_pruefen(:'b') b), 'ausgelassen,hinweis,neu', 'to another client it is all new');
SELECT * FROM api.bestand_einlesen(:'b') \g /dev/null
SELECT is(tests.bestandszahlen(:fremd), tests.bestandszahlen(:m), 'the same numbers and contract numbers, behind the wall');
SELECT tests.als(:m, 'teamleitung', '2026-11-20 10:00+01') \g /dev/null

-- again
SELECT tests.bestandszahlen(:m) AS zahlen \gset
SELECT is((SELECT string_agg(DISTINCT b.stufe, ',') FROM api.bestand_einlesen(:'b') b), 'ausgelassen,gleich', 'a second run finds nothing new');
SELECT is(tests.bestandszahlen(:m), :'zahlen', 'and doubles nothing');

-- changed in the old program: reported, not taken over, once
SELECT tests.anders(tests.anders(:'b', 'vertraege', 2, '{"Z_Miete": "950,00", "bis": "31.01.2027"}'), 'kontakte', 4, '{"Nachname1": "Yilmaz"}') AS b2 \gset
SELECT is((SELECT string_agg(b.datei || ' ' || b.zeile || ' ' || b.fehlercode || ' ' || b.meldung, ' | ' ORDER BY b.datei) FROM api.bestand_pruefen(:'b2') b WHERE b.stufe = 'geaendert'),
  'kontakte 4 MA720 Im alten Programm geändert: Nachname1 Yıldız → Yilmaz. | vertraege 2 MA720 Im alten Programm geändert: bis (leer) → 31.01.2027; Z_Miete 920,00 → 950,00.', 'what changed, in words');
SELECT * FROM api.bestand_einlesen(:'b2') \g /dev/null
SELECT is((SELECT (m.mietende, m.status, (SELECT k.nettokaltmiete FROM akte.mietkonditionen k WHERE k.mietverhaeltnis_id = m.id ORDER BY k.gueltig_ab DESC, k.id DESC LIMIT 1))::text FROM akte.mietverhaeltnisse m WHERE m.vertragsnummer = '1/1/1'), '(,laufende_vermietung,920.00)', 'the file stays as it is');
SELECT is((SELECT count(*)::int FROM akte.mieter WHERE nachname = 'Yilmaz'), 0, 'the person, too');
SELECT is(tests.bestandszahlen(:m), :'zahlen', 'still nothing doubled');
SELECT is((SELECT string_agg(DISTINCT b.stufe, ',') FROM api.bestand_pruefen(:'b2') b), 'ausgelassen,gleich', 'it is reported once');

-- what was done in the file meanwhile is no change of the export
SELECT is(tests.schritt(tests.vorgang(tests.mv('1/2/1'), 'wohnungsuebergabe', 'auszug'), 'absagen', '{"grund": "Termin entfällt vorerst"}'), 'abgesagt', 'work goes on');
SELECT is((SELECT string_agg(DISTINCT b.stufe, ',') FROM api.bestand_einlesen(:'b2') b), 'ausgelassen,gleich', 'and reading in again does not touch it');
SELECT is(tests.zustand(tests.mv('1/2/1'), 'wohnungsuebergabe', 'auszug'), 'abgesagt', 'the cancelled handover stays cancelled');

-- more of the same stock, without the files that were read before
SELECT is((SELECT string_agg(b.stufe, ',') FROM api.bestand_einlesen(tests.csv('vertraege', 'OBJ_ID;VE_ID;K_ID;Typ;von;bis;Gewerbe;Z_Miete
1;5;4;M;01.01.2010;31.12.2020;N;300,00')) b), 'neu', 'one contract more, of a unit and a contact known from the first run');
SELECT is((SELECT (m.vertragsnummer, m.status)::text FROM akte.mietverhaeltnisse m WHERE m.mietbeginn = '2010-01-01'), '(1/5/2,mietvertrag_abgeschlossen)', 'the next number of that unit');
SELECT is((SELECT string_agg(p.nachname, ',') FROM akte.vertragsparteien v JOIN akte.mieter p ON p.id = v.mieter_id WHERE v.mietverhaeltnis_id = tests.mv('1/5/2')), 'Groß', 'the same person, not a second one');
SELECT is((SELECT string_agg(b.stufe || ' ' || coalesce(b.fehlercode, '-'), ',') FROM api.bestand_einlesen(tests.csv('vorgaenge', 'OBJ_ID;VE_ID;K_ID;Typ;von;bis;Ergebnis;Betrag;Text
1;5;4;Mahnung;01.02.2012;01.03.2012;;;
1;1;1;Mahnung;01.02.2025;01.03.2025;;;')) b), 'neu -,neu -', 'history alone finds its leases');
SELECT is((SELECT count(*)::int FROM akte.uebernommene_vorgaenge WHERE mietverhaeltnis_id IN (tests.mv('1/1/1'), tests.mv('1/5/2'))), 7, 'two Vorgänge more');
SELECT is((SELECT bool_and(p.unversehrt)::text FROM audit.pruefen() p), 'true', 'the chains go on');

-- a lease made by hand is in the way of a contract of the file
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-20 10:00+01') \g /dev/null
SELECT mietverhaeltnis_id AS hand FROM api.mietverhaeltnis_anlegen(jsonb_build_object('einheit_id', (SELECT id FROM akte.einheiten WHERE nummer = '01'), 'mietbeginn', '01.01.2030', 'nettokaltmiete', '900,00', 'mieter', '[{"nachname": "Neu", "vorname": "Nina"}]'::jsonb)) \gset
SELECT tests.als(:m, 'teamleitung', '2026-11-20 10:00+01') \g /dev/null
SELECT is((SELECT string_agg(b.fehlercode || ' ' || b.zeile, ',') FROM api.bestand_pruefen(tests.csv('vertraege', 'OBJ_ID;VE_ID;K_ID;Typ;von;bis;Gewerbe;Z_Miete
1;2;4;M;01.01.2026;31.03.2026;N;300,00')) b WHERE NOT b.ok), 'MA713 2', 'a flat is let once, whoever wrote the lease down');

-- another old program: the same keys are other things
SELECT is((SELECT string_agg(b.fehlercode || ' ' || b.stufe, ',' ORDER BY b.fehlercode) FROM api.bestand_pruefen(:'b', 'altprogramm') b WHERE b.stufe IN ('fehler', 'warnung')), 'MA709 warnung', 'only the number of the object is taken');
SELECT * FROM api.bestand_einlesen(:'b', 'altprogramm') \g /dev/null
SELECT is((SELECT string_agg(o.nummer, ',' ORDER BY o.id) FROM akte.objekte o), '007,007-2', 'it gets a suffix');
SELECT is((SELECT string_agg(m.vertragsnummer, ',' ORDER BY m.vertragsnummer) FROM akte.mietverhaeltnisse m WHERE m.herkunft LIKE 'altprogramm:%' AND m.vertragsnummer LIKE '1/3/%'), '1/3/3,1/3/4', 'contract numbers go on');

-- a rent the history does not lead to; a rent nobody knows
SELECT * FROM api.bestand_einlesen(tests.anders(tests.anders(:'b', 'vertraege', 2, '{"Z_Miete": "950,00"}'), 'vertraege', 4, '{"Z_Miete": ""}'), 'drittes') \g /dev/null
SELECT is((SELECT string_agg(k.gueltig_ab || ' ' || k.nettokaltmiete, ', ' ORDER BY k.gueltig_ab) FROM akte.mietkonditionen k JOIN akte.mietverhaeltnisse m ON m.id = k.mietverhaeltnis_id WHERE m.herkunft = 'drittes:vertrag:1/1/1/M/2018-10-01'),
  '2018-10-01 850.00, 2021-10-01 920.00, 2026-11-20 950.00', 'from today on the rent of the contract');
SELECT is((SELECT count(*)::int FROM akte.mietkonditionen k JOIN akte.mietverhaeltnisse m ON m.id = k.mietverhaeltnis_id WHERE m.herkunft = 'drittes:vertrag:1/3/3/M/2015-05-01'), 0, 'an ended lease without a rent has none');

SELECT is((SELECT string_agg(s.ereignis, ',' ORDER BY s.ereignis) FROM engine.startbare_automaten(tests.traeger(tests.mv('1/1/1'))) s WHERE s.moeglich),
  'aufgabe_status,kuendigung,mieterhoehung,mieterwechsel,mietminderung,modernisierung,schaden,stammdatenaenderung,untervermietung', 'a lease taken over offers what every running lease offers');

SELECT * FROM finish();
ROLLBACK;
