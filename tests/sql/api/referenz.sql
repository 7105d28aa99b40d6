-- Reference rows that hold for everybody: who may add them, what is refused, what a correction does.
\ir ../hilfen.psql
SELECT plan(24);
SELECT tests.mandant() AS m \gset
SELECT tests.benutzer(:m) AS b \gset

SET LOCAL ROLE mietakte_dba;
SELECT sitzung.als_benutzer(:m, :b) \g /dev/null
SELECT is(sitzung.ist_betreiber(), false, 'is no operator by himself');
SELECT is((SELECT fehlercode FROM api.referenz_erfassen('vpi', '{"gueltig_ab": "2026-07-01", "wert": "123,4", "quelle": "Destatis", "abgerufen_am": "2026-11-01"}')), 'MA116', 'and may add nothing for everybody');
RESET ROLE;
SELECT is((SELECT count(*) FROM recht.vpi WHERE monat = '2026-07-01'), 0::bigint, 'nothing was added');
SELECT is((SELECT e.fehlercode FROM audit.eintraege e WHERE e.mandant_id = :m AND e.ereignis = 'referenz_erfassen' ORDER BY e.nr DESC LIMIT 1), 'MA116', 'the attempt is in the log');
SELECT throws_ok(format('SELECT sitzung.betreiber_ernennen(%s, 0)', :m), 'MA115', NULL, 'an operator is somebody with a login');
INSERT INTO sitzung.zugaenge (mandant_id, kanal, benutzer_id, email) VALUES (:m, 'verwaltung', :b, 'betrieb@haus.example');
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok(format('SELECT sitzung.betreiber_ernennen(%s, %s)', :m, :b), '42501', NULL, 'staff names nobody');
SET LOCAL ROLE mietakte_dba;
SELECT lives_ok(format('SELECT sitzung.betreiber_ernennen(%1$s, %2$s), sitzung.betreiber_ernennen(%1$s, %2$s)', :m, :b), 'the DBA does, twice is once');
SELECT is(sitzung.ist_betreiber(), true, 'an operator now');

SELECT sitzung.als_benutzer(:m, :b), engine.zeit_setzen('2027-01-20 09:00+01') \g /dev/null
SELECT is(api.bestand_seite()->'referenz_fehlt' @> '["basiszinssaetze"]', true, 'the overview warns from 15 January without the rate of the half-year');
SELECT engine.zeit_setzen('2027-01-14 09:00+01') \g /dev/null
SELECT is(api.bestand_seite()->'referenz_fehlt' @> '["basiszinssaetze"]', false, 'and not before');
SELECT engine.zeit_setzen('2026-11-20 09:00+01') \g /dev/null
SELECT is((SELECT ok FROM api.referenz_erfassen('vpi', '{"gueltig_ab": "01.07.2026", "wert": "123,4", "quelle": "Destatis", "abgerufen_am": "2026-11-01"}')), true, 'a month of the index');
SELECT is(recht.vpi('2026-07-01'), 123.4, 'counts at once');
SELECT is((SELECT erfasst_von FROM recht.vpi WHERE monat = '2026-07-01'), 'benutzer:' || :b, 'and says who added it');
SELECT is((SELECT fehlercode FROM api.referenz_erfassen('vpi', '{"gueltig_ab": "01.07.2026", "wert": "123,5", "quelle": "Destatis", "abgerufen_am": "2026-11-01"}')), 'MA223', 'a contradicting value is refused');
SELECT is((SELECT ok FROM api.referenz_erfassen('vpi', '{"gueltig_ab": "01.07.2026", "wert": "123,5", "quelle": "Destatis, berichtigt", "abgerufen_am": "2026-11-02", "berichtigung": "ja"}')), true, 'a correction is not');
SELECT is(recht.vpi('2026-07-01'), 123.5, 'the correction counts');
SELECT is((SELECT string_agg(wert || ' ' || fassung, ', ' ORDER BY fassung) FROM recht.vpi WHERE monat = '2026-07-01'), '123.4 1, 123.5 2', 'and the old value stays');
SELECT is((SELECT fehlercode FROM api.referenz_erfassen('vpi', '{"gueltig_ab": "01.08.2026", "wert": "123,5", "quelle": "Destatis", "abgerufen_am": "2026-11-02", "berichtigung": "ja"}')), 'MA224', 'nothing to correct');
SELECT is((SELECT fehlercode || ' ' || (felder ? 'gueltig_ab') FROM api.referenz_erfassen('basiszinssaetze', '{"gueltig_ab": "01.02.2027", "prozent": "1,27", "quelle": "Bundesbank", "abgerufen_am": "2026-11-02"}')), 'MA226 true', 'a base rate that begins in February');
SELECT is((SELECT fehlercode || ' ' || (felder ? 'prozent') FROM api.referenz_erfassen('basiszinssaetze', '{"gueltig_ab": "01.01.2027", "prozent": "viel", "quelle": "Bundesbank", "abgerufen_am": "2026-11-02"}')), 'MA012 true', 'a rate that is no number');
SELECT is((SELECT fehlercode FROM api.referenz_erfassen('mahngebuehren', '{}')), 'MA225', 'the fees are fixed');
SELECT is((SELECT ok FROM api.referenz_erfassen('kappungsgrenzen', '{"land": "BY", "gemeinde": "München", "gueltig_ab": "01.01.2026", "gueltig_bis": "31.12.2029", "prozent": "15", "norm": "§ 558 Abs. 3 BGB, Landesverordnung", "quelle": "GVBl.", "abgerufen_am": "2026-11-02"}')), true, 'a municipality');
SELECT is(recht.kappungsgrenze_prozent('BY', 'München', '2026-11-20'), 15::numeric, 'is known from now on');
SELECT sitzung.betreiber_ernennen(:m, :b, true) \g /dev/null
SELECT is(sitzung.ist_betreiber(), false, 'dismissed');
SELECT * FROM finish();
ROLLBACK;
