-- nk_abrechnung_freigabe: from the costs to the end of the last objection period; four eyes, freezing, letters, claims, the dispute and the
-- correction. Sums are those of nk_abrechnung_freigabe_verteilung.sql.
\ir ../hilfen.psql
\ir nk.psql
SELECT plan(79);
SELECT tests.mandant() AS m \gset
INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (:m, 'Uwe Voss', 'voss@lindenhof.example', 'teamleitung');
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01'), tests.nk_haus(:m) AS o \gset
SELECT tests.nk_anlegen(:o) AS a \gset
SELECT tests.nk_vorgang(:a) AS v \gset
SELECT is((SELECT (automat, zustand)::text FROM engine.vorgaenge WHERE id = :v), '(nk_abrechnung_freigabe,erstellt)', 'a period begins with its Vorgang');
SELECT is((SELECT count(*)::int FROM engine.lifecycle WHERE vorgang_id = :v AND lifecycle = 'child_started:nk_abrechnung_freigabe'), 1, 'and says so');
SELECT is((SELECT string_agg(ereignis || ' ' || (faellig_am AT TIME ZONE 'Europe/Berlin')::date, ', ' ORDER BY faellig_am) FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL),
  'frist_drei_monate 2026-09-30, frist_ein_monat 2026-11-30, frist_abgelaufen 2027-01-01', 'warnings three months and one month before, the end after twelve');
SELECT is((SELECT fehlercode FROM engine.starten('nk_abrechnung_freigabe', (SELECT traeger_id FROM engine.vorgaenge WHERE id = :v))), 'MA006', 'one Vorgang per period');

-- completeness
SELECT is(tests.schritt(:v, 'zur_belegkontrolle_geben'), 'MAD05', 'nothing entered, nothing to check');
SELECT tests.nk_fuellen(:m, :a) \g /dev/null
SELECT is(tests.nk_kosten(:a, '{"kostenart": "13", "bezeichnung": "Gebäudeversicherung", "betrag": "100,00", "schluessel": "mea"}'), 'ok', 'a cost without receipt may be entered');
SELECT is((SELECT (fehlercode, detail LIKE '%Gebäudeversicherung%')::text FROM engine.ausloesen(:v, 'zur_belegkontrolle_geben')), '(MAD05,t)', 'but is not handed in');
SELECT tests.als(:m, 'verwalter-admin', '2026-03-02 10:00+01') \g /dev/null
SELECT is(tests.nk_kosten(:a, jsonb_build_object('ersetzt', tests.nk_kosten_id(:a, 'Gebäudeversicherung'), 'streichen', 'ja', 'grund', 'gehört zu 2026')), 'ok', 'struck, by a third person');
SELECT tests.als(:m, 'buchhaltung', '2026-03-03 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'zur_belegkontrolle_geben'), 'belegkontrolle', 'complete: handed in');
SELECT is(tests.nk_kosten(:a, '{"kostenart": "10", "bezeichnung": "Garten", "betrag": "1,00", "schluessel": "flaeche"}'), 'MAD04', 'from here costs rest');
SELECT is(tests.nk_werte(:a, '{"verbrauch": []}'), 'MAD04', 'readings, too');
SELECT is(tests.nk_heizung(:a), 'MAD04', 'and the heating');
SELECT is((SELECT fehlercode FROM api.nk_nutzungen_abgleichen(:a, '{}')), 'MAD04', 'and who lived where');

-- four eyes: the checker
SELECT is(tests.schritt(:v, 'sachlich_pruefen', '{"belege_eingesehen": "ja"}'), 'MAD40', 'who handed it in does not check it');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-03 10:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'sachlich_pruefen', '{"belege_eingesehen": "ja"}'), 'MAD40', 'who entered the costs does not either');
SELECT is((SELECT (moeglich, fehlercode)::text FROM engine.moegliche_ereignisse(:v) WHERE ereignis = 'sachlich_pruefen'), '(f,MAD40)', 'the button says why');
SELECT tests.als(:m, 'verwalter-admin') \g /dev/null
SELECT is(tests.schritt(:v, 'sachlich_pruefen', '{"belege_eingesehen": "ja"}'), 'MAD40', 'nor who struck one of them');
SELECT sitzung.als_benutzer(:m, (SELECT id FROM akte.benutzer WHERE mandant_id = :m AND name = 'Tamara Linde')), tests.um('2026-03-03 10:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'sachlich_pruefen', '{"belege_eingesehen": "nein"}'), 'MAD42', 'without looking at the receipts it is no check');
SELECT is(tests.schritt(:v, 'sachlich_pruefen', '{"belege_eingesehen": "ja", "_uebersteuern": {"nk_pruefer": "Es ist niemand anderes da heute"}}'), 'MA007', 'nobody overrides four eyes');
SELECT is(tests.schritt(:v, 'sachlich_pruefen', '{"belege_eingesehen": "ja"}'), 'sachlich_geprueft', 'a third person checks');
SELECT is(tests.schritt(:v, 'freigeben'), 'MAD41', 'who checked does not release');
SELECT tests.als(:m, 'buchhaltung') \g /dev/null
SELECT is(tests.schritt(:v, 'freigeben'), 'MA014', 'releasing is for the team lead');
SELECT tests.als(:m, 'verwalter-admin', '2026-03-04 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'freigeben'), 'MAD41', 'nor who worked on it');
SELECT is(tests.schritt(:v, 'zurueck_zur_belegkontrolle', '{"grund": "Rechnung der Stadtwerke noch einmal ansehen"}'), 'belegkontrolle', 'back one step');
RESET ROLE;
SELECT is((SELECT (geprueft_von, vorgelegt_von IS NOT NULL)::text FROM akte.nk_abrechnungen WHERE id = :a), '(,t)', 'the check no longer stands, the handing in does');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v, 'zurueckgeben', '{}'), 'MA012', 'going back needs a reason');
SELECT tests.als(:m, 'teamleitung') \g /dev/null
SELECT is(tests.schritt(:v, 'sachlich_pruefen', '{"belege_eingesehen": "ja"}'), 'sachlich_geprueft', 'checked again');
SELECT sitzung.als_benutzer(:m, (SELECT id FROM akte.benutzer WHERE mandant_id = :m AND name = 'Uwe Voss')), tests.um('2026-03-04 09:00+01') \g /dev/null

-- preview keeps nothing; the release freezes
SELECT is((engine.vorschau(:v, 'freigeben')->>'ok')::boolean, true, 'the release can be previewed');
RESET ROLE;
SELECT is((SELECT count(*)::int FROM akte.nk_einzelabrechnungen), 0, 'and leaves nothing');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v, 'freigeben'), 'freigegeben', 'released by a third pair of eyes');
RESET ROLE;
SELECT is((SELECT string_agg(e.kosten_bk || ' ' || e.kosten_hk || ' ' || e.vorauszahlung_bk + e.vorauszahlung_hk || ' ' || e.saldo, ', ' ORDER BY e.nutzung_id) FROM akte.nk_einzelabrechnungen e WHERE e.mietverhaeltnis_id IS NOT NULL),
  '1012.84 2277.60 2520.00 770.44, 350.70 970.09 1260.00 60.79, 432.51 817.81 1050.00 200.32, 754.96 1357.20 2520.00 -407.84, 397.42 660.40 2520.00 -1462.18', 'five statements, to the cent');
SELECT is((SELECT string_agg(e.saldo::text, ', ' ORDER BY e.nutzung_id) FROM akte.nk_einzelabrechnungen e WHERE e.mietverhaeltnis_id IS NULL), '198.47, 100.00', 'vacancy and the landlord''s own part as lines of their own');
SELECT is((SELECT sum(p.betrag) FROM akte.nk_einzelposten p), 9330.00, 'all lines together are all costs');
SELECT is((SELECT (neu_bk, neu_hk)::text FROM akte.nk_einzelabrechnungen WHERE saldo = 770.44), '(84.40,189.80)', 'next prepayments: a twelfth');
SELECT is((SELECT (neu_bk, neu_hk)::text FROM akte.nk_einzelabrechnungen WHERE saldo = 60.79), '(,)', 'none for who has moved out');
SELECT is((SELECT (lohn_haushaltsnah, lohn_handwerker > 0)::text FROM akte.nk_einzelabrechnungen WHERE saldo = 770.44), '(50.00,t)', '§ 35a');
SELECT throws_ok('UPDATE akte.nk_einzelposten SET betrag = 0', 'MA030', NULL, 'frozen for everybody');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v, 'zurueck_zur_pruefung', '{"grund": "Noch einmal ansehen"}'), 'sachlich_geprueft', 'a release can be taken back');
SELECT is(tests.schritt(:v, 'freigeben'), 'freigegeben', 'and given again');
RESET ROLE;
SELECT is((SELECT (version, (SELECT count(DISTINCT version) FROM akte.nk_einzelabrechnungen))::text FROM akte.nk_abrechnungen WHERE id = :a), '(2,2)', 'as the next version');
SET LOCAL ROLE mietakte_dba;

-- sending
RESET ROLE;
-- Dahl's rent rises in July, agreed before anybody spoke of prepayments
INSERT INTO akte.mietkonditionen (mandant_id, mietverhaeltnis_id, gueltig_ab, nettokaltmiete, vorauszahlung_bk, vorauszahlung_hk, grund)
SELECT :m, e.mietverhaeltnis_id, '2026-07-01', 650.00, 130.00, 80.00, 'Staffel' FROM akte.nk_einzelabrechnungen e WHERE e.saldo = -1462.18 AND e.version = 2;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-05 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'versenden', '{"versandart": "post", "anpassung_ab": "2026-03-01"}'), 'MAD52', 'new prepayments never look back');
SELECT is(tests.schritt(:v, 'versenden', '{"versandart": "post", "anpassung_ab": "2026-05-15"}'), 'MAD52', 'and begin with a month');
SELECT is(tests.schritt(:v, 'versenden', '{"versandart": "post", "anpassung_ab": "2026-05-01"}'), 'versendet', 'sent');
RESET ROLE;
SELECT is((SELECT count(*)::int FROM akte.dokumente WHERE vorgang_id = :v AND art = 'nk_abrechnung' AND fuer_mieter), 5, 'a letter for every lease, for the portal, too');
SELECT ok((SELECT bool_and(d.daten::text LIKE '%§ 259 BGB%' AND d.daten::text LIKE '%zwölften Monats%' AND d.daten::text LIKE '%Grundsteuer%' AND d.daten::text LIKE '%CO2%') FROM akte.dokumente d WHERE d.vorgang_id = :v), 'with key, receipts, objections and CO2');
SELECT ok((SELECT d.daten::text LIKE '%770,44%' AND d.daten::text LIKE '%84,40%' FROM akte.dokumente d JOIN akte.nk_zustellungen z ON z.dokument = d.kennung JOIN akte.nk_einzelabrechnungen e ON e.id = z.einzelabrechnung_id WHERE e.saldo = 770.44 AND e.version = 2), 'Anders: balance and new prepayment');
SELECT is((SELECT string_agg((k.vorauszahlung_bk, k.vorauszahlung_hk, k.nettokaltmiete)::text, ' ' ORDER BY k.id) FROM akte.mietkonditionen k WHERE k.gueltig_ab = '2026-05-01'),
  '(84.40,189.80,600.00) (85.98,162.58,600.00) (62.91,113.10,600.00) (33.12,55.03,600.00)', 'new prepayments from May, rent as it was; none for Berg');
SELECT is((SELECT (k.nettokaltmiete, k.vorauszahlung_bk, k.vorauszahlung_hk)::text FROM akte.nk_einzelabrechnungen e, regel.kondition(:m, e.mietverhaeltnis_id, '2026-08-01') k WHERE e.saldo = -1462.18 AND e.version = 2), '(650.00,33.12,55.03)', 'a rent agreed for later keeps the new prepayments');
SELECT is((SELECT count(*)::int FROM akte.mietzahlungen), 0, 'no claim before it has arrived');
SET LOCAL ROLE mietakte_dba;

-- arrival
SELECT is(tests.schritt(:v, 'zugang_erfassen', '{"abrechnung": "alle", "zugang_am": "2026-03-04"}'), 'MAD53', 'not before it was sent');
SELECT is(tests.schritt(:v, 'zugang_erfassen', '{"abrechnung": "alle", "zugang_am": "2026-03-06"}'), 'MAD53', 'nor in the days to come');
SELECT sitzung.als_dienst(:m), tests.um('2026-03-12 09:00+01') \g /dev/null
SELECT is((SELECT count(*)::int FROM engine.faellige_fristen_ausfuehren() WHERE ereignis = 'zugang_anmahnen' AND ok), 1, 'after a week somebody is asked');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-12 09:00+01') \g /dev/null
RESET ROLE;
SELECT z.id AS za FROM akte.nk_zustellungen z JOIN akte.nk_einzelabrechnungen e ON e.id = z.einzelabrechnung_id WHERE e.saldo = 770.44 \gset
SELECT z.id AS zc FROM akte.nk_zustellungen z JOIN akte.nk_einzelabrechnungen e ON e.id = z.einzelabrechnung_id WHERE e.saldo = -407.84 \gset
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v, 'einwendung_erfassen', jsonb_build_object('abrechnung', :za, 'eingegangen_am', '2026-03-12', 'einwendung', 'Der Hauswart kommt nie.')), 'MAD60', 'no objection against what has not arrived');
SELECT is(tests.schritt(:v, 'zugang_erfassen', jsonb_build_object('abrechnung', :za, 'zugang_am', '2026-03-07', 'zugang_nachweis', 'Einwurf')), 'versendet', 'one by one');
SELECT is(tests.schritt(:v, 'zugang_erfassen', jsonb_build_object('abrechnung', 'alle', 'zugang_am', '2026-03-09')), 'versendet', 'and the others together');
SELECT is(tests.schritt(:v, 'zugang_erfassen', jsonb_build_object('abrechnung', 'alle', 'zugang_am', '2026-03-09')), 'MA012', 'once');
RESET ROLE;
SELECT is((SELECT string_agg(f.art || ' ' || b.betrag || ' ' || f.faellig_am, ', ' ORDER BY f.id) FROM akte.mietzahlungen f JOIN akte.mietzahlung_bestandteile b ON b.forderung_id = f.id),
  'nk_nachforderung 770.44 2026-04-06, nk_nachforderung 60.79 2026-04-08, nk_nachforderung 200.32 2026-04-08, nk_guthaben -407.84 2026-04-08, nk_guthaben -1462.18 2026-04-08', 'claims and credits, due thirty days after arrival');
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT (ereignis, (faellig_am AT TIME ZONE 'Europe/Berlin')::date)::text FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), '(einwendungsfrist_ablaufen,2027-04-01)', 'objections until the end of the twelfth month');

-- the dispute
SELECT is(tests.schritt(:v, 'einwendung_entscheiden', '{"einwendung": "1", "ergebnis": "begruendet", "antwort": "Sie haben recht."}'), 'MA012', 'nothing to answer yet');
SELECT is((SELECT fehlercode FROM engine.moegliche_ereignisse(:v) WHERE ereignis = 'einwendung_entscheiden'), 'MAD62', 'and the button says so');
SELECT tests.um('2026-05-04 09:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'einwendung_erfassen', jsonb_build_object('abrechnung', :za, 'eingegangen_am', '2026-05-05', 'einwendung', 'Der Hauswart kommt nie.')), 'MAD60', 'not from the days to come');
SELECT is(tests.schritt(:v, 'einwendung_erfassen', jsonb_build_object('abrechnung', :za, 'eingegangen_am', '2026-05-04', 'einwendung', 'Der Hauswart kommt nie, die Kosten sind zu hoch.', 'belegeinsicht', 'ja')), 'versendet', 'Anders objects');
RESET ROLE;
SELECT is((SELECT bestritten_am FROM akte.mietzahlungen WHERE mandant_id = :m AND soll = 770.44), '2026-05-04', 'his claim is disputed');
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT count(*)::int FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 0, 'while it is open nothing closes');
SELECT is((SELECT count(*)::int FROM api.stand_nk_abrechnung_freigabe, jsonb_array_elements(abschnitte) x WHERE vorgang_id = :v AND x->>'titel' = 'Einwendungen'), 1, 'the page shows the dispute');
SELECT is((SELECT ereignis.nach FROM engine.ausloesen(:v, 'einwendung_entscheiden', jsonb_build_object('einwendung', (SELECT f->'optionen'->0->>'wert' FROM engine.moegliche_ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'einwendung_entscheiden' AND f->>'name' = 'einwendung'),
    'ergebnis', 'begruendet', 'antwort', 'Die Rechnung enthielt Stunden eines anderen Hauses.')) ereignis), 'versendet', 'answered');
RESET ROLE;
SELECT is((SELECT count(*)::int FROM akte.dokumente WHERE vorgang_id = :v AND art = 'nk_einwendung_antwort'), 1, 'with a letter');
SET LOCAL ROLE mietakte_dba;

-- the correction: the caretaker costs 200 less; only the difference is booked
SELECT tests.als(:m, 'teamleitung', '2026-05-05 09:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'korrigieren', '{"grund": "Hauswart: Stunden eines anderen Hauses"}'), 'erstellt', 'the statement is opened again');
SELECT is(tests.schritt(:v, 'verwerfen', '{"grund": "brauchen wir nicht"}'), 'MAD54', 'what was sent cannot be discarded');
SELECT is((SELECT count(*)::int FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 0, 'the deadline was met by the first version');
SELECT tests.als(:m, 'sachbearbeitung', '2026-05-05 10:00+02') \g /dev/null
SELECT tests.nk_kosten(:a, jsonb_build_object('ersetzt', tests.nk_kosten_id(:a, 'Hauswart'), 'grund', 'Stunden eines anderen Hauses', 'kostenart', '14', 'bezeichnung', 'Hauswart', 'betrag', '200,00', 'schluessel', 'einheiten', 'vorwegabzug', '40,00', 'vorwegabzug_grund', 'kleine Reparaturen'))
    || tests.schritt(:v, 'zur_belegkontrolle_geben') \g /dev/null
SELECT tests.als(:m, 'buchhaltung', '2026-05-05 11:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'sachlich_pruefen', '{"belege_eingesehen": "ja"}'), 'sachlich_geprueft', 'the bookkeeper worked on the old version only, and may check the new one');
SELECT sitzung.als_benutzer(:m, (SELECT id FROM akte.benutzer WHERE mandant_id = :m AND name = 'Uwe Voss')), tests.um('2026-05-06 09:00+02') \g /dev/null
SELECT tests.schritt(:v, 'freigeben') || tests.schritt(:v, 'versenden', '{"versandart": "boten"}') || tests.schritt(:v, 'zugang_erfassen', '{"abrechnung": "alle", "zugang_am": "2026-05-06"}') \g /dev/null
RESET ROLE;
-- 360 → 160 on four flats: 50 less each; Berg 44.63 → 19.83, Busse 37.73 → 16.77
SELECT is((SELECT string_agg(f.art || ' ' || f.soll, ', ' ORDER BY f.id) FROM akte.mietzahlungen f WHERE f.bezeichnung LIKE '%Berichtigung%'),
  'nk_guthaben -50.00, nk_guthaben -24.80, nk_guthaben -20.96, nk_guthaben -50.00, nk_guthaben -50.00', 'only the difference is booked, against the claim that stands');
SET LOCAL ROLE mietakte_dba;

-- the end
SELECT tests.als(:m, 'teamleitung', '2027-06-01 09:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'einwendung_erfassen', jsonb_build_object('abrechnung', (SELECT f->'optionen'->0->>'wert' FROM engine.moegliche_ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'einwendung_erfassen' AND f->>'name' = 'abrechnung'),
    'eingegangen_am', '2027-06-01', 'einwendung', 'Der Müll ist zu teuer.')), 'MAD61', 'after the twelfth month it is late (31.05.2027, a Monday)');
SELECT is(tests.schritt(:v, 'einwendung_erfassen', jsonb_build_object('abrechnung', (SELECT f->'optionen'->0->>'wert' FROM engine.moegliche_ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'einwendung_erfassen' AND f->>'name' = 'abrechnung'),
    'eingegangen_am', '2027-06-01', 'einwendung', 'Der Müll ist zu teuer.', 'entschuldigt', 'lag bis Ende Mai im Krankenhaus')), 'versendet', 'unless the tenant could not help it');
SELECT sitzung.als_dienst(:m), tests.um('2027-06-02 03:00+02') \g /dev/null
SELECT is((SELECT count(*)::int FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), 0, 'an open one keeps the file open');
SELECT tests.als(:m, 'teamleitung', '2027-06-03 09:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'einwendung_entscheiden', jsonb_build_object('einwendung', (SELECT f->'optionen'->0->>'wert' FROM engine.moegliche_ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'einwendung_entscheiden' AND f->>'name' = 'einwendung'),
    'ergebnis', 'zurueckgenommen', 'antwort', 'Wie am Telefon besprochen.')), 'versendet', 'withdrawn');
SELECT sitzung.als_dienst(:m), tests.um('2027-06-04 03:00+02') \g /dev/null
SELECT is((SELECT (ok, nach)::text FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), '(t,abgeschlossen)', 'the timer closes the file');
SELECT is((SELECT count(*)::int FROM engine.lifecycle WHERE vorgang_id = :v AND lifecycle = 'child_completed:nk_abrechnung_freigabe'), 1, 'as completed');
SELECT ok((SELECT bool_and(unversehrt) FROM audit.pruefen(:v)), 'and its log is whole');
SELECT * FROM finish();
ROLLBACK;
