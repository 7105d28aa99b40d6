-- The nine months of the seed text. They come from a landlord's notice after more than eight years: a flat handed over on 15 April
-- 2017, notice on 28 February 2026, end on 30 November 2026. The settlement leaves a reserve for the Nebenkosten.
\ir _haus.psql
\set beginn 2017-04-15
\ir _einzug.psql

SELECT sitzung.als_benutzer(:m, :sachbearbeitung), engine.zeit_setzen('2026-02-28 11:00') \g /dev/null
SELECT 'Mieterin' AS kuendigt, frist_monate, mietende, widerspruch_bis FROM api.kuendigungsfrist(:mv, '2026-02-28', 'mieter')
UNION ALL SELECT 'Vermieter', frist_monate, mietende, widerspruch_bis FROM api.kuendigungsfrist(:mv, '2026-02-28', 'vermieter');
SELECT ok, nach FROM engine.starten('kuendigung', :t, '{"durch": "vermieter", "art": "ordentlich", "grund_art": "eigenbedarf", "grund": "Eigenbedarf für die Tochter der Eigentümerin und deren Kind"}');
SELECT id AS kuendigung FROM engine.vorgaenge WHERE traeger_id = :t AND automat = 'kuendigung' \gset
SELECT ok, nach FROM engine.ausloesen(:kuendigung, 'zugang_erfassen', '{"form": "papier", "zugang_am": "28.02.2026", "hinweis_widerspruch": "ja"}');
-- how nine months come about
SELECT s->>'schritt' AS nr, s->>'norm' AS norm, s->'ergebnis'->>'acht_jahre_am' AS acht_jahre_am, s->'ergebnis'->>'verlaengerung_monate' AS verlaengerung,
       s->'ergebnis'->>'sicher' AS dritter_werktag, s->'ergebnis'->>'mietende' AS mietende, s->'ergebnis'->>'widerspruch_bis' AS widerspruch_bis
  FROM akte.kuendigung_erklaerungen e JOIN akte.kuendigungen k ON k.id = e.kuendigung_id, jsonb_array_elements(e.rechenweg->'schritte') s WHERE k.vorgang_id = :kuendigung;
SELECT m.status, m.mietende, u.geplant_am AS auszug_geplant FROM akte.mietverhaeltnisse m JOIN akte.uebergaben u ON u.mietverhaeltnis_id = m.id AND u.variante = 'auszug' WHERE m.id = :mv;

-- 1 October 2026, five in the morning: the service fires what is due
SELECT sitzung.als_dienst(:m), engine.zeit_setzen('2026-10-01 05:00') \g /dev/null
SELECT ereignis, faellig_am::date AS faellig_am, ok, nach FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :kuendigung;

-- 30 November 2026: the handover
SELECT sitzung.als_benutzer(:m, :sachbearbeitung), engine.zeit_setzen('2026-11-30 10:00') \g /dev/null
\set am 2026-11-30
\ir _auszug.psql

-- three months later, with the rates the account really bore
SELECT sitzung.als_benutzer(:m, :buchhaltung), engine.zeit_setzen('2027-02-26 09:00') \g /dev/null
SELECT count(*) FILTER (WHERE z.ok) AS jahre_erfasst FROM (VALUES (2017, '0,25'), (2018, '0,2'), (2019, '0,15'), (2020, '0,1'), (2021, '0,1'), (2022, '0,1'), (2023, '0,5'), (2024, '0,75'), (2025, '0,7'), (2026, '0,7'), (2027, '0,65')) AS x(jahr, satz),
  LATERAL api.zinssatz_erfassen(:objekt, jsonb_build_object('jahr', x.jahr, 'satz', x.satz, 'quelle', 'Kontoauszug der Bank')) z;
SELECT sitzung.als_benutzer(:m, :sachbearbeitung), engine.zeit_setzen('2027-02-26 10:00') \g /dev/null
SELECT id AS kaution FROM engine.vorgaenge WHERE traeger_id = :t AND automat = 'kaution_rueckzahlung' \gset
SELECT x.ereignis, e.ok, e.nach, e.fehlercode FROM (VALUES
  (1, 'maengel_bewerten', '{"position": "1", "verantwortlich": "mieter", "behoben_am": "11.01.2027"}'::jsonb),
  (2, 'maengel_bewerten', '{"position": "2", "verantwortlich": "vermieter", "behoben_am": "11.01.2027"}'),
  (3, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "180,00", "begruendung": "Innenscheibe ersetzt, Rechnung vom 14.01.2027."}'),
  (4, 'bewertung_abschliessen', '{}'),
  (5, 'nk_vorbehalt_festlegen', '{"betrag": "900,00", "zeitraum_von": "01.01.2026", "zeitraum_bis": "30.11.2026", "begruendung": "Nebenkosten 2026 sind nicht abgerechnet."}'),
  (6, 'nk_vorbehalt_festlegen', '{"betrag": "250,00", "zeitraum_von": "01.01.2026", "zeitraum_bis": "30.11.2026", "begruendung": "Nebenkosten 2026; Nachzahlung für 2025 war 231,40 €."}'),
  (7, 'abrechnung_erstellen', '{}'),
  (8, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Übergabeprotokoll vom 30.11.2026"}')) AS x(nr, ereignis, daten),
  LATERAL engine.ausloesen(:kaution, x.ereignis, x.daten) e ORDER BY x.nr;
-- (step 5: more than four monthly advances is no reasonable part)
SELECT sitzung.als_benutzer(:m, :buchhaltung), engine.zeit_setzen('2027-03-01 09:00') \g /dev/null
SELECT ok, nach FROM engine.ausloesen(:kaution, 'teilauszahlung', '{"ausgefuehrt_am": "01.03.2027"}');
SELECT t.nummer, t.art, t.zinsen, t.einbehalte, t.nk_vorbehalt, t.auszahlung FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = :kaution;
SELECT sum(b.betrag) AS kontostand FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv;

-- in June the Nebenkosten are settled; interest has run on over what stayed
SELECT sitzung.als_benutzer(:m, :sachbearbeitung), engine.zeit_setzen('2027-06-15 10:00') \g /dev/null
SELECT x.ereignis, e.ok, e.nach FROM (VALUES
  (1, 'nk_abgerechnet', '{"zugegangen_am": "14.06.2027", "nachzahlung": "112,40"}'::jsonb),
  (2, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Übergabeprotokoll vom 30.11.2026"}')) AS x(nr, ereignis, daten),
  LATERAL engine.ausloesen(:kaution, x.ereignis, x.daten) e ORDER BY x.nr;
SELECT sitzung.als_benutzer(:m, :buchhaltung), engine.zeit_setzen('2027-06-18 09:00') \g /dev/null
SELECT ok, nach FROM engine.ausloesen(:kaution, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "18.06.2027"}');
SELECT b.wertstellung, b.text, b.betrag, sum(b.betrag) OVER (ORDER BY b.id) AS kontostand FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv ORDER BY b.id;
SELECT status, ausgang FROM akte.mietverhaeltnisse WHERE id = :mv;
ROLLBACK;
