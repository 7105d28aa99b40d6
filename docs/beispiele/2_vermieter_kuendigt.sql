-- The landlord gives notice of the lease of 1 October 2018: six months since more than five years have passed, the end is 31 August 2026.
-- The tenant objects because of hardship, in vain, and moves out. For the interest of 2026 the bank's own rate is entered.
\ir _haus.psql
\set beginn 2018-10-01
\ir _einzug.psql

SELECT sitzung.als_benutzer(:m, :sachbearbeitung), engine.zeit_setzen('2026-02-28 11:00') \g /dev/null
-- a landlord needs a reason
SELECT ok, fehlercode, meldung, norm FROM engine.starten('kuendigung', :t, '{"durch": "vermieter", "art": "ordentlich"}');
SELECT ok, nach FROM engine.starten('kuendigung', :t, '{"durch": "vermieter", "art": "ordentlich", "grund_art": "eigenbedarf", "grund": "Eigenbedarf für die Tochter der Eigentümerin und deren Kind"}');
SELECT id AS kuendigung FROM engine.vorgaenge WHERE traeger_id = :t AND automat = 'kuendigung' \gset
SELECT ok, von, nach FROM engine.ausloesen(:kuendigung, 'zugang_erfassen', '{"form": "papier", "zugang_am": "28.02.2026", "zugang_nachweis": "Übergabe durch Boten", "hinweis_widerspruch": "ja"}');
SELECT e.frist_monate, k.mietende, k.widerspruch_bis, u.geplant_am AS auszug_geplant FROM akte.kuendigungen k JOIN akte.kuendigung_erklaerungen e ON e.kuendigung_id = k.id
  JOIN akte.uebergaben u ON u.mietverhaeltnis_id = k.mietverhaeltnis_id AND u.variante = 'auszug' WHERE k.vorgang_id = :kuendigung;
-- what now waits for its day
SELECT f.titel, f.norm, f.faellig_am::date AS am FROM engine.fristen f WHERE f.vorgang_id = :kuendigung AND f.erledigt_am IS NULL ORDER BY f.faellig_am;

-- the objection: text form is enough since 2025, the spoken word is not
SELECT engine.zeit_setzen('2026-06-29 10:00') \g /dev/null
SELECT ok, fehlercode, meldung, norm FROM engine.ausloesen(:kuendigung, 'widerspruch_einlegen', '{"eingegangen_am": "29.06.2026", "form": "muendlich", "grund": "Schulwechsel der Tochter mitten im Jahr"}');
SELECT ok, nach FROM engine.ausloesen(:kuendigung, 'widerspruch_einlegen', '{"eingegangen_am": "29.06.2026", "form": "email", "grund": "Schulwechsel der Tochter mitten im Jahr"}');
SELECT ok, nach FROM engine.ausloesen(:kuendigung, 'widerspruch_zurueckweisen', '{"begruendung": "Ersatzwohnung im selben Haus angeboten und abgelehnt."}');

-- 31 August 2026: out
SELECT engine.zeit_setzen('2026-08-31 10:00') \g /dev/null
\set am 2026-08-31
\ir _auszug.psql
SELECT v.automat, v.zustand FROM engine.vorgaenge v WHERE v.traeger_id = :t AND v.automat IN ('kuendigung', 'kaution_rueckzahlung') ORDER BY v.id;

-- three months later the reference table of rates does not reach any more, and no rate is invented
SELECT engine.zeit_setzen('2026-11-30 10:00') \g /dev/null
SELECT id AS kaution FROM engine.vorgaenge WHERE traeger_id = :t AND automat = 'kaution_rueckzahlung' \gset
SELECT x.ereignis, e.ok, e.nach, e.fehlercode, e.meldung FROM (VALUES
  (1, 'maengel_bewerten', '{"position": "1", "verantwortlich": "mieter", "behoben_am": "14.09.2026"}'::jsonb),
  (2, 'maengel_bewerten', '{"position": "2", "verantwortlich": "vermieter", "behoben_am": "14.09.2026"}'),
  (3, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "180,00", "begruendung": "Innenscheibe ersetzt, Rechnung vom 22.09.2026."}'),
  (4, 'bewertung_abschliessen', '{}'),
  (5, 'abrechnung_erstellen', '{}')) AS x(nr, ereignis, daten), LATERAL engine.ausloesen(:kaution, x.ereignis, x.daten) e ORDER BY x.nr;
SELECT sitzung.als_benutzer(:m, :buchhaltung), engine.zeit_setzen('2026-11-30 10:30') \g /dev/null
SELECT ok FROM api.zinssatz_erfassen(:objekt, '{"jahr": "2026", "satz": "0,706", "quelle": "Auskunft der Bank vom 27.11.2026"}');
SELECT sitzung.als_benutzer(:m, :sachbearbeitung), engine.zeit_setzen('2026-11-30 11:00') \g /dev/null
SELECT ok, nach FROM engine.ausloesen(:kaution, 'abrechnung_erstellen');
SELECT t.kaution, t.zinsen, t.einbehalte, t.auszahlung FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = :kaution;

-- the tenant objects to the statement: back, corrected, the next number
SELECT engine.zeit_setzen('2026-12-10 10:00') \g /dev/null
SELECT x.ereignis, e.ok, e.nach FROM (VALUES
  (1, 'einwendung_erheben', '{"eingegangen_am": "10.12.2026", "einwendung": "Die Anfahrt war schon bezahlt."}'::jsonb),
  (2, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "150,00", "begruendung": "Rechnung vom 22.09.2026 ohne die Anfahrt."}'),
  (3, 'abrechnung_erstellen', '{}'),
  (4, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Übergabeprotokoll vom 31.08.2026"}')) AS x(nr, ereignis, daten),
  LATERAL engine.ausloesen(:kaution, x.ereignis, x.daten) e ORDER BY x.nr;
SELECT t.nummer, t.stichtag, t.zinsen, t.einbehalte, t.auszahlung FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = :kaution ORDER BY t.nummer;
SELECT sitzung.als_benutzer(:m, :teamleitung), engine.zeit_setzen('2026-12-14 09:00') \g /dev/null
SELECT ok, nach FROM engine.ausloesen(:kaution, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "14.12.2026"}');
SELECT sum(b.betrag) AS kontostand FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv;
SELECT p.zeit::date AS tag, p.ereignis, p.von, p.nach FROM audit.protokoll p WHERE p.vorgang_id = :kuendigung AND p.ergebnis = 'ok' ORDER BY p.nr;
SELECT status, ausgang FROM akte.mietverhaeltnisse WHERE id = :mv;
ROLLBACK;
