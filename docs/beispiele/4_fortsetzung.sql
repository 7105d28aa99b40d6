-- Both sides agree to go on. The lease equals its former row byte for byte, and no planned Auszug is left.
\ir _haus.psql
\set beginn 2018-10-01
\ir _einzug.psql

SELECT m::text AS vorher FROM akte.mietverhaeltnisse m WHERE id = :mv \gset
SELECT sitzung.als_benutzer(:m, :sachbearbeitung), engine.zeit_setzen('2026-02-28 11:00') \g /dev/null
SELECT ok, nach FROM engine.starten('kuendigung', :t, '{"durch": "mieter", "art": "ordentlich"}');
SELECT id AS kuendigung FROM engine.vorgaenge WHERE traeger_id = :t AND automat = 'kuendigung' \gset
SELECT ok, nach FROM engine.ausloesen(:kuendigung, 'zugang_erfassen', '{"form": "qes", "zugang_am": "28.02.2026"}');
SELECT m.status, m.mietende, m.auszug_geplant_am, m::text = :'vorher' AS wie_vorher FROM akte.mietverhaeltnisse m WHERE id = :mv;

-- after Zugang nobody takes it back alone
SELECT engine.zeit_setzen('2026-04-20 10:00') \g /dev/null
SELECT fehlercode, meldung FROM engine.ausloesen(:kuendigung, 'widerrufen', '{"grund": "Wir bleiben doch"}');
SELECT fehlercode, meldung, norm FROM engine.ausloesen(:kuendigung, 'fortsetzung_vereinbaren', '{"vereinbart_am": "20.04.2026", "zustimmung_mieter": "ja", "zustimmung_vermieter": "nein"}');
-- both agree: what will happen …
SELECT s->>'automat' AS automat, s->>'variante' AS variante, s->>'von' AS von, s->>'nach' AS nach
  FROM engine.vorschau(:kuendigung, 'fortsetzung_vereinbaren', '{"vereinbart_am": "20.04.2026", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}') v, jsonb_array_elements(v->'schritte') s;
-- … and does
SELECT ok, nach FROM engine.ausloesen(:kuendigung, 'fortsetzung_vereinbaren', '{"vereinbart_am": "20.04.2026", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja", "nachweis": "Vereinbarung vom 20.04.2026, von allen unterschrieben"}');
SELECT m.status, m.mietende, m.auszug_geplant_am, m::text = :'vorher' AS wie_vorher FROM akte.mietverhaeltnisse m WHERE id = :mv;
SELECT variante, status, geplant_am FROM akte.uebergaben WHERE mietverhaeltnis_id = :mv ORDER BY id;
SELECT count(*) AS offene_vorgaenge FROM engine.vorgaenge WHERE traeger_id = :t AND NOT ist_klammer AND beendet_am IS NULL;
SELECT count(*) AS offene_fristen FROM engine.fristen f JOIN engine.vorgaenge v ON v.id = f.vorgang_id WHERE v.traeger_id = :t AND f.erledigt_am IS NULL;

-- on the day the lease would have ended nothing happens
SELECT sitzung.als_dienst(:m), engine.zeit_setzen('2026-06-02 05:00') \g /dev/null
SELECT count(*) AS gefeuert FROM engine.faellige_fristen_ausfuehren() f JOIN engine.vorgaenge v ON v.id = f.vorgang_id WHERE v.traeger_id = :t;

-- the landlord's notice comes to nothing in the same way, out of the hardship
SELECT sitzung.als_benutzer(:m, :sachbearbeitung), engine.zeit_setzen('2026-06-03 10:00') \g /dev/null
SELECT ok, nach FROM engine.starten('kuendigung', :t, '{"durch": "vermieter", "art": "ordentlich", "grund_art": "eigenbedarf", "grund": "Eigenbedarf für die Tochter der Eigentümerin und deren Kind"}');
SELECT id AS kuendigung FROM engine.vorgaenge WHERE traeger_id = :t AND automat = 'kuendigung' AND beendet_am IS NULL \gset
SELECT x.ereignis, e.ok, e.nach FROM (VALUES
  (1, 'zugang_erfassen', '{"form": "papier", "zugang_am": "03.06.2026", "hinweis_widerspruch": "ja"}'::jsonb),
  (2, 'widerspruch_einlegen', '{"eingegangen_am": "03.06.2026", "form": "email", "grund": "Schulwechsel der Tochter mitten im Jahr"}'),
  (3, 'fortsetzung_vereinbaren', '{"vereinbart_am": "03.06.2026", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}')) AS x(nr, ereignis, daten), LATERAL engine.ausloesen(:kuendigung, x.ereignis, x.daten) e ORDER BY x.nr;
SELECT m.status, m::text = :'vorher' AS wie_vorher FROM akte.mietverhaeltnisse m WHERE id = :mv;
SELECT zeit::date AS tag, lifecycle, variante FROM engine.lifecycle WHERE traeger_id = :t AND zeit > '2026-01-01' ORDER BY nr;
ROLLBACK;
