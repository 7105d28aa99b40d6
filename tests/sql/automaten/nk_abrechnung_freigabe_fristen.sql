-- nk_abrechnung_freigabe: the deadline of § 556 Abs. 3. Warnings, escalation, what is lost after it, what is kept, and corrections after it.
\ir ../hilfen.psql
\ir nk.psql
SELECT plan(35);
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01'), tests.nk_haus(:m) AS o \gset
SELECT tests.nk_anlegen(:o) AS a \gset
SELECT tests.nk_vorgang(:a) AS v, tests.nk_fuellen(:m, :a) \gset

-- warnings
SELECT sitzung.als_dienst(:m), tests.um('2026-09-29 23:00+02') \g /dev/null
SELECT is((SELECT count(*)::int FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), 0, 'the day before nothing');
SELECT tests.um('2026-09-30 01:00+02') \g /dev/null
SELECT is((SELECT (ereignis, ok, nach)::text FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), '(frist_drei_monate,t,erstellt)', 'three months before');
SELECT is((SELECT warnstufe FROM api.nk_abrechnungen WHERE id = :a), 1, 'the list shows it');
-- a walk to the next state sets the timers anew, but never warns twice
SELECT tests.als(:m, 'sachbearbeitung', '2026-10-01 09:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'zur_belegkontrolle_geben'), 'belegkontrolle', 'handed in');
SELECT is((SELECT string_agg(ereignis, ' ' ORDER BY faellig_am) FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 'frist_ein_monat frist_abgelaufen', 'what has warned does not warn again');
SELECT sitzung.als_dienst(:m), tests.um('2026-12-01 03:00+01') \g /dev/null
SELECT is((SELECT (ereignis, ok)::text FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), '(frist_ein_monat,t)', 'one month before');
SELECT tests.als(:m, 'buchhaltung', '2026-12-02 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'sachlich_pruefen', '{"belege_eingesehen": "ja"}'), 'sachlich_geprueft', 'checked');
SELECT is((SELECT string_agg(ereignis, ' ' ORDER BY faellig_am) FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 'frist_abgelaufen', 'only the end is left');
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT tests.um('2027-02-01 03:00+01') \g /dev/null
SELECT is((SELECT (ereignis, ok, (faellig_am AT TIME ZONE 'Europe/Berlin')::date)::text FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), '(frist_abgelaufen,t,2027-01-01)', 'over; fired late, once, with the day it was due');
SELECT is((SELECT warnstufe FROM api.nk_abrechnungen WHERE id = :a), 3, 'escalated');
SELECT tests.als(:m, 'teamleitung', '2027-02-01 09:00+01') \g /dev/null
SELECT tests.schritt(:v, 'zurueckgeben', '{"grund": "liegt seit Monaten"}') \g /dev/null
SELECT is((SELECT count(*)::int FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 0, 'nothing left to warn of');

-- after the deadline: claims are lost, credits are not
SELECT is(tests.nk_freigeben(:m, :v, '2027-02-02 09:00+01'), 'belegkontrolle sachlich_geprueft freigegeben', 'released all the same');
SELECT is((SELECT (fehlercode, felder ? 'verspaetung')::text FROM engine.ausloesen(:v, 'versenden', '{"versandart": "post"}')), '(MAD50,t)', 'not without saying what happens to the claims');
SELECT is(tests.schritt(:v, 'versenden', '{"versandart": "post", "verspaetung": "nicht_zu_vertreten", "verspaetung_grund": "Krank"}'), 'MAD51', 'one word is no reason');
SELECT is(tests.schritt(:v, 'versenden', '{"versandart": "post", "verspaetung": "ausgeschlossen"}'), 'versendet', 'without claims');
RESET ROLE;
SELECT is((SELECT count(*)::int FROM akte.dokumente WHERE vorgang_id = :v AND daten::text LIKE '%Weil die Abrechnungsfrist abgelaufen ist%'), 3, 'three letters say what is no longer asked for');
SET LOCAL ROLE mietakte_dba;
SELECT tests.um('2027-02-05 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'zugang_erfassen', '{"abrechnung": "alle", "zugang_am": "2027-02-05"}'), 'versendet', 'arrived');
RESET ROLE;
SELECT is((SELECT string_agg(anspruch::text, ' ' ORDER BY id) FROM akte.nk_zustellungen), '0.00 0.00 0.00 -407.84 -1462.18', 'claims are nothing, credits stay');
SELECT is((SELECT string_agg(art || ' ' || soll, ', ' ORDER BY id) FROM akte.mietzahlungen), 'nk_guthaben -407.84, nk_guthaben -1462.18', 'and nothing else is booked');
SET LOCAL ROLE mietakte_dba;

-- not the landlord's fault: the claim stands, and the letter says why
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01'), tests.nk_haus(:m, '0148') AS o2 \gset
SELECT tests.nk_anlegen(:o2) AS a2 \gset
SELECT tests.nk_vorgang(:a2) AS v2, tests.nk_fuellen(:m, :a2) \gset
SELECT tests.nk_freigeben(:m, :v2, '2027-02-02 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v2, 'versenden', '{"versandart": "einwurf", "verspaetung": "nicht_zu_vertreten", "verspaetung_grund": "Der Grundsteuerbescheid kam erst am 12.01.2027."}'), 'versendet', 'a late bill of the city');
RESET ROLE;
SELECT is((SELECT count(*)::int FROM akte.dokumente WHERE vorgang_id = :v2 AND daten::text LIKE '%Grundsteuerbescheid%'), 3, 'the reason stands in the letters that ask for money');
SET LOCAL ROLE mietakte_dba;
SELECT tests.schritt(:v2, 'zugang_erfassen', '{"abrechnung": "alle", "zugang_am": "2027-02-02"}') \g /dev/null
RESET ROLE;
SELECT is((SELECT string_agg(z.anspruch::text || z.verfristet::text, ' ' ORDER BY z.id) FROM akte.nk_zustellungen z WHERE z.vorgang_id = :v2), '770.44true 60.79true 200.32true -407.84true -1462.18true', 'late, and owed all the same');
SET LOCAL ROLE mietakte_dba;

-- sent in time, arrived late: the day of arrival decides
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01'), tests.nk_haus(:m, '0149') AS o3 \gset
SELECT tests.nk_anlegen(:o3) AS a3 \gset
SELECT tests.nk_vorgang(:a3) AS v3, tests.nk_fuellen(:m, :a3) \gset
SELECT tests.nk_freigeben(:m, :v3, '2026-12-30 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v3, 'versenden', '{"versandart": "post"}'), 'versendet', 'sent on the last day but one');
SELECT tests.um('2027-01-04 09:00+01') \g /dev/null
RESET ROLE;
SELECT z.id AS z3 FROM akte.nk_zustellungen z JOIN akte.nk_einzelabrechnungen e ON e.id = z.einzelabrechnung_id WHERE z.vorgang_id = :v3 AND e.saldo = 770.44 \gset
SELECT z.id AS z4 FROM akte.nk_zustellungen z JOIN akte.nk_einzelabrechnungen e ON e.id = z.einzelabrechnung_id WHERE z.vorgang_id = :v3 AND e.saldo = 200.32 \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.schritt(:v3, 'zugang_erfassen', jsonb_build_object('abrechnung', :z3, 'zugang_am', '2026-12-31')) \g /dev/null
SELECT is(tests.schritt(:v3, 'zugang_erfassen', jsonb_build_object('abrechnung', :z4, 'zugang_am', '2027-01-02')), 'versendet', 'two days too late');
RESET ROLE;
SELECT is((SELECT string_agg(anspruch::text || verfristet::text, ' ' ORDER BY id) FROM akte.nk_zustellungen WHERE id IN (:z3, :z4)), '770.44false 0.00true', 'on the last day in time, two days later no claim');
SET LOCAL ROLE mietakte_dba;

-- corrected after the deadline: never to the tenant's disadvantage, always in his favour
SELECT tests.als(:m, 'teamleitung', '2027-01-05 09:00+01') \g /dev/null
SELECT tests.schritt(:v3, 'zugang_erfassen', '{"abrechnung": "alle", "zugang_am": "2026-12-31"}') || tests.schritt(:v3, 'korrigieren', '{"grund": "Grundsteuer zu niedrig angesetzt"}') \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2027-01-05 10:00+01') \g /dev/null
SELECT tests.nk_kosten(:a3, jsonb_build_object('ersetzt', tests.nk_kosten_id(:a3, 'Grundsteuer'), 'grund', 'Bescheid geändert', 'kostenart', '1', 'bezeichnung', 'Grundsteuer', 'betrag', '2.000,00', 'schluessel', 'flaeche')) \g /dev/null
SELECT tests.nk_freigeben(:m, :v3, '2027-01-06 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v3, 'versenden', '{"versandart": "post", "verspaetung": "ausgeschlossen"}'), 'versendet', 'a higher version, after the deadline');
SELECT tests.um('2027-01-08 09:00+01') \g /dev/null
SELECT tests.schritt(:v3, 'zugang_erfassen', '{"abrechnung": "alle", "zugang_am": "2027-01-08"}') \g /dev/null
RESET ROLE;
SELECT is((SELECT count(*)::int FROM akte.mietzahlungen WHERE vorgang_id = :v3 AND bezeichnung LIKE '%Berichtigung%'), 0, 'books nothing');
SELECT is((SELECT sum(e.saldo) FILTER (WHERE e.version = 2) > sum(e.saldo) FILTER (WHERE e.version = 1) FROM akte.nk_einzelabrechnungen e WHERE e.abrechnung_id = :a3), true, 'although it is higher');
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'teamleitung', '2027-01-09 09:00+01') \g /dev/null
SELECT tests.schritt(:v3, 'korrigieren', '{"grund": "Grundsteuer war doch zu hoch"}') \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2027-01-09 10:00+01') \g /dev/null
SELECT tests.nk_kosten(:a3, jsonb_build_object('ersetzt', tests.nk_kosten_id(:a3, 'Grundsteuer'), 'grund', 'Bescheid aufgehoben', 'kostenart', '1', 'bezeichnung', 'Grundsteuer', 'betrag', '500,00', 'schluessel', 'flaeche')) \g /dev/null
SELECT tests.nk_freigeben(:m, :v3, '2027-01-10 09:00+01') \g /dev/null
SELECT tests.schritt(:v3, 'versenden', '{"versandart": "post"}') || tests.schritt(:v3, 'zugang_erfassen', '{"abrechnung": "alle", "zugang_am": "2027-01-10"}') \g /dev/null
RESET ROLE;
-- half of the first 1000: Anders −200.00, Busse owed nothing before and owes nothing now, Conrad −100.00, Dahl −50.00, Berg 148.77 → 74.38
SELECT is((SELECT string_agg(f.art || ' ' || f.soll, ', ' ORDER BY f.id) FROM akte.mietzahlungen f WHERE f.vorgang_id = :v3 AND f.bezeichnung LIKE '%Berichtigung%'),
  'nk_guthaben -200.00, nk_guthaben -74.39, nk_guthaben -100.00, nk_guthaben -50.00', 'in the tenants'' favour it books');
SET LOCAL ROLE mietakte_dba;

-- created in the last month; discarded; created again
SELECT tests.als(:m, 'sachbearbeitung', '2026-12-15 09:00+01'), tests.nk_haus(:m, '0150') AS o5 \gset
SELECT tests.nk_anlegen(:o5) AS a5 \gset
SELECT is((SELECT string_agg(ereignis, ' ' ORDER BY faellig_am) FROM engine.fristen WHERE vorgang_id = tests.nk_vorgang(:a5) AND erledigt_am IS NULL), 'frist_ein_monat frist_abgelaufen', 'in the last month only the last warning');
SELECT is((SELECT fehlercode FROM api.nk_abrechnung_anlegen(jsonb_build_object('objekt', :o5, 'zeitraum_von', '2025-07-01', 'zeitraum_bis', '2026-06-30'))), 'MAD02', 'periods of an object do not overlap');
SELECT tests.als(:m, 'teamleitung', '2026-12-15 10:00+01') \g /dev/null
SELECT is(tests.schritt(tests.nk_vorgang(:a5), 'verwerfen', '{"grund": "falscher Zeitraum"}'), 'verworfen', 'discarded');
SELECT is((SELECT count(*)::int FROM engine.lifecycle WHERE vorgang_id = tests.nk_vorgang(:a5) AND lifecycle = 'child_cancelled:nk_abrechnung_freigabe'), 1, 'as cancelled');
SELECT is((SELECT ok FROM api.nk_abrechnung_anlegen(jsonb_build_object('objekt', :o5, 'zeitraum_von', '2025-07-01', 'zeitraum_bis', '2026-06-30'))), true, 'and the period is free again');
SELECT is((SELECT fehlercode FROM engine.starten('nk_abrechnung_freigabe', (SELECT traeger_id FROM engine.vorgaenge WHERE id = tests.nk_vorgang(:a5)))), 'MAD03', 'the discarded bracket is used up');
SELECT * FROM finish();
ROLLBACK;
