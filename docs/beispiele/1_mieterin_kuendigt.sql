-- The tenant gives notice. Hauptstraße 47, third floor left: lease of 1 October 2018, 84 m², 3.5 rooms, 920 € Kaltmiete, two adults, one child.
\ir _haus.psql
\set beginn 2018-10-01
\ir _einzug.psql

-- what the file says before the notice
SELECT m.vertragsnummer, m.status, m.mietbeginn, m.ueberlassung_am, m.mietende, e.wohnflaeche, e.zimmer, k.nettokaltmiete, m.erwachsene, m.kinder
  FROM akte.mietverhaeltnisse m JOIN akte.einheiten e ON e.id = m.einheit_id JOIN akte.mietkonditionen k ON k.mietverhaeltnis_id = m.id WHERE m.id = :mv;
SELECT b.wertstellung, b.text, b.betrag FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv ORDER BY b.id;

-- 28 February 2026, a Saturday. What if a notice arrived today? The tenant always has three months, the landlord here six.
SELECT sitzung.als_benutzer(:m, :sachbearbeitung), engine.zeit_setzen('2026-02-28 11:00') \g /dev/null
SELECT 'Mieterin' AS kuendigt, frist_monate, mietende, widerspruch_bis FROM api.kuendigungsfrist(:mv, '2026-02-28', 'mieter')
UNION ALL SELECT 'Vermieter', frist_monate, mietende, widerspruch_bis FROM api.kuendigungsfrist(:mv, '2026-02-28', 'vermieter');

SELECT ok, nach FROM engine.starten('kuendigung', :t, '{"durch": "mieter", "art": "ordentlich"}');
SELECT id AS kuendigung FROM engine.vorgaenge WHERE traeger_id = :t AND automat = 'kuendigung' \gset

-- an e-mail is no notice, and the file keeps the attempt
SELECT ok, fehlercode, meldung, norm FROM engine.ausloesen(:kuendigung, 'zugang_erfassen', '{"form": "email", "zugang_am": "28.02.2026"}');

-- a look ahead: everything the next step would do, then taken back
SELECT s->>'automat' AS automat, s->>'variante' AS variante, s->>'von' AS von, s->>'nach' AS nach, s->'wirkung'->>'mietende' AS mietende
  FROM engine.vorschau(:kuendigung, 'zugang_erfassen', '{"form": "qes", "zugang_am": "28.02.2026"}') v, jsonb_array_elements(v->'schritte') s;

-- the qualified electronic signature stands in for the ink
SELECT ok, von, nach, norm FROM engine.ausloesen(:kuendigung, 'zugang_erfassen', '{"form": "qes", "zugang_am": "28.02.2026", "zugang_nachweis": "qualifiziert signierte Datei per E-Mail"}');

-- one transaction: master under notice, end of the lease, the planned Auszug
SELECT automat, variante, zustand FROM engine.vorgaenge WHERE traeger_id = :t AND beendet_am IS NULL ORDER BY id;
SELECT m.status, m.mietende, u.status AS auszug, u.geplant_am FROM akte.mietverhaeltnisse m JOIN akte.uebergaben u ON u.mietverhaeltnis_id = m.id AND u.variante = 'auszug' WHERE m.id = :mv;
-- how the day was computed
SELECT s->>'schritt' AS nr, left(s->>'regel', 88) AS regel, s->>'norm' AS norm, s->'ergebnis'->>'mietende' AS mietende
  FROM akte.kuendigung_erklaerungen e JOIN akte.kuendigungen k ON k.id = e.kuendigung_id, jsonb_array_elements(e.rechenweg->'schritte') s WHERE k.vorgang_id = :kuendigung;
-- a second notice, a payout by hand: locked, with a reason
SELECT fehlercode, meldung, hinweis FROM engine.starten('kuendigung', :t, '{"durch": "mieter", "art": "ordentlich"}');
SELECT fehlercode, meldung, hinweis FROM engine.starten('kaution_rueckzahlung', :t);

-- 29 May 2026: the handover, with photos, meters, keys, three defects
SELECT engine.zeit_setzen('2026-05-29 10:00') \g /dev/null
SELECT id AS auszug FROM engine.vorgaenge WHERE traeger_id = :t AND automat = 'wohnungsuebergabe' AND variante = 'auszug' \gset
SELECT api.datei_ablegen(:'png', '{"typ": "image/png", "name": "Tür.png"}') AS foto1, api.datei_ablegen(:'png', '{"typ": "image/png", "name": "Griff.png"}') AS foto2,
       api.datei_ablegen(:'png', '{"typ": "image/png", "name": "Backofen.png"}') AS foto3, api.datei_ablegen(:'png', '{"typ": "image/png", "art": "unterschrift", "name": "Unterschrift.png"}') AS unterschrift,
       api.datei_ablegen(:'pdf', '{"typ": "application/pdf", "name": "Protokoll, qualifiziert signiert.pdf"}') AS signiert \gset
SELECT ereignis, e.ok, e.nach FROM (VALUES
  (1, 'termin_vereinbaren', '{"termin": "29.05.2026 10:00"}'::jsonb),
  (2, 'protokoll_beginnen', '{}'),
  (3, 'raum_erfassen', '{"raum": "Flur", "zustand": "maengel"}'),
  (4, 'raum_erfassen', '{"raum": "Küche", "zustand": "maengel"}'),
  (5, 'mangel_erfassen', jsonb_build_object('raum', 'Flur', 'beschreibung', 'Lackschäden an der Wohnungstür', 'verantwortlich', 'mieter', 'kosten_geschaetzt', '120,00', 'foto_1', :'foto1')),
  (6, 'mangel_erfassen', jsonb_build_object('raum', 'Wohnzimmer', 'beschreibung', 'Fenstergriff funktioniert nicht', 'verantwortlich', 'ungeklaert', 'foto_1', :'foto2')),
  (7, 'mangel_erfassen', jsonb_build_object('raum', 'Küche', 'beschreibung', 'Glasscheibe des Backofens fehlt', 'verantwortlich', 'mieter', 'kosten_geschaetzt', '180,00', 'foto_1', :'foto3')),
  (8, 'zaehler_ablesen', '{"art": "strom", "nummer": "1EMH0012345678", "stand": "28.714,3", "einheit": "kWh"}'),
  (9, 'schluessel_erfassen', '{"art": "Wohnungstür", "anzahl": "3"}'),
  (10, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'einfach', 'datei', :'unterschrift', 'geraet', 'Tablet der Verwaltung')),
  (11, 'mangel_erfassen', '{"raum": "Bad", "beschreibung": "Noch etwas gefunden", "verantwortlich": "mieter"}'),
  (12, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Die Verwaltung', 'stufe', 'qualifiziert', 'datei', :'signiert', 'pruefung', 'gültig, Anbieter auf der EU-Vertrauensliste')),
  (13, 'abschliessen', '{"uebergeben_am": "29.05.2026"}')) AS x(nr, ereignis, daten), LATERAL engine.ausloesen(:auszug, x.ereignis, x.daten) e ORDER BY x.nr;
-- (after the first signature nothing more goes into the protocol: step 11 was refused)
SELECT s.partei, s.name, s.stufe, s.protokoll_digest = u.protokoll_digest AS gilt_fuer_dieses_protokoll FROM akte.uebergabe_unterschriften s JOIN akte.uebergaben u ON u.id = s.uebergabe_id WHERE u.vorgang_id = :auszug ORDER BY s.id;
SELECT automat, variante, zustand FROM engine.vorgaenge WHERE traeger_id = :t AND NOT ist_klammer AND automat <> 'vertragsabschluss' ORDER BY id;

-- three months later: two defects are remedied, 180 € stay for the oven
SELECT engine.zeit_setzen('2026-08-28 10:00') \g /dev/null
SELECT id AS kaution FROM engine.vorgaenge WHERE traeger_id = :t AND automat = 'kaution_rueckzahlung' \gset
SELECT fehlercode, meldung FROM engine.ausloesen(:kaution, 'bewertung_abschliessen');
SELECT ereignis, e.ok, e.nach FROM (VALUES
  (1, 'maengel_bewerten', '{"position": "1", "verantwortlich": "mieter", "behoben_am": "12.06.2026", "begruendung": "Von Frau Ostermann selbst fachgerecht ausgebessert."}'::jsonb),
  (2, 'maengel_bewerten', '{"position": "2", "verantwortlich": "vermieter", "behoben_am": "15.06.2026", "begruendung": "Verschleiß durch vertragsgemäßen Gebrauch (§ 538 BGB)."}'),
  (3, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "180,00", "begruendung": "Innenscheibe ersetzt, Rechnung vom 22.06.2026."}'),
  (4, 'bewertung_abschliessen', '{}'),
  (5, 'abrechnung_erstellen', '{}')) AS x(nr, ereignis, daten), LATERAL engine.ausloesen(:kaution, x.ereignis, x.daten) e ORDER BY x.nr;
SELECT t.nummer, t.art, t.stichtag, t.kaution, t.zinsen, t.einbehalte, t.auszahlung FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = :kaution;
-- the interest to the day, as the letter prints it
SELECT j->>'jahr' AS jahr, a->>'von' AS von, a->>'bis' AS bis, a->>'tage' AS tage, a->>'kapital' AS kapital, j->>'zinssatz' AS prozent, j->>'zinsen' AS zinsen_des_jahres
  FROM akte.dokumente d, jsonb_array_elements(d.daten->'zinsen'->'jahre') j, jsonb_array_elements(j->'abschnitte') a WHERE d.vorgang_id = :kaution;

-- the payout: one orders, another confirms
SELECT ok, nach FROM engine.ausloesen(:kaution, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02 1203 0000 0000 2020 51", "iban_nachweis": "Übergabeprotokoll vom 29.05.2026"}');
SELECT fehlercode, meldung FROM engine.ausloesen(:kaution, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "31.08.2026"}');
SELECT sitzung.als_benutzer(:m, :buchhaltung), engine.zeit_setzen('2026-08-31 09:00') \g /dev/null
SELECT ok, nach FROM engine.ausloesen(:kaution, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "31.08.2026"}');
SELECT b.wertstellung, b.art, b.betrag, sum(b.betrag) OVER (ORDER BY b.id) AS kontostand FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv ORDER BY b.id;

-- closed: one continuous line, and a log that proves itself
SELECT status, ausgang FROM akte.mietverhaeltnisse WHERE id = :mv;
SELECT zeit::date AS tag, lifecycle, variante FROM engine.lifecycle WHERE traeger_id = :t ORDER BY nr;
SELECT count(*) AS vorgaenge, bool_and(p.unversehrt) AS unversehrt FROM engine.vorgaenge v, LATERAL audit.pruefen(v.id) p WHERE v.traeger_id = :t;
-- what was tried and refused is on file, too
SELECT v.automat, p.ereignis, p.fehlercode, count(*) FROM audit.protokoll p JOIN engine.vorgaenge v ON v.id = p.vorgang_id WHERE p.strom_id = :t AND ergebnis = 'abgelehnt' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
ROLLBACK;
